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

TEST(ForecastWords, worse_is_said_where_the_whole_band_is) {
  EXPECT_EQ(skill_words(record(-0.06, -0.15, -0.02, true), Count::said),
            "worse than the base rate by 6% (95% −15 to −2), 160 forecasts");
  EXPECT_EQ(standing_of(record(-0.06, -0.15, -0.02, true)), Standing::worse);
}

TEST(ForecastWords, a_band_that_holds_nought_cannot_be_told) {
  EXPECT_EQ(skill_words(record(0.04, -0.01, 0.09, false), Count::left_out),
            "cannot be told apart from the base rate (skill 4%, 95% −1 to 9)");
  EXPECT_EQ(skill_words(record(-0.5, -4.66, 0.17, true), Count::left_out),
            "cannot be told apart from the base rate (skill −50%, 95% −466 to "
            "17)");
  EXPECT_EQ(standing_of(record(-0.5, -4.66, 0.17, true)), Standing::untold);
  EXPECT_EQ(skill_words(record(0.23, 0.11, 0.35, false), Count::left_out),
            "23% better than the base rate (95% 11 to 35)");
}

TEST(ForecastWords, nought_percent_is_as_good_never_worse_or_minus_nought) {
  EXPECT_EQ(skill_words(record(-0.004, -0.008, -0.002, true), Count::left_out),
            "as good as the base rate (95% −1 to 0)");
  EXPECT_EQ(skill_words(record(0, 0, 0, false), Count::left_out),
            "as good as the base rate (95% 0 to 0)");
  EXPECT_EQ(skill_words(record(-0.004, -0.2, 0.1, true), Count::left_out),
            "cannot be told apart from the base rate (skill 0%, 95% −20 to "
            "10)");
}

TEST(ForecastWords, are_by_the_harder_of_the_two_rivals) {
  Json one = record(0.23, 0.11, 0.35, false);
  one["harder_rival"] = "two_speed";
  one["skill_two_speed"] = 0.05;
  one["skill_two_speed_low"] = -0.03;
  one["skill_two_speed_high"] = 0.11;
  EXPECT_EQ(skill_words(one, Count::left_out),
            "cannot be told apart from the two-speed rate (skill 5%, 95% −3 to "
            "11)");
}

TEST(ForecastWords, without_a_record_no_skill_is_claimed) {
  EXPECT_EQ(skill_words({{"origins", 0}}, Count::said), "not scored yet");
  Json one = {{"origins", 3}, {"skill", nullptr}, {"brier_base", 0.2}};
  EXPECT_EQ(skill_words(one, Count::said),
            "too few forecasts to tell, 3 forecasts");
  one["brier_base"] = 0;
  EXPECT_EQ(skill_words(one, Count::said),
            "no better than the base rate, which was never wrong, 3 forecasts");
}

TEST(ForecastWords, a_base_rate_that_does_not_exist_yet_is_not_nought) {
  const Json item = {{"base_rate", nullptr}, {"rivals", {{"two_speed", 0.31}}}};
  EXPECT_EQ(rivals_words(item), "base rate not yet, two-speed 31%");
  EXPECT_EQ(against_base(0.5, std::nullopt), "without a base rate yet");
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
