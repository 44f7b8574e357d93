// Scores of past forecasts, by hand.
#include "entente/forecast/scores.hpp"

#include <cmath>
#include <optional>

#include <gtest/gtest.h>

#include "entente/core/rng.hpp"

namespace entente::forecast {
namespace {

PastForecast past(double probability, double happened, double base = 0.5) {
  PastForecast one;
  one.id = "strike";
  one.horizon = 30;
  one.probability = probability;
  one.law = 1 - probability;
  one.rivals = {base, 1 - base, base / 2};
  one.came = happened > 0 ? Came::yes : Came::no;
  return one;
}

// So many times after each other.
std::vector<PastForecast> often(int times, std::vector<PastForecast> once) {
  std::vector<PastForecast> out;
  for (int i = 0; i < times; ++i)
    out.insert(out.end(), once.begin(), once.end());
  return out;
}

TEST(Score, is_the_mean_of_squares_and_of_logarithms) {
  const std::vector<PastForecast> three = {past(0.8, 1, 0.6), past(0.3, 0, 0.6),
                                           past(0.9, 0, 0.6)};
  const Score found = score_of(three, 1);
  EXPECT_EQ(found.id, "strike");
  EXPECT_EQ(found.horizon, 30);
  EXPECT_EQ(found.origins, 3);
  EXPECT_EQ(found.happened, 1);
  EXPECT_NEAR(found.said.brier, (0.04 + 0.09 + 0.81) / 3, 1e-15);
  EXPECT_NEAR(found.base.brier, (0.16 + 0.36 + 0.36) / 3, 1e-15);
  EXPECT_NEAR(found.persistence.brier, (0.36 + 0.16 + 0.16) / 3, 1e-15);
  EXPECT_NEAR(found.said.log_score,
              (std::log(0.8) + std::log(0.7) + std::log(0.1)) / 3, 1e-14);
  EXPECT_NEAR(found.base.log_score, (std::log(0.6) + 2 * std::log(0.4)) / 3,
              1e-14);
  EXPECT_NEAR(score_of(often(12, three), 1).over_base->value, 1 - 0.94 / 0.88,
              1e-14);
}

TEST(Score, cuts_probabilities_in_its_logarithm_alone) {
  const Score found = score_of({past(0, 1), past(1, 0)}, 1);
  EXPECT_NEAR(found.said.log_score, std::log(0.005), 1e-14);
  EXPECT_EQ(found.said.brier, 1);
}

TEST(Score, of_the_base_rate_itself_has_no_skill) {
  std::vector<PastForecast> all;
  for (int i = 0; i < 60; ++i)
    all.push_back(past(0.4, i % 3 == 0, 0.4));
  const Score found = score_of(all, 1);
  EXPECT_EQ(found.over_base->value, 0);
  EXPECT_EQ(found.over_base->low, 0);
  EXPECT_EQ(found.over_base->high, 0);
}

// Forecasts of a coin whose bias the forecaster knows and the base does not.
std::vector<PastForecast> informed(int size, std::uint32_t seed) {
  const Draws draws(seed, Stream::world_acts);
  std::vector<PastForecast> all;
  for (int i = 0; i < size; ++i) {
    const auto step = static_cast<std::uint32_t>(i);
    const double p = 0.1 + 0.8 * draws.uniform(step, 0);
    all.push_back(past(p, draws.uniform(step, 1) < p ? 1 : 0));
  }
  return all;
}

TEST(Score, has_a_band_around_its_skill) {
  const Score found = score_of(informed(160, 1), 1);
  EXPECT_LT(found.over_base->low, found.over_base->value);
  EXPECT_GT(found.over_base->high, found.over_base->value);
  // By the expectation: 1 - E p(1-p) / E (p - .5)^2 + p(1-p), p ~ U(.1, .9)
  const double own = 0.25 - 0.64 / 12;
  EXPECT_LT(found.over_base->low, 1 - own / 0.25);
  EXPECT_GT(found.over_base->high, 1 - own / 0.25);
  // The sibling: forecasts that swap yes and no are far below any band.
  auto turned = informed(160, 1);
  for (PastForecast& one : turned)
    one.probability = 1 - one.probability;
  EXPECT_LT(score_of(turned, 1).over_base->high, 0);
}

// 95 % bands of 300 simulated track records hold the true skill. With
// independent origins the block bootstrap is a little narrow; a share of .95
// has an error of .0126, so that .85 lies eight of these below.
TEST(Score, has_a_band_that_holds_the_true_skill_as_often_as_it_says) {
  const double truth = 1 - (0.25 - 0.64 / 12) / 0.25;
  int held = 0;
  for (std::uint32_t seed = 1; seed <= 300; ++seed) {
    const Score found = score_of(informed(160, seed), 1);
    held +=
        found.over_base->low <= truth && truth <= found.over_base->high ? 1 : 0;
  }
  EXPECT_GT(held, 0.85 * 300);
  EXPECT_LT(held, 300);  // nor is it empty talk
}

TEST(Score, is_the_same_for_the_same_seed) {
  const Score one = score_of(informed(50, 3), 9);
  const Score two = score_of(informed(50, 3), 9);
  EXPECT_EQ(one.over_base->low, two.over_base->low);
  EXPECT_EQ(one.over_base->high, two.over_base->high);
  EXPECT_NE(one.over_base->low, score_of(informed(50, 3), 10).over_base->low);
}

// Their band would be the record itself: a certainty that is none.
TEST(Score, of_few_forecasts_claims_no_skill) {
  for (const int few : {1, 12, 35}) {
    const Score found = score_of(informed(few, 2), 1);
    EXPECT_EQ(found.origins, few);
    EXPECT_FALSE(found.over_base);
    EXPECT_FALSE(found.over_two_speed);
    EXPECT_TRUE(std::isfinite(found.said.brier));
  }
  const Score enough = score_of(informed(36, 2), 1);
  EXPECT_LT(enough.over_base->low, enough.over_base->high);
}

TEST(Score, of_forecast_and_rivals_is_of_the_same_origins) {
  std::vector<PastForecast> all =
      often(18, {past(0.8, 1, 0.6), past(0.3, 0, 0.6)});
  const Score whole = score_of(all, 1);
  all.push_back(past(0.99, 0, 0.6));
  all.back().rivals = {std::nullopt, std::nullopt, 0.1};  // too young a record
  all.push_back(past(0.99, 0, 0.6));
  all.back().rivals.two_speed.reset();
  for (const Came came : {Came::not_covered, Came::month_only, Came::month_only,
                          Came::not_read, Came::not_over}) {
    all.push_back(past(0.99, 0, 0.6));
    all.back().came = came;
  }
  const Score found = score_of(all, 1);
  EXPECT_EQ(found.origins, 36);
  EXPECT_EQ(found.said.brier, whole.said.brier);
  EXPECT_EQ(found.base.brier, whole.base.brier);
  EXPECT_EQ(found.two_speed.brier, whole.two_speed.brier);
  EXPECT_EQ(found.over_base->low, whole.over_base->low);
  EXPECT_EQ(found.left_out.no_base_rate, 2);
  EXPECT_EQ(found.left_out.not_covered, 1);
  EXPECT_EQ(found.left_out.month_only, 2);
  EXPECT_EQ(found.left_out.not_read, 1);
  // A base rate of nought in their place would be seen.
  all[36].rivals.base_rate = 0;
  EXPECT_NE(score_of(all, 1).base.brier, whole.base.brier);
}

TEST(Score, of_nothing_that_can_be_scored_is_none) {
  PastForecast one = past(0.3, 0);
  one.came = Came::not_covered;
  const Score found = score_of({one}, 1);
  EXPECT_EQ(found.origins, 0);
  EXPECT_FALSE(found.over_base);
  EXPECT_FALSE(found.over_two_speed);
}

TEST(Score, names_the_harder_of_two_rivals) {
  // The two-speed rate says half of what the base rate does.
  EXPECT_TRUE(score_of({past(0.3, 0, 0.6)}, 1).two_speed_is_harder());
  EXPECT_FALSE(score_of({past(0.3, 1, 0.6)}, 1).two_speed_is_harder());
}

TEST(Calibration, puts_each_forecast_into_one_bin) {
  std::vector<PastForecast> all = {past(0, 0),   past(0.0999, 1), past(0.1, 0),
                                   past(0.3, 1), past(0.49, 0),   past(0.9, 1),
                                   past(1, 1)};
  const Score found = score_of(all, 1);
  ASSERT_EQ(found.calibration.size(), 4U);
  EXPECT_EQ(found.calibration[0].from, 0);
  EXPECT_EQ(found.calibration[0].to, 0.1);
  EXPECT_EQ(found.calibration[0].n, 2);
  EXPECT_DOUBLE_EQ(found.calibration[0].share, 0.5);
  EXPECT_DOUBLE_EQ(found.calibration[0].mean_forecast, 0.0999 / 2);
  EXPECT_EQ(found.calibration[1].from, 0.1);
  EXPECT_EQ(found.calibration[1].n, 1);
  EXPECT_EQ(found.calibration[2].from, 0.3);
  EXPECT_EQ(found.calibration[2].n, 2);
  EXPECT_EQ(found.calibration[3].to, 1);
  EXPECT_EQ(found.calibration[3].n, 2);
  int sum = 0;
  for (const CalibrationBin& bin : found.calibration)
    sum += bin.n;
  EXPECT_EQ(sum, 7);
}

}  // namespace
}  // namespace entente::forecast
