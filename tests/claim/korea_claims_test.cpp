// The claims of the Korea case: every stability row can be asked, and the
// measured hazard is what counting by hand gives.
#include <cmath>
#include <set>

#include <gtest/gtest.h>

#include "entente/casefile/case.hpp"
#include "entente/claim/draft.hpp"
#include "entente/claim/judged.hpp"
#include "entente/claim/measured/hazard.hpp"
#include "entente/core/rng.hpp"

namespace entente::claim {
namespace {

struct Korea {
  casefile::Case value = casefile::read_case("cases/korea").value;
  theory::Setting setting = casefile::setting_of(value);

  const ClaimSpec& claim(const std::string& id) const {
    for (const ClaimSpec& one : value.claims)
      if (one.id == id) return one;
    ADD_FAILURE() << "no claim " << id;
    return value.claims[0];
  }
};

const Korea& korea() {
  static const Korea one;
  return one;
}

TEST(KoreaClaims, are_those_that_were_fixed_before_any_result) {
  const std::vector<std::tuple<std::string, Form, std::string, std::string>>
      expected = {
          {"1", Form::not_above, "conciliation", "recent(concession, 30)"},
          {"2", Form::above, "provocation", "recent(concession, 30)"},
          {"5", Form::not_below, "missile", "recent(drill cut 2018-19, 30)"},
          {"5-late", Form::not_below, "missile", "recent(drill cut later, 30)"},
          {"7", Form::above, "provocation", "recent(exercise, 20)"},
          {"23", Form::below, "provocation", "within(talks, 30)"},
          {"24", Form::above, "provocation", "recent(pressure, 30)"},
          {"3", Form::above, "gift or offer", "recent(provocation, 90)"},
          {"3-reward", Form::above, "provocation",
           "recent(provocation, 60) * recent(concession, 60)"},
          {"4", Form::not_below, "programme step", "in(deal in force, open)"},
          {"8", Form::below, "attack", "recent(exercise, 180)"},
          {"9", Form::above, "threat",
           "recent(concession, 30) * (1 - within(talks, 30))"},
          {"11", Form::above, "provocation", "in(Kaesong, open)"},
          {"13", Form::above, "cut", "recent(trigger, 14)"},
          {"14", Form::above, "talks", "recent(restoration, 30)"},
          {"15", Form::not_below, "provocation", "recent(restoration, 60)"},
          {"16", Form::above, "gift or offer", "recent(refusal, 60)"},
          {"16-table", Form::above, "talks", "recent(offer, 30)"},
          {"17", Form::below, "conciliation", "recent(concession, 30)"},
          {"17-provocation", Form::above, "provocation",
           "recent(concession, 30)"},
          {"19", Form::not_above, "provocation", "recent(aid, 30)"},
          {"20", Form::above, "drill cut", "recent(threat, 60)"},
          {"20-later", Form::above, "threat", "recent(drill cut, 60)"},
          {"21", Form::above, "agreement", "recent(talks, 90)"},
          {"22", Form::above, "US talks", "recent(inter-Korean talks, 60)"},
          {"22-reverse", Form::above, "inter-Korean talks",
           "recent(US talks, 60)"},
          {"24-table", Form::above, "talks", "recent(pressure, 60)"}};
  for (const auto& [id, form, outcome, treatment] : expected) {
    EXPECT_EQ(korea().claim(id).form, form) << id;
    EXPECT_EQ(korea().claim(id).outcome, outcome) << id;
    EXPECT_EQ(korea().claim(id).treatment, treatment) << id;
  }
  EXPECT_EQ(korea().claim("6").form, Form::season);
  EXPECT_EQ(korea().claim("6").outcome, "provocation");
  EXPECT_EQ(korea().claim("12").form, Form::hazard);
  EXPECT_EQ(korea().claim("12").hazard->threshold, 0.2);
  EXPECT_EQ(korea().claim("12").hazard->from, make_day(1990, 1, 1));
  EXPECT_EQ(korea().claim("4-hazard").form, Form::hazard_ratio);
  EXPECT_EQ(korea().claim("4-hazard").hazard_ratio->threshold, 0.8);
  EXPECT_EQ(korea().claim("10").form, Form::episode);
  EXPECT_EQ(korea().claim("10").outcome, "conciliation in deeds");
  EXPECT_EQ(korea().claim("10").episode->span.from, make_day(2007, 4, 10));
  EXPECT_EQ(korea().claim("10").episode->span.to, make_day(2009, 4, 13));
  EXPECT_EQ(korea().claim("10").episode->holds, Holds::below);
  EXPECT_EQ(korea().claim("15-gain").form, Form::gain);
  EXPECT_EQ(korea().claim("15-gain").treatment, "recent(restoration, 60)");
  EXPECT_EQ(korea().claim("15-gain").gain->threshold, 0.005);
  for (const char* id : {"18", "18-conciliation"}) {
    EXPECT_EQ(korea().claim(id).policy->policy, "relief-for-steps");
    EXPECT_EQ(korea().claim(id).policy->rival, "gifts-first");
  }
  EXPECT_EQ(korea().claim("18").policy->holds, Holds::below);
  EXPECT_EQ(korea().claim("18-conciliation").policy->holds, Holds::above);
  EXPECT_EQ(korea().claim("cost").form, Form::cannot_be_asked);
}

TEST(KoreaRows, can_all_be_asked) {
  for (const ClaimSpec& claim : korea().value.claims) {
    if (!is_effect(claim.form)) continue;
    for (const Row& row : stability_rows(korea().setting, claim)) {
      SCOPED_TRACE("claim " + claim.id + ", " + row.name);
      Draft draft = draft_of(korea().setting, claim);
      row.change(draft);
      const Posed posed = pose(draft);
      const Asked asked = ask(posed.panel, posed.question);
      const Estimate estimate = estimate_of(asked.fit, asked.law);
      EXPECT_EQ(estimate.status, inference::FitStatus::converged);
      EXPECT_TRUE(std::isfinite(estimate.log_rr60));
      EXPECT_TRUE(std::isfinite(estimate.se));
      EXPECT_GT(estimate.se, 0);
      EXPECT_GT(asked.outcome_acts, 0);
    }
  }
}

// A row "from 2012" has no day where the record is cut off in 2010.
TEST(KoreaRows, that_begin_after_the_cut_off_are_not_asked) {
  theory::Setting setting = korea().setting;
  setting.window.to = make_day(2010, 12, 31);
  const auto names = [](const std::vector<Row>& rows) {
    std::set<std::string> all;
    for (const Row& row : rows)
      all.insert(row.name);
    return all;
  };
  const ClaimSpec& claim = korea().claim("2");
  EXPECT_TRUE(
      names(stability_rows(korea().setting, claim)).contains("from 2012"));
  for (const Row& row : stability_rows(setting, claim)) {
    Draft draft = draft_of(setting, claim);
    row.change(draft);
    EXPECT_GT(draft.setting.window.days(), 0) << row.name;
  }
}

TEST(KoreaRows, are_about_twenty_with_names_of_their_own) {
  for (const ClaimSpec& claim : korea().value.claims) {
    if (!is_effect(claim.form)) continue;
    const auto rows = stability_rows(korea().setting, claim);
    EXPECT_GE(rows.size(), 12U) << claim.id;
    EXPECT_LE(rows.size(), 28U) << claim.id;
    std::set<std::string> names;
    for (const Row& row : rows)
      names.insert(row.name);
    EXPECT_EQ(names.size(), rows.size()) << claim.id;
  }
}

std::set<std::string> row_names(const std::string& id) {
  std::set<std::string> names;
  for (const Row& row : stability_rows(korea().setting, korea().claim(id)))
    names.insert(row.name);
  return names;
}

TEST(KoreaRows, include_those_that_the_case_fixes) {
  for (const char* id : {"1", "2"}) {
    const auto names = row_names(id);
    for (const char* name :
         {"concessions of all terms", "second coding",
          "with kind words and releases", "every act weighs the same",
          "concessions of size 2 and more", "without 2018", "from 2011-02-23",
          "from 2016-04-16"})
      EXPECT_TRUE(names.contains(name)) << id << ": " << name;
  }
  EXPECT_TRUE(
      row_names("23").contains("without the 30 days before a first meeting"));
  EXPECT_TRUE(row_names("1").contains("without source density"));
  EXPECT_FALSE(row_names("2").contains("without source density"));
}

struct RowAsked {
  Draft draft;
  Posed posed;
  Asked asked;

  RowAsked(const std::string& id, const std::string& name)
      : draft(draft_of(korea().setting, korea().claim(id))) {
    bool known = name.empty();
    for (const Row& row : stability_rows(korea().setting, korea().claim(id))) {
      if (row.name != name) continue;
      known = true;
      row.change(draft);
    }
    EXPECT_TRUE(known) << name;
    posed = pose(draft);
    asked = ask(posed.panel, posed.question);
  }
  RowAsked(const RowAsked&) = delete;
  const theory::Panel& panel() const { return posed.panel.panel; }
  std::size_t group(const std::string& name) const {
    return theory::group_index(panel().setting, name);
  }
  bool has(const std::string& column) const {
    for (const theory::Column& one : asked.law.columns)
      if (one.name == column) return true;
    return false;
  }
};

TEST(KoreaRows, change_what_they_say) {
  const RowAsked plain("2", "");
  EXPECT_EQ(plain.asked.rows, 7517U);
  EXPECT_EQ(plain.asked.outcome_acts, 174);
  EXPECT_EQ(RowAsked("2", "from 2012").panel().setting.window.from,
            make_day(2012, 1, 1));
  // The first quarter and half of 7,517 days are left out.
  EXPECT_EQ(RowAsked("2", "from 2011-02-23").panel().setting.window.from,
            make_day(2006, 1, 1) + 7517 / 4);
  EXPECT_EQ(RowAsked("2", "from 2016-04-16").panel().setting.window.from,
            make_day(2006, 1, 1) + 7517 / 2);
  EXPECT_TRUE(RowAsked("2", "an effect for each year").has("year 2017"));
  EXPECT_TRUE(RowAsked("2", "dated breaks").has("since 2018-04-01"));
  EXPECT_TRUE(RowAsked("2", "months for the season").has("month 3"));
  EXPECT_EQ(RowAsked("2", "one memory of 20 days").asked.law.half_lives,
            std::vector<double>{20});
  EXPECT_EQ(
      RowAsked("2", "acts seen after one day").panel().setting.model->lag_other,
      1);
  const RowAsked alike("2", "every act weighs the same");
  EXPECT_EQ(alike.panel().typical[alike.group("concession")], 1);
  EXPECT_EQ(RowAsked("2", "no other treatment").asked.law.columns.size(),
            plain.asked.law.columns.size() - 4);
  // The row without 2018 leaves out its covered days.
  EXPECT_EQ(RowAsked("2", "without 2018").asked.rows, 7517U - 365U);
}

TEST(KoreaRows, drop_and_move_the_tested_acts_alone) {
  const RowAsked plain("2", "");
  const std::size_t concession = plain.group("concession");
  const std::size_t all = [&] {
    std::size_t days = 0;
    for (const record::ActDay& day : plain.panel().act_days[concession])
      days += plain.panel().setting.window.holds(day.day) ? 1 : 0;
    return days;
  }();
  std::size_t kept = 0;
  for (const char* from : {"1", "2", "3", "4"}) {
    const RowAsked row(
        "2", std::string("without every fourth act, from the ") + from + ".");
    for (const record::ActDay& day : row.panel().act_days[concession])
      kept += row.panel().setting.window.holds(day.day) ? 1 : 0;
    EXPECT_EQ(row.panel().groups[row.group("pressure")].weight,
              plain.panel().groups[plain.group("pressure")].weight);
  }
  EXPECT_EQ(kept, 3 * all);  // each act is left out once
  const RowAsked later("2", "acts a day later");
  const auto& moved = later.panel().groups[concession].weight;
  const auto& still = plain.panel().groups[concession].weight;
  for (std::size_t t = 1; t < still.size(); ++t)
    EXPECT_EQ(moved[t], still[t - 1]);
}

TEST(KoreaRows, leave_out_the_thirty_days_before_a_first_meeting) {
  const RowAsked row("23", "without the 30 days before a first meeting");
  const auto talks = record::act_days(
      korea().value.groups[theory::group_index(korea().setting, "talks")],
      korea().value.record);
  std::set<Day> left_out;
  for (std::size_t i = 0; i < talks.size(); ++i) {
    const bool first = i == 0 || talks[i].day - talks[i - 1].day > 30;
    for (Day day = talks[i].day - 30; first && day < talks[i].day; ++day)
      left_out.insert(day);
  }
  for (int t = 0; t < row.panel().days; ++t)
    EXPECT_EQ(row.posed.question.left_out[t],
              left_out.contains(row.panel().day_of(t)) ? 1 : 0)
        << iso(row.panel().day_of(t));
}

TEST(KoreaRows, of_the_second_coding_read_other_acts) {
  const RowAsked plain("2", ""), second("2", "second coding");
  const std::size_t concession = plain.group("concession");
  EXPECT_NE(plain.panel().groups[concession].weight,
            second.panel().groups[concession].weight);
}

// The fit of one of these histories once leapt to where the memory's slopes are
// no numbers and ended there; it made all of the null no number, and the claim
// one that cannot be asked, by the seed.
TEST(KoreaNulls, fit_the_history_whose_fit_came_to_nothing) {
  const RowAsked plain("5-late", "");
  const Judged judged =
      judge_question(plain.posed.panel, plain.posed.question, Form::not_below,
                     {{NullKind::two_sided, 499, 3, theme("5-late")}, 499});
  EXPECT_EQ(judged.null.estimates.size(), 499U);
  EXPECT_TRUE(std::isfinite(judged.mc_error));
  EXPECT_EQ(judged.word, Word::unresolved);
}

TEST(KoreaDraft, of_the_drill_cuts_has_the_split_in_place_of_concession) {
  const Draft draft = draft_of(korea().setting, korea().claim("5"));
  const std::set<std::string> others(draft.others.begin(), draft.others.end());
  EXPECT_EQ(others, (std::set<std::string>{
                        "recent(pressure, 30)", "recent(exercise, 20)",
                        "recent(unscheduled drill, 20)", "within(talks, 30)",
                        "recent(concession without drills, 30)",
                        "recent(drill cut before 2018, 30)",
                        "recent(drill cut later, 30)"}));
  EXPECT_EQ(draft.treatment, "recent(drill cut 2018-19, 30)");
}

TEST(KoreaDraft, gives_the_tested_effect_the_wide_prior_alone) {
  const RowAsked plain("24", "");
  for (const theory::Column& column : plain.asked.law.columns) {
    if (column.role != theory::Role::effect) continue;
    const double sd = column.sd * column.log_rr60_per_theta;
    EXPECT_NEAR(sd, column.tested ? 1 : std::log(1.2) / 0.6744897501960817,
                1e-12);
    EXPECT_EQ(column.tested, column.name == "recent(pressure, 30)");
  }
}

// ------------------------------------------------------------ claim 12, by
// hand

// Open spells of the Red Cross line at Panmunjom, from the codebook's table.
double open_days(Day from) {
  const std::vector<std::pair<Day, Day>> spells = {
      {from, make_day(2008, 11, 12)},
      {make_day(2009, 8, 25), make_day(2010, 5, 25)},
      {make_day(2011, 1, 12), make_day(2013, 3, 11)},
      {make_day(2013, 6, 7), make_day(2013, 6, 12)},
      {make_day(2013, 7, 3), make_day(2016, 2, 11)},
      {make_day(2018, 1, 3), make_day(2020, 6, 9)},
      {make_day(2021, 7, 27), make_day(2021, 8, 10)},
      {make_day(2021, 10, 4), make_day(2023, 4, 7)}};
  double days = 0;
  for (const auto& [opened, cut] : spells)
    days += cut - opened;
  return days;
}

// P(Gamma(shape, rate) > x) with a whole shape: P(Poisson(rate x) < shape).
double gamma_above(int shape, double rate, double x) {
  double term = std::exp(-rate * x), sum = 0;
  for (int k = 0; k < shape; ++k) {
    sum += term;
    term *= rate * x / (k + 1);
  }
  return sum;
}

TEST(KoreaHazard, of_panmunjom_is_what_counting_gives) {
  const HazardSpec& spec = *korea().claim("12").hazard;
  for (const Day from : {make_day(1990, 1, 1), make_day(2006, 1, 1)}) {
    const HazardResult found = hazard_of(korea().setting, spec, from);
    EXPECT_EQ(found.events, 8);
    EXPECT_NEAR(found.open_years, open_days(from) / 365.25, 1e-9);
    const double rate = 10 + open_days(from) / 365.25;
    EXPECT_NEAR(found.rate, 9 / rate, 1e-12);
    EXPECT_NEAR(found.probability, gamma_above(9, rate, 0.2), 1e-10);
    EXPECT_NEAR(gamma_above(9, rate, found.low), 0.975, 1e-9);
    EXPECT_NEAR(gamma_above(9, rate, found.high), 0.025, 1e-9);
  }
}

}  // namespace
}  // namespace entente::claim
