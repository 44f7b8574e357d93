// Ruined claims that are measured.
#include <gtest/gtest.h>

#include "ruin.hpp"

namespace entente::casefile {
namespace {

class RuinedMeasured : public ::testing::TestWithParam<Ruin> {};

TEST_P(RuinedMeasured, is_refused_with_place_reason_and_suggestion) {
  expect_refused(GetParam());
}

const std::vector<Ruin> kMeasured = {
    {"unknown_form",
     "claims/3.toml",
     "form = \"hazard ratio\"",
     "form = \"hazard ration\"",
     "claims/3.toml:4:8: ",
     {"unknown form 'hazard ration'", "did you mean 'hazard ratio'?"}},
    {"ratio_without_its_table",
     "claims/3.toml",
     "[hazard_ratio]",
     "[ratio]",
     "claims/3.toml:",
     {"needs [hazard_ratio]", "track, threshold and holds"}},
    {"ratio_of_no_track",
     "claims/3.toml",
     "track = \"exercise under way\"",
     "track = \"exercise\"",
     "claims/3.toml:12:9: ",
     {"unknown track 'exercise'"}},
    {"ratio_on_neither_side",
     "claims/3.toml",
     "holds = \"below\"",
     "holds = \"beneath\"",
     "claims/3.toml:14:9: ",
     {"unknown holds 'beneath'"}},
    {"ratio_of_half_days",
     "claims/3.toml",
     "also_apart = [0]",
     "also_apart = [30.5]",
     "claims/3.toml:18:14: ",
     {"days are whole numbers"}},
    {"threshold_of_nought",
     "claims/3.toml",
     "threshold = 0.8",
     "threshold = 0",
     "claims/3.toml:13:13: ",
     {"'threshold' is 0; it may be 0.01 to 100"}},
    {"episode_outside_the_window",
     "claims/4.toml",
     "to = 2019-06-30",
     "to = 2020-06-30",
     "claims/4.toml:",
     {"the episode, 2019-02-01 to 2020-06-30, is not within the window"}},
    {"episode_that_ends_before_it_begins",
     "claims/4.toml",
     "to = 2019-06-30",
     "to = 2019-01-30",
     "claims/4.toml:",
     {"the episode holds -1 days"}},
    {"episode_of_a_day",
     "claims/4.toml",
     "to = 2019-06-30",
     "to = 2019-02-01",
     "claims/4.toml:",
     {"the episode holds 1 day", "30 days or more"}},
    {"episode_that_leaves_nothing",
     "claims/4.toml",
     "from = 2019-02-01",
     "from = 2018-02-01",
     "claims/4.toml:",
     {"the episode leaves 215 days of the window", "leave 365 or more"}},
    {"episode_of_a_group_without_a_law",
     "claims/4.toml",
     "outcome = \"clash\"",
     "outcome = \"exercise\"",
     "claims/4.toml:5:11: ",
     {"the group 'exercise' has no law"}},
    {"gain_of_no_term",
     "claims/5.toml",
     "treatment = \"recent(exercise, 20)\"",
     "# no term",
     "claims/5.toml:",
     {"needs the key 'treatment'"}},
    {"gain_of_a_horizon_twice",
     "claims/5.toml",
     "horizons = [30, 90]",
     "horizons = [90, 30, 30]",
     "claims/5.toml:13:12: ",
     {"30 stands twice", "write each once"}},
    {"gain_of_no_horizon",
     "claims/5.toml",
     "horizons = [30, 90]",
     "horizons = []",
     "claims/5.toml:13:12: ",
     {"[gain] names no horizons", "write horizons = [30, 90]"}},
    {"unknown_policy",
     "claims/6.toml",
     "policy = \"grain-for-quiet\"",
     "policy = \"grain-for-quite\"",
     "claims/6.toml:12:10: ",
     {"unknown policy 'grain-for-quite'", "did you mean 'grain-for-quiet'?"}},
    {"policy_that_is_its_own_rival",
     "claims/6.toml",
     "rival = \"as-until-now\"",
     "rival = \"grain-for-quiet\"",
     "claims/6.toml:13:9: ",
     {"'grain-for-quiet' is its own rival"}},
    {"policies_on_a_group",
     "claims/6.toml",
     "outcome = \"clash-days\"",
     "outcome = \"clash\"",
     "claims/6.toml:5:11: ",
     {"unknown outcome 'clash'", "'clash-days'"}},
    {"what_it_would_take_is_missing",
     "claims/7.toml",
     "would_need = ",
     "# would_need = ",
     "claims/7.toml:",
     {"a claim that cannot be asked needs 'would_need'"}},
    {"an_outcome_that_cannot_be_asked",
     "claims/7.toml",
     "form = \"cannot be asked\"",
     "outcome = \"clash\"\nform = \"cannot be asked\"",
     "claims/7.toml:4:",
     {"unknown key 'outcome' in a claim"}},
};

INSTANTIATE_TEST_SUITE_P(the,
                         RuinedMeasured,
                         ::testing::ValuesIn(kMeasured),
                         name_of);

// Of a case that forecasts nothing.
TEST(RuinedGain, is_refused_without_forecasts) {
  Files files = documented_case();
  std::string& settings = files.at("case.toml");
  const std::size_t from = settings.find("[forecast]");
  const std::size_t to = settings.find("[policies]");
  ASSERT_LT(from, to);
  settings.erase(from, to - from);
  EXPECT_NE(mistakes_of(files).find("a claim of form 'gain', and the case"),
            std::string::npos)
      << mistakes_of(files);
}

}  // namespace
}  // namespace entente::casefile
