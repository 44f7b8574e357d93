// Scores of past forecasts, by hand.
#include "entente/forecast/scores.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include "entente/core/rng.hpp"

namespace entente::forecast {
namespace {

PastForecast past(double probability, double happened, double base = 0.5) {
  PastForecast one;
  one.id = "strike";
  one.horizon = 30;
  one.probability = probability;
  one.base_rate = base;
  one.persistence = 1 - base;
  one.happened = happened;
  return one;
}

TEST(Score, is_the_mean_of_squares_and_of_logarithms) {
  const Score found =
      score_of({past(0.8, 1, 0.6), past(0.3, 0, 0.6), past(0.9, 0, 0.6)}, 1);
  EXPECT_EQ(found.id, "strike");
  EXPECT_EQ(found.horizon, 30);
  EXPECT_EQ(found.origins, 3);
  EXPECT_EQ(found.happened, 1);
  EXPECT_NEAR(found.brier, (0.04 + 0.09 + 0.81) / 3, 1e-15);
  EXPECT_NEAR(found.brier_base, (0.16 + 0.36 + 0.36) / 3, 1e-15);
  EXPECT_NEAR(found.brier_persistence, (0.36 + 0.16 + 0.16) / 3, 1e-15);
  EXPECT_NEAR(found.log_score,
              (std::log(0.8) + std::log(0.7) + std::log(0.1)) / 3, 1e-14);
  EXPECT_NEAR(found.log_score_base, (std::log(0.6) + 2 * std::log(0.4)) / 3,
              1e-14);
  EXPECT_NEAR(found.skill, 1 - (0.94 / 3) / (0.88 / 3), 1e-14);
}

TEST(Score, cuts_probabilities_in_its_logarithm_alone) {
  const Score found = score_of({past(0, 1), past(1, 0)}, 1);
  EXPECT_NEAR(found.log_score, std::log(0.005), 1e-14);
  EXPECT_EQ(found.brier, 1);
}

TEST(Score, of_the_base_rate_itself_has_no_skill) {
  std::vector<PastForecast> all;
  for (int i = 0; i < 60; ++i)
    all.push_back(past(0.4, i % 3 == 0, 0.4));
  const Score found = score_of(all, 1);
  EXPECT_EQ(found.skill, 0);
  EXPECT_EQ(found.skill_low, 0);
  EXPECT_EQ(found.skill_high, 0);
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
  EXPECT_LT(found.skill_low, found.skill);
  EXPECT_GT(found.skill_high, found.skill);
  // By the expectation: 1 - E p(1-p) / E (p - .5)^2 + p(1-p), p ~ U(.1, .9)
  const double own = 0.25 - 0.64 / 12;
  EXPECT_LT(found.skill_low, 1 - own / 0.25);
  EXPECT_GT(found.skill_high, 1 - own / 0.25);
  // The sibling: forecasts that swap yes and no are far below any band.
  auto turned = informed(160, 1);
  for (PastForecast& one : turned)
    one.probability = 1 - one.probability;
  EXPECT_LT(score_of(turned, 1).skill_high, 0);
}

// 95 % bands of 300 simulated track records hold the true skill. With
// independent origins the block bootstrap is a little narrow; a share of .95
// has an error of .0126, so that .85 lies eight of these below.
TEST(Score, has_a_band_that_holds_the_true_skill_as_often_as_it_says) {
  const double truth = 1 - (0.25 - 0.64 / 12) / 0.25;
  int held = 0;
  for (std::uint32_t seed = 1; seed <= 300; ++seed) {
    const Score found = score_of(informed(160, seed), 1);
    held += found.skill_low <= truth && truth <= found.skill_high ? 1 : 0;
  }
  EXPECT_GT(held, 0.85 * 300);
  EXPECT_LT(held, 300);  // nor is it empty talk
}

TEST(Score, is_the_same_for_the_same_seed) {
  const Score one = score_of(informed(50, 3), 9);
  const Score two = score_of(informed(50, 3), 9);
  EXPECT_EQ(one.skill_low, two.skill_low);
  EXPECT_EQ(one.skill_high, two.skill_high);
  EXPECT_NE(one.skill_low, score_of(informed(50, 3), 10).skill_low);
}

TEST(Score, of_a_single_forecast_is_finite) {
  const Score found = score_of({past(0.2, 0)}, 1);
  EXPECT_TRUE(std::isfinite(found.skill_low));
  EXPECT_EQ(found.skill_low, found.skill);
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
