// The groups of the Korea case against an oracle in Python, and the counts that
// fix the case: golden/groups_golden.csv holds group, day, weight, acts.
#include <fstream>
#include <iterator>
#include <map>
#include <string>

#include <gtest/gtest.h>

#include "entente/casefile/case.hpp"
#include "entente/casefile/csv.hpp"
#include "entente/record/group.hpp"
#include "entente/record/track.hpp"

namespace entente::record {
namespace {

struct Korea {
  casefile::Reading reading = casefile::read_case("cases/korea");
  const Record& record = reading.value.record;

  const Group& group(const std::string& name) const {
    for (const Group& one : reading.value.groups) {
      if (one.name == name) return one;
    }
    ADD_FAILURE() << "no group " << name;
    return reading.value.groups.front();
  }
  const Track& track(const std::string& name) const {
    for (const Track& one : reading.value.tracks) {
      if (one.name == name) return one;
    }
    ADD_FAILURE() << "no track " << name;
    return reading.value.tracks.front();
  }
};

const Korea& korea() {
  static const Korea one;
  return one;
}

struct OracleDay {
  double weight = 0;
  std::size_t acts = 0;
  bool operator==(const OracleDay&) const = default;
};
using OracleGroups = std::map<std::string, std::map<Day, OracleDay>>;

std::string bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file),
          std::istreambuf_iterator<char>()};
}

OracleGroups golden() {
  Diagnostics diagnostics;
  const casefile::CsvTable table =
      casefile::read_csv(bytes_of("tests/record/golden/groups_golden.csv"),
                         "groups_golden.csv", diagnostics);
  EXPECT_TRUE(diagnostics.empty());
  OracleGroups groups;
  for (const auto& row : table.rows) {
    groups[row[0].text][parse_day(row[1].text).value()] = {
        std::stod(row[2].text), std::stoul(row[3].text)};
  }
  return groups;
}

std::string all_mistakes(const Diagnostics& diagnostics) {
  std::string text;
  for (const Diagnostic& one : diagnostics)
    text += to_text(one);
  return text;
}

TEST(Korea, is_read_without_a_mistake) {
  EXPECT_TRUE(korea().reading.diagnostics.empty())
      << all_mistakes(korea().reading.diagnostics);
  EXPECT_EQ(korea().record.acts.size(), 1946U);
}

TEST(Korea, gives_the_days_and_weights_of_the_oracle_for_every_group) {
  const OracleGroups oracle = golden();
  EXPECT_EQ(oracle.size(), 16U);
  for (const auto& [name, days] : oracle) {
    std::map<Day, OracleDay> ours;
    for (const ActDay& day : act_days(korea().group(name), korea().record)) {
      ours[day.day] = {day.weight, day.acts.size()};
    }
    EXPECT_EQ(ours, days) << name;
  }
}

// Act-days in the window that fall on covered days.
int covered_act_days(const std::string& name) {
  const Group& group = korea().group(name);
  const Span window = korea().reading.value.window;
  const std::vector<char> covered = covered_days(group, korea().record, window);
  int days = 0;
  for (const ActDay& day : act_days(group, korea().record)) {
    if (window.holds(day.day) && covered[day.day - window.from] != 0) ++days;
  }
  return days;
}

int days_covered(const std::string& name) {
  int days = 0;
  for (const char c : covered_days(korea().group(name), korea().record,
                                   korea().reading.value.window)) {
    days += c;
  }
  return days;
}

int acts_in_window(const std::string& name) {
  int acts = 0;
  for (const std::size_t i : members(korea().group(name), korea().record)) {
    acts += korea().reading.value.window.holds(korea().record.acts[i].day);
  }
  return acts;
}

TEST(Korea, has_the_counts_that_fix_the_case) {
  EXPECT_EQ(days_covered("provocation"), 7517);
  EXPECT_EQ(days_covered("conciliation"), 7384);
  EXPECT_EQ(covered_act_days("provocation"), 174);
  EXPECT_EQ(covered_act_days("missile"), 152);
  EXPECT_EQ(covered_act_days("nuclear test"), 6);
  EXPECT_EQ(covered_act_days("conciliation"), 47);
  EXPECT_EQ(covered_act_days("talks"), 55);
  EXPECT_EQ(covered_act_days("cut"), 11);
  EXPECT_EQ(covered_act_days("restoration"), 13);
  EXPECT_EQ(acts_in_window("concession"), 29);
  EXPECT_EQ(acts_in_window("concession without drills"), 18);
  EXPECT_EQ(acts_in_window("drill cut before 2018"), 2);
  EXPECT_EQ(acts_in_window("drill cut 2018-19"), 7);
  EXPECT_EQ(acts_in_window("drill cut later"), 4);
  EXPECT_EQ(covered_act_days("pressure"), 53);
  EXPECT_EQ(covered_act_days("exercise"), 67);
  EXPECT_EQ(covered_act_days("unscheduled drill"), 18);
  EXPECT_EQ(covered_act_days("offer"), 30);
}

// "state from" of every spell, "~" where the day is not known.
std::vector<std::string> spells_of(const std::string& name) {
  std::vector<std::string> found;
  for (const Spell& one : spells(korea().track(name), korea().record,
                                 Eligible::all, make_day(2026, 10, 10))) {
    const char* state = one.state == State::open  ? "open "
                        : one.state == State::cut ? "cut "
                                                  : "unanswered ";
    found.push_back(state + iso(one.span.from) + (one.day_known ? "" : "~"));
  }
  return found;
}

TEST(Korea, has_the_spells_of_the_codebook) {
  using List = std::vector<std::string>;
  EXPECT_EQ(
      spells_of("panmunjom-redcross"),
      (List{"open 1971-09-22", "cut 1976-08-01~",      "open 1980-01-01~",
            "cut 1980-09-25~", "open 1984-09-29~",     "cut 2008-11-12~",
            "open 2009-08-25", "cut 2010-05-25",       "open 2011-01-12",
            "cut 2013-03-11",  "open 2013-06-07~",     "unanswered 2013-06-12",
            "open 2013-07-03", "cut 2016-02-11",       "open 2018-01-03",
            "cut 2020-06-09",  "open 2021-07-27",      "unanswered 2021-08-10",
            "open 2021-10-04", "unanswered 2023-04-07"}));
  EXPECT_EQ(spells_of("east-military"),
            (List{"open 2003-12-05", "cut 2009-03-09", "open 2009-03-21",
                  "cut 2010-11-28", "open 2018-08-15", "cut 2020-06-09",
                  "open 2021-07-29~", "unanswered 2021-08-10",
                  "open 2021-10-04", "unanswered 2023-04-07"}));
  EXPECT_EQ(spells_of("joint-liaison-office"),
            (List{"open 2018-09-14", "cut 2019-03-22", "open 2019-03-25~",
                  "cut 2020-06-09"}));
  EXPECT_EQ(spells_of("Kaesong"),
            (List{"open 2004-12-15", "cut 2009-03-09", "open 2009-03-10",
                  "cut 2013-04-08", "open 2013-09-16", "cut 2016-02-10"}));
  EXPECT_EQ(spells_of("Kumgang"), (List{"open 1998-11-18", "cut 1999-06-21",
                                        "open 1999-08-05", "cut 2008-07-11"}));
}

TEST(Korea, keeps_unverified_and_digest_acts_out_of_the_tracks_of_a_fit) {
  const Track& track = korea().track("panmunjom-redcross");
  const Day last = korea().reading.value.window.to;
  for (const Spell& spell :
       spells(track, korea().record, Eligible::fit, last)) {
    const Act& act = korea().record.acts[spell.act];
    EXPECT_EQ(act.precision, Precision::day) << act.id.view();
    EXPECT_NE(act.check, Check::unverified) << act.id.view();
    EXPECT_NE(act.check, Check::digest) << act.id.view();
  }
}

}  // namespace
}  // namespace entente::record
