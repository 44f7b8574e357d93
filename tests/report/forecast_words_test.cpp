#include "entente/report/words/forecast_words.hpp"

#include <gtest/gtest.h>

#include "entente/report/charts/forecast_charts.hpp"

namespace entente::report {
namespace {

Json record(double skill, double low, double high, bool worse) {
  return {{"origins", 160},
          {"skill", skill},
          {"skill_low", low},
          {"skill_high", high},
          {"worse_than_base", worse}};
}

TEST(ForecastWords, worse_than_the_base_rate_is_said_in_words) {
  EXPECT_EQ(skill_words(record(-0.06, -0.15, 0.02, true), Count::said),
            "worse than the base rate by 6% (95% −15 to 2), 160 forecasts");
}

TEST(ForecastWords, a_gain_that_may_be_none_is_a_tie) {
  EXPECT_EQ(skill_words(record(0.04, -0.01, 0.09, false), Count::left_out),
            "4% better than the base rate (95% −1 to 9): a tie");
  EXPECT_EQ(skill_words(record(0.23, 0.11, 0.35, false), Count::left_out),
            "23% better than the base rate (95% 11 to 35)");
  EXPECT_EQ(skill_words(record(0.004, -0.2, 0.1, false), Count::left_out),
            "as good as the base rate (95% −20 to 10)");
}

TEST(ForecastWords, without_a_record_no_skill_is_claimed) {
  EXPECT_EQ(skill_words({{"origins", 0}}, Count::said), "never scored");
  EXPECT_EQ(skill_words({{"origins", 3}, {"skill", nullptr}}, Count::said),
            "no skill can be counted, 3 forecasts");
}

TEST(ForecastWords, a_chance_is_set_beside_its_base_rate) {
  EXPECT_EQ(against_base(0.46, 0.40), "more likely than usual");
  EXPECT_EQ(against_base(0.40, 0.42), "about as likely as usual");
  EXPECT_EQ(against_base(0.10, 0.32), "less likely than usual");
}

TEST(ForecastWords, wilsons_interval_stays_inside_nought_and_one) {
  const ShareBand half = wilson(7, 14);
  EXPECT_NEAR(half.low, 0.2680, 1e-4);
  EXPECT_NEAR(half.high, 0.7320, 1e-4);
  EXPECT_EQ(wilson(0, 5).low, 0);
  EXPECT_EQ(wilson(5, 5).high, 1);
  EXPECT_EQ(wilson(0, 0).high, 1);
}

}  // namespace
}  // namespace entente::report
