// The laws of the Korea case: tiers, lags, units, priors, density and days, as
// its definition fixes them.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "entente/casefile/case.hpp"
#include "entente/theory/posterior.hpp"
#include "entente/theory/units.hpp"

namespace entente::theory {
namespace {

const double kScale = std::log(1.2) / 0.6744897501960817;  // s

struct Korea {
  casefile::Case value = casefile::read_case("cases/korea").value;
  Setting setting = casefile::setting_of(value);
  VerdictPanel verdict = verdict_panel(setting);
  const Panel& panel = verdict.panel;

  std::size_t index(const std::string& name) const {
    return group_index(setting, name);
  }
  Law law(const std::string& name, const LawOptions& options = {}) const {
    return build_law(panel, index(name),
                     effects_of(setting, value.model.treatments), options);
  }
};

const Korea& korea() {
  static const Korea one;
  return one;
}

std::vector<std::string> names_of(const Law& law) {
  std::vector<std::string> names;
  for (const Column& column : law.columns)
    names.push_back(column.name);
  return names;
}

const std::vector<std::string> kTreatments = {
    "recent(concession, 30)", "recent(pressure, 30)", "recent(exercise, 20)",
    "recent(unscheduled drill, 20)", "within(talks, 30)"};

std::vector<std::string> with_treatments(std::vector<std::string> names) {
  names.insert(names.end(), kTreatments.begin(), kTreatments.end());
  return names;
}

TEST(KoreaLaw, has_the_dimension_that_is_known_before_there_is_a_panel) {
  for (const LawSpec& spec : korea().value.model.laws) {
    const Law law = korea().law(spec.group);
    EXPECT_EQ(law.dimension(),
              law_dimension(korea().setting, korea().index(spec.group),
                            kTreatments.size()))
        << spec.group;
  }
}

TEST(KoreaLaw,
     of_a_frequent_outcome_has_two_harmonics_eras_and_three_memories) {
  for (const char* name : {"provocation", "missile"}) {
    const Law law = korea().law(name);
    EXPECT_EQ(
        names_of(law),
        with_treatments({"background", "cos 1 of the year", "sin 1 of the year",
                         "cos 2 of the year", "sin 2 of the year",
                         "era of Kim Jong Il", "era of Kim Jong Un"}))
        << name;
    EXPECT_EQ(law.half_lives, (std::vector<double>{5, 20, 90})) << name;
    EXPECT_EQ(law.counting, record::Counting::days);
  }
}

TEST(KoreaLaw, of_a_middling_outcome_has_one_harmonic_density_two_memories) {
  for (const char* name : {"conciliation", "talks"}) {
    const Law law = korea().law(name);
    EXPECT_EQ(names_of(law),
              with_treatments({"background", "cos 1 of the year",
                               "sin 1 of the year", "source density"}))
        << name;
    EXPECT_EQ(law.half_lives, (std::vector<double>{20, 90})) << name;
  }
  // Pressure comes from lists: no density.
  const Law law = korea().law("pressure");
  EXPECT_EQ(names_of(law), with_treatments({"background", "cos 1 of the year",
                                            "sin 1 of the year"}));
  EXPECT_EQ(law.half_lives, (std::vector<double>{20, 90}));
  EXPECT_EQ(law.counting, record::Counting::acts);
}

TEST(KoreaLaw, of_a_rare_outcome_has_a_background_alone) {
  for (const char* name : {"concession", "offer", "unscheduled drill", "cut",
                           "restoration", "nuclear test"}) {
    const Law law = korea().law(name);
    EXPECT_EQ(names_of(law), with_treatments({"background"})) << name;
    EXPECT_TRUE(law.half_lives.empty()) << name;
  }
}

TEST(KoreaLaw, has_the_priors_of_the_case) {
  const std::map<std::string, double> per_year = {
      {"provocation", 4},       {"missile", 3},      {"nuclear test", .3},
      {"conciliation", 1.5},    {"talks", 3},        {"cut", .5},
      {"restoration", .5},      {"concession", 1.5}, {"pressure", 3},
      {"unscheduled drill", 1}, {"offer", 1}};
  for (const auto& [name, rate] : per_year) {
    const Law law = korea().law(name);
    EXPECT_DOUBLE_EQ(law.columns[0].mean, std::log(rate / 365.25)) << name;
    EXPECT_DOUBLE_EQ(law.columns[0].sd, std::log(3.0)) << name;
    for (const Column& column : law.columns) {
      if (column.role == Role::season) {
        EXPECT_EQ(column.sd, 0.4);
      }
      if (column.role == Role::nuisance) {
        EXPECT_EQ(column.sd, 0.5);
      }
      if (column.role == Role::effect) {
        EXPECT_NEAR(column.sd * column.log_rr60_per_theta, kScale, 1e-12);
      }
    }
  }
}

TEST(KoreaLaw, has_the_season_and_the_eras_of_the_calendar) {
  const Law law = korea().law("provocation");
  for (const Day day : {make_day(2006, 1, 1), make_day(2011, 12, 16),
                        make_day(2011, 12, 17), make_day(2026, 7, 31)}) {
    const int t = day - make_day(2006, 1, 1);
    const double angle =
        2 * std::acos(-1.0) * (day - make_day(2000, 1, 1)) / 365.25;
    EXPECT_NEAR(law.columns[1].fixed[t], std::cos(angle), 1e-12);
    EXPECT_NEAR(law.columns[2].fixed[t], std::sin(angle), 1e-12);
    EXPECT_NEAR(law.columns[3].fixed[t], std::cos(2 * angle), 1e-12);
    EXPECT_NEAR(law.columns[4].fixed[t], std::sin(2 * angle), 1e-12);
    const bool son = day >= make_day(2011, 12, 17);
    EXPECT_EQ(law.columns[5].fixed[t], son ? 0 : 1);
    EXPECT_EQ(law.columns[6].fixed[t], son ? 1 : 0);
  }
}

double median_weight(const std::string& name) {
  std::vector<double> weights;
  for (const std::size_t i : record::members(
           korea().value.groups[korea().index(name)], korea().value.record)) {
    const record::Act& act = korea().value.record.acts[i];
    if (!korea().value.window.holds(act.day)) continue;
    weights.push_back(
        act.severity ? *act.severity
                     : record::find_kind(act.kind, korea().value.record.kinds)
                           ->default_weight);
  }
  std::sort(weights.begin(), weights.end());
  const std::size_t half = weights.size() / 2;
  return weights.size() % 2 == 1 ? weights[half]
                                 : (weights[half - 1] + weights[half]) / 2;
}

double mean_left(double half_life, int lag) {
  double sum = 0;
  for (int d = lag; d <= 60; ++d)
    sum += std::pow(2, -d / half_life);
  return sum / 60;
}

TEST(KoreaLaw, states_every_effect_as_a_rate_ratio_over_sixty_days) {
  const Law law = korea().law("provocation");
  const std::size_t first = law.columns.size() - 5;
  const std::vector<double> expected = {
      median_weight("concession") * mean_left(30, 2),
      median_weight("pressure") * mean_left(30, 2),
      median_weight("exercise") * mean_left(20, 0),
      median_weight("unscheduled drill") * mean_left(20, 2), 30.0 / 60};
  for (std::size_t e = 0; e < 5; ++e)
    EXPECT_NEAR(law.columns[first + e].log_rr60_per_theta, expected[e], 1e-12)
        << law.columns[first + e].name;
}

TEST(KoreaLaw, gives_a_signed_effect_a_median_of_one_fifth) {
  for (const Sign sign : {Sign::raises, Sign::lowers}) {
    auto effects = effects_of(korea().setting, korea().value.model.treatments);
    for (EffectPrior& effect : effects)
      effect.sign = sign;
    const Law law =
        build_law(korea().panel, korea().index("provocation"), effects);
    const Parameters middle =
        parameters_at(law, std::vector<double>(law.dimension(), 0.0));
    for (std::size_t c = law.columns.size() - 5; c < law.columns.size(); ++c) {
      EXPECT_EQ(law.columns[c].sd, 1);
      EXPECT_NEAR(middle.theta[c] * law.columns[c].log_rr60_per_theta,
                  sign == Sign::raises ? std::log(1.2) : -std::log(1.2), 1e-12);
    }
  }
}

TEST(KoreaLaw, sees_its_own_side_after_one_day_and_others_after_two) {
  const auto& groups = korea().value.groups;
  for (std::size_t reader = 0; reader < groups.size(); ++reader) {
    const std::vector<int> lags = lags_for(korea().setting, reader);
    for (std::size_t read = 0; read < groups.size(); ++read) {
      const bool one_side = groups[read].side == groups[reader].side &&
                            (groups[read].side == record::Side::ours ||
                             groups[read].side == record::Side::theirs);
      const int expected = read == reader           ? 1
                           : groups[read].announced ? 0
                           : one_side               ? 1
                                                    : 2;
      EXPECT_EQ(lags[read], expected)
          << groups[reader].name << " reads " << groups[read].name;
    }
  }
  const auto of = [](const char* reader, const char* read) {
    return lags_for(korea().setting,
                    korea().index(reader))[korea().index(read)];
  };
  EXPECT_EQ(of("provocation", "exercise"), 0);
  EXPECT_EQ(of("provocation", "talks"), 2);
  EXPECT_EQ(of("provocation", "conciliation"), 1);
  EXPECT_EQ(of("talks", "talks"), 1);
  EXPECT_EQ(of("talks", "provocation"), 2);
  EXPECT_EQ(of("talks", "concession"), 2);
  EXPECT_EQ(of("pressure", "provocation"), 2);
  EXPECT_EQ(of("pressure", "concession"), 1);
}

// "n the acts of the same source class in the trailing 365 days, of groups
// that are neither modelled nor tested"; laws of variants do not count.
TEST(KoreaLaw, has_the_density_that_counting_by_hand_gives) {
  const auto& record = korea().value.record;
  std::set<std::string> left_out = {"exercise"};  // a treatment without a law
  for (const LawSpec& law : korea().value.model.laws)
    if (!law.variant) left_out.insert(law.group);
  std::set<std::size_t> modelled;
  for (const record::Group& group : korea().value.groups)
    if (left_out.contains(group.name))
      for (const std::size_t act : record::members(group, record))
        modelled.insert(act);
  const auto count_before = [&](Day day) {
    int n = 0;
    for (std::size_t i = 0; i < record.acts.size(); ++i) {
      const record::Act& act = record.acts[i];
      const auto has = [&](const char* name) {
        return std::count(act.source_classes.begin(), act.source_classes.end(),
                          name) > 0;
      };
      const bool read = act.check == record::Check::sourced ||
                        act.check == record::Check::date_unverified;
      if (read && act.precision == record::Precision::day && act.day < day &&
          act.day >= day - 365 && (has("wcep") || has("press")) &&
          !modelled.contains(i))
        ++n;
    }
    return n;
  };
  double mean = 0;
  const Span window = korea().value.window;
  std::vector<int> counts;
  for (Day day = window.from; day <= window.to; ++day) {
    counts.push_back(count_before(day));
    mean += static_cast<double>(counts.back()) / window.days();
  }
  for (int t = 0; t < window.days(); t += 97)
    EXPECT_NEAR(korea().panel.density[t],
                std::log((1 + counts[t]) / (1 + mean)), 1e-12)
        << iso(window.from + t);
}

TEST(KoreaLaw, keeps_its_density_where_a_row_drops_or_moves_acts) {
  for (const char* group : {"concession", "pressure"}) {
    const std::size_t tested = korea().index(group);
    EXPECT_EQ(verdict_panel(korea().setting, {tested, 0, 4, 1}).panel.density,
              korea().panel.density);
    EXPECT_EQ(verdict_panel(korea().setting, {tested, 1, 0, 0}).panel.density,
              korea().panel.density);
  }
}

struct Counts {
  std::size_t days;
  std::size_t acts;
};

Counts counts_of(const std::string& name) {
  const Design design = design_of(korea().panel, korea().law(name));
  return {design.rows.rows, design.rows.act_rows.size()};
}

TEST(KoreaLaw, reads_the_days_and_acts_that_the_case_counts) {
  EXPECT_EQ(counts_of("provocation").days, 7517U);
  EXPECT_EQ(counts_of("provocation").acts, 174U);
  EXPECT_EQ(counts_of("missile").acts, 152U);
  EXPECT_EQ(counts_of("nuclear test").acts, 6U);
  EXPECT_EQ(counts_of("conciliation").days, 7384U);
  EXPECT_EQ(counts_of("conciliation").acts, 47U);
  EXPECT_EQ(counts_of("talks").acts, 55U);
  // Our responses are fitted over the whole window.
  EXPECT_EQ(counts_of("concession").days, 7517U);
  EXPECT_EQ(counts_of("pressure").days, 7517U);
}

TEST(KoreaLaw, finds_every_cut_and_restoration_on_a_day_at_risk) {
  EXPECT_EQ(counts_of("cut").acts, 11U);
  EXPECT_EQ(counts_of("restoration").acts, 13U);
  // All four lines are shut from 7 April 2023 on, and no other day.
  const auto& cut = korea().panel.at_risk[korea().index("cut")];
  const auto& back = korea().panel.at_risk[korea().index("restoration")];
  const auto day = [](int y, int m, int d) {
    return make_day(y, m, d) - make_day(2006, 1, 1);
  };
  EXPECT_EQ(cut[day(2023, 4, 7)], 1);
  EXPECT_EQ(cut[day(2023, 4, 8)], 0);
  EXPECT_EQ(cut[day(2026, 7, 31)], 0);
  EXPECT_EQ(back[day(2023, 4, 7)], 0);
  EXPECT_EQ(back[day(2023, 4, 8)], 1);
  EXPECT_EQ(back[day(2007, 6, 1)], 0);  // all four open
  EXPECT_EQ(back[day(2008, 5, 6)], 1);  // west cut on 5 May
  EXPECT_EQ(cut[day(2020, 6, 10)], 0);  // all cut the day before
  EXPECT_EQ(cut[day(2021, 7, 28)], 1);  // restored the day before
}

TEST(KoreaLaw, sees_talks_two_to_thirty_one_days_back) {
  const Law law = korea().law("provocation");
  const auto alive =
      columns_of(law.program, korea().panel.view(), korea().panel.seed_days,
                 korea().panel.days)[*law.columns.back().term];
  std::set<Day> talks;
  for (const record::ActDay& day : record::act_days(
           korea().value.groups[korea().index("talks")], korea().value.record))
    talks.insert(day.day);
  for (int t = 0; t < korea().panel.days; ++t) {
    const Day day = korea().panel.day_of(t);
    const auto at = talks.lower_bound(day - 31);
    EXPECT_EQ(alive[t], at != talks.end() && *at <= day - 2 ? 1 : 0)
        << iso(day);
  }
}

TEST(KoreaLaw, has_the_nuisance_that_a_stability_row_asks_for) {
  LawOptions options;
  options.yearly = true;
  options.breaks = true;
  options.season = SeasonForm::months;
  const Law law = korea().law("provocation", options);
  const auto names = names_of(law);
  EXPECT_EQ(std::count(names.begin(), names.end(), "year 2006"), 1);
  EXPECT_EQ(std::count(names.begin(), names.end(), "year 2026"), 1);
  EXPECT_EQ(std::count(names.begin(), names.end(), "month 12"), 1);
  EXPECT_EQ(std::count(names.begin(), names.end(), "cos 1 of the year"), 0);
  for (const char* since :
       {"2009-01-01", "2018-04-01", "2019-05-01", "2020-01-01", "2023-12-01"})
    EXPECT_EQ(
        std::count(names.begin(), names.end(), std::string("since ") + since),
        1);
  options = {};
  options.density = false;
  const auto without = names_of(korea().law("conciliation", options));
  EXPECT_EQ(std::count(without.begin(), without.end(), "source density"), 0);
}

// A window of more than 38 years gets an effect a decade: 56 years would be
// more columns than the record can fill.
TEST(KoreaLaw, of_a_long_window_has_decades_for_years) {
  Setting setting = korea().setting;
  setting.window.from = make_day(1971, 1, 1);
  const VerdictPanel verdict = verdict_panel(setting);
  LawOptions options;
  options.yearly = true;
  const Law law =
      build_law(verdict.panel, korea().index("provocation"), {}, options);
  const std::vector<std::string> names = names_of(law);
  EXPECT_EQ(std::count(names.begin(), names.end(), "decade of 1970"), 1);
  EXPECT_EQ(std::count(names.begin(), names.end(), "decade of 2020"), 1);
  EXPECT_EQ(std::count_if(names.begin(), names.end(),
                          [](const std::string& name) {
                            return name.starts_with("year");
                          }),
            0);
  EXPECT_EQ(years_an_effect({make_day(1990, 1, 1), make_day(2027, 12, 31)}), 1);
  EXPECT_EQ(years_an_effect({make_day(1989, 1, 1), make_day(2027, 12, 31)}),
            10);
}

}  // namespace
}  // namespace entente::theory
