// Equality with the plain definition of the daily model, golden/daily.py.
#include <fstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "fixture.hpp"

namespace entente::theory {
namespace {

using oracle::fixture_rows;

const nlohmann::json& golden() {
  static const nlohmann::json numbers = [] {
    std::ifstream file("tests/theory/golden/daily_golden.json");
    return nlohmann::json::parse(file);
  }();
  return numbers;
}

void expect_equal(double value, double oracle) {
  EXPECT_NEAR(value, oracle, 1e-12 * std::abs(oracle));
}

// theta of the golden likelihoods: -3.2, .3 sin, .15 same, -.08 other.
const std::vector<double> kTheta = {-3.2, 0, 0.3, 0.15, -0.08};
const std::vector<double> kOffspring = {0.2, 0.15, 0.1};

TEST(Oracle, fixture_has_the_oracles_acts) {
  const auto f = oracle::fixture();
  const auto sum = [](const auto& x) {
    double s = 0;
    for (const auto v : x)
      s += v;
    return s;
  };
  EXPECT_EQ(sum(f.own), golden()["acts"]["own"]);
  EXPECT_EQ(sum(f.theirs), golden()["acts"]["theirs"]);
  EXPECT_EQ(sum(f.ours), golden()["acts"]["ours"]);
  EXPECT_EQ(sum(f.covered), golden()["acts"]["covered_days"]);
}

TEST(Oracle, recent_equals_the_plain_sum) {
  const auto f = oracle::fixture();
  expect_equal(oracle::recent(f.theirs, 20, 1)[150],
               golden()["recent_same_side_day_150"]);
  expect_equal(oracle::recent(f.ours, 30, 2)[150],
               golden()["recent_other_side_day_150"]);
}

TEST(Oracle, excitation_equals_the_plain_sum) {
  const auto states = oracle::excitations(oracle::fixture().own);
  for (std::size_t j = 0; j < 3; ++j)
    expect_equal(states[j][150], golden()["states_day_150"][j]);
}

TEST(Oracle, likelihoods_equal_the_plain_definition) {
  expect_equal(log_likelihood(fixture_rows(record::Counting::acts).rows, kTheta,
                              kOffspring),
               golden()["log_lik_poisson"]);
  expect_equal(log_likelihood(fixture_rows(record::Counting::days).rows, kTheta,
                              kOffspring),
               golden()["log_lik_per_day"]);
}

TEST(Oracle, a_likelihood_that_forgets_the_excitation_is_caught) {
  const auto rows = fixture_rows(record::Counting::days);
  const std::vector<double> none(3, 0.0);
  const double oracle = golden()["log_lik_per_day"];
  EXPECT_GT(std::abs(log_likelihood(rows.rows, kTheta, none) - oracle),
            1e-3 * std::abs(oracle));
}

TEST(Oracle, units_equal_the_plain_definition) {
  for (const auto& [half_life, value] : golden()["window_weight_lag2"].items())
    expect_equal(window_weight(std::stod(half_life), 2), value);
  expect_equal(0.1 * 2 * window_weight(30, 2),
               golden()["log_rate_ratio_theta_0.1_typical_2_h30"]);
  expect_equal(log_rr60_sd(1.2) / (2 * window_weight(30, 2)),
               golden()["effect_scale_typical_2_h30"]);
}

TEST(Oracle, offspring_equals_the_plain_definition) {
  const std::vector<double> z = {0.3, -0.2, 0.5};
  const auto n = offspring(z);
  for (std::size_t j = 0; j < 3; ++j)
    expect_equal(n[j], golden()["excitation_numbers_0.3_-0.2_0.5"][j]);
}

}  // namespace
}  // namespace entente::theory
