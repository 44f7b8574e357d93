// Doubts about rows and questions, on the small case of docs/files.md.
#include "entente/doubt/doubts.hpp"

#include <gtest/gtest.h>

#include "entente/doubt/merged.hpp"
#include "entente/doubt/reading.hpp"

#include "../casefile/fixture.hpp"

namespace entente::doubt {
namespace {

using casefile::documented_case;
using casefile::Files;
using casefile::read_case;
using casefile::ruined;

std::string doubts_in(const Files& files) {
  const casefile::Reading reading = read_case(files, "small");
  std::string text;
  for (const Diagnostic& one : reading.diagnostics)
    text += "mistake: " + to_text(one);
  for (const Diagnostic& one : doubts_of(reading.value))
    text += to_text(one);
  return text;
}

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

// The small case whose density reads a daily.csv of these days.
Files daily_case(const std::string& from, const std::string& to) {
  Files files = ruined("case.toml", "classes = [\"press\", \"broadcast\"]",
                       "file = \"daily.csv\"");
  files["daily.csv"] =
      "source,date,actor,target,quad,events,goldstein\n"
      "icews," +
      from + ",ALB,BOR,4,3,-2.5\nicews," + to + ",ALB,BOR,4,3,-2.5\n";
  return files;
}

TEST(Doubts, say_how_far_the_density_reads_beyond_its_file) {
  EXPECT_FALSE(
      holds(doubts_in(daily_case("2017-01-01", "2019-12-30")), "daily.csv"));
  const std::string text = doubts_in(daily_case("2017-01-02", "2019-12-30"));
  EXPECT_FALSE(holds(text, "mistake: ")) << text;
  EXPECT_TRUE(holds(text,
                    "1 of the window's 730 days read days that daily.csv does "
                    "not speak of: it has 2017-01-02 to 2019-12-30"))
      << text;
  EXPECT_TRUE(holds(doubts_in(daily_case("2017-01-01", "2019-12-29")),
                    "1 of the window's 730 days"));
}

// What each change of the small case must be doubted with, and that it is not
// without the change.
struct Planted {
  const char *name, *file, *from, *to, *doubt;
};

class PlantedDoubt : public testing::TestWithParam<Planted> {};

TEST_P(PlantedDoubt, is_said_and_not_without_it) {
  const Planted& one = GetParam();
  const std::string text = doubts_in(ruined(one.file, one.from, one.to));
  EXPECT_FALSE(holds(text, "mistake: ")) << text;
  EXPECT_TRUE(holds(text, one.doubt)) << text;
  EXPECT_FALSE(holds(doubts_in(documented_case()), one.doubt));
}

INSTANTIATE_TEST_SUITE_P(
    the,
    PlantedDoubt,
    testing::Values(
        Planted{"as_of_past_coverage", "coverage.csv",
                "clashes,clash,,2018-01-01,2019-12-31",
                "clashes,clash,,2018-01-01,2019-10-31",
                "the outcome 'clash' (to 2019-10-31) is not covered to as_of"},
        Planted{"text_that_no_act_has", "case.toml", "outcomes = [\"\"]   ",
                "text_any = [\"line\", \"lnie\"]   ",
                "'lnie' in text_any of 'cut' fits no act"},
        Planted{"target_that_no_act_has", "case.toml", "outcomes = [\"\"]   ",
                "targets_any = [\"BOR\", \"UNO\"]   ",
                "'UNO' in targets_any of 'cut' fits no act"},
        Planted{"window_before_coverage", "coverage.csv",
                "clashes,clash,,2018-01-01", "clashes,clash,,2018-02-01",
                "is not covered from the window's first day, 2018-01-01"},
        Planted{
            "term_that_no_future_moves", "case.toml",
            "[model]\ntreatments = [\"recent(gift, 30)\"",
            "[[group]]\nname = \"grain\"\nside = \"ours\"\ncounts = \"acts\"\n"
            "eligible = \"terms\"\n[[group.select]]\nkinds = "
            "[\"aid_delivered\"]\n[model]\ntreatments = "
            "[\"recent(grain, 60)\", \"recent(gift, 30)\"",
            "'recent(grain, 60)', of 'grain' reads a group of which futures "
            "hold no act"},
        Planted{"entered_twice", "acts.csv",
                "2018-05-20.BOR.sanction_imposed.1,2018-05-20,,day,BOR,ALB,"
                "sanction_imposed",
                "2018-05-20.BOR.sanction_imposed.1,2018-05-11,,day,ALB,BOR,"
                "clash",
                "have the same date, actor and kind"},
        Planted{"id_of_another_day", "acts.csv",
                "2019-04-01.ALB.hotline_restored.1,2019-04-01",
                "2019-04-01.ALB.hotline_restored.1,2019-04-02",
                "2019-04-01.ALB.hotline_restored.1 of 2019-04-02 contradicts "
                "its date"},
        Planted{"cut_before_opening", "acts.csv", ",hotline_installed,",
                ",hotline_severed,",
                "the track 'harbour line', by "
                "2018-03-01.ALB+BOR.hotline_installed.1, is cut before any"},
        Planted{"acts_of_the_other_side", "case.toml",
                "kinds = [\"clash\"]\nsides = [\"theirs\"]",
                "kinds = [\"clash\", \"aid_delivered\"]",
                "the group 'clash' has side = \"theirs\", and"},
        Planted{"tested_acts_in_the_outcome", "case.toml",
                "kinds = [\"clash\"]\nsides = [\"theirs\"]",
                "kinds = [\"clash\", \"aid_delivered\"]",
                "'gift', which it tests, are acts of its outcome, too"},
        Planted{"a_double", "case.toml", "\"recent(gift, 30)\", \"recent(ex",
                "\"recent(gift, 30)\", \"recent(gift, 90)\", \"recent(ex",
                "the column 'recent(gift, 90)' reads the same acts"}),
    [](const auto& one) { return std::string(one.param.name); });

TEST(Doubts, of_a_short_window_are_said) {
  EXPECT_TRUE(holds(doubts_in(documented_case()), "the window holds 730 days"));
  EXPECT_FALSE(holds(doubts_in(ruined("case.toml", "from = 2018-01-01   ",
                                      "from = 2016-01-01   ")),
                     "the window holds"));
}

TEST(Defaults, say_what_an_empty_check_means) {
  Files files = ruined("acts.csv", "2,2018-05-11.ALB.clash.1,sourced",
                       "2,2018-05-11.ALB.clash.1,");
  const auto check_of = [&] {
    const casefile::Reading reading = read_case(files, "small");
    EXPECT_TRUE(reading.diagnostics.empty());
    for (const record::Act& act : reading.value.record.acts)
      if (act.id == "2018-05-20.BOR.sanction_imposed.1") return act.check;
    return record::Check::digest;
  };
  EXPECT_EQ(check_of(), record::Check::sourced);
  EXPECT_FALSE(holds(doubts_in(files), "in 'check'"));
  std::string& settings = files.at("case.toml");
  const std::string said = "check = \"sourced\"";
  ASSERT_NE(settings.find(said), std::string::npos);
  settings.replace(settings.find(said), said.size(), "check = \"digest\"");
  EXPECT_EQ(check_of(), record::Check::digest);
  settings.replace(settings.find("check = \"digest\""), said.size() - 1, "");
  EXPECT_EQ(check_of(), record::Check::not_said);
  EXPECT_TRUE(holds(doubts_in(files),
                    "2018-05-20.BOR.sanction_imposed.1 says nothing in "
                    "'check'"));
}

TEST(Reading, gives_every_act_one_fate) {
  const casefile::Reading reading = read_case(documented_case(), "small");
  const ReadingTable table = reading_of(reading.value);
  EXPECT_EQ(total(table.record),
            static_cast<long>(reading.value.record.acts.size()));
  const auto in = [&](Fate fate) {
    return table.record[static_cast<std::size_t>(fate)];
  };
  EXPECT_EQ(in(Fate::month_or_year), 1);   // the grain after the storm
  EXPECT_EQ(in(Fate::day_unverified), 1);  // the shots from the shore
  EXPECT_EQ(in(Fate::no_group), 3);        // sanction, two lines opened
  for (const GroupReading& group : table.groups) {
    const auto found = std::find_if(
        reading.value.groups.begin(), reading.value.groups.end(),
        [&](const record::Group& g) { return g.name == group.group; });
    EXPECT_EQ(total(group.acts),
              static_cast<long>(
                  record::selected(*found, reading.value.record).size()));
  }
}

// The case as it stood at the end of each year: no question is too early to be
// doubted, and no act is lost.
TEST(Doubts, of_korea_are_few_at_the_end_of_every_year) {
  const casefile::Reading reading = read_case("cases/korea");
  for (int year = 2006; year <= 2025; ++year) {
    casefile::Case then = reading.value;
    then.window.to = make_day(year, 12, 31);
    std::erase_if(then.record.acts, [&](const record::Act& act) {
      return act.day > then.window.to;
    });
    const Diagnostics doubts = doubts_of(then);
    EXPECT_LE(doubts.size(), 7U) << year;
    const ReadingTable table = reading_of(then);
    EXPECT_EQ(total(table.record), static_cast<long>(then.record.acts.size()));
  }
  // Among them: two policies decide on offers, which no law reads, and the
  // talks of claim 21 hold signatures.
  EXPECT_EQ(doubts_of(reading.value).size(), 6U);
}

TEST(Merged, say_their_count_and_first_places) {
  Diagnostics doubts;
  const Wording words{"is odd", "rows are odd", "why", "do"};
  add_merged({}, words, doubts);
  EXPECT_TRUE(doubts.empty());
  std::vector<Instance> rows;
  for (int line = 2; line < 7; ++line)
    rows.push_back({{"acts.csv", line, 1}, "row" + std::to_string(line)});
  add_merged({rows[0]}, words, doubts);
  add_merged(rows, words, doubts);
  EXPECT_EQ(doubts[0].problem, "row2 is odd");
  EXPECT_EQ(doubts[1].problem,
            "5 rows are odd: row2 (acts.csv:2), row3 (acts.csv:3), row4 "
            "(acts.csv:4), ...");
}

}  // namespace
}  // namespace entente::doubt
