#include "entente/core/normal.hpp"

#include <cmath>
#include <numbers>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "entente/core/poisson.hpp"

namespace entente {
namespace {

void expect_relative(double value, double truth, double tolerance) {
  EXPECT_NEAR(value / truth, 1.0, tolerance) << value << " for " << truth;
}

// Digits from the continued fraction of the tail, at 60 decimals.
TEST(NormalCdf, keeps_its_digits_far_into_the_lower_tail) {
  expect_relative(normal_cdf(0.0), 0.5, 1e-15);
  expect_relative(normal_cdf(-1.0), 0.15865525393145705, 1e-14);
  expect_relative(normal_cdf(-5.0), 2.8665157187919391e-7, 1e-13);
  expect_relative(normal_cdf(-10.0), 7.6198530241605261e-24, 1e-12);
  expect_relative(normal_cdf(-30.0), 4.9067139271481871e-198, 1e-12);
}

TEST(NormalQuantile, equals_the_known_points) {
  EXPECT_NEAR(normal_quantile(0.5), 0.0, 1e-15);
  EXPECT_NEAR(normal_quantile(0.75), 0.67448975019608174, 1e-14);
  EXPECT_NEAR(normal_quantile(0.8), 0.84162123357291421, 1e-14);
  EXPECT_NEAR(normal_quantile(0.975), 1.9599639845400542, 1e-13);
  expect_relative(normal_quantile(1e-20), -9.2623400897984227, 1e-13);
}

RC_GTEST_PROP(NormalQuantile, undoes_the_probability, ()) {
  const double x = *rc::gen::inRange(-30000, 5000) / 1000.0;
  // At the upper end 1 - p has lost digits; below zero none are lost.
  const double tolerance = x < 0 ? 1e-12 * (1 - x) : 1e-9;
  RC_ASSERT(std::abs(normal_quantile(normal_cdf(x)) - x) < tolerance);
}

TEST(NormalDensity, is_the_derivative_of_the_probability) {
  for (const double x : {-6.0, -2.5, -0.3, 0.0, 1.0, 3.0}) {
    const double h = 1e-4;
    const double slope = (normal_cdf(x + h) - normal_cdf(x - h)) / (2 * h);
    expect_relative(normal_density(x), slope, 1e-6);
  }
}

TEST(LogNormalDensity, is_the_logarithm_of_the_scaled_density) {
  EXPECT_NEAR(log_normal_density(0, 0, 1),
              -0.5 * std::log(2 * std::numbers::pi), 1e-15);
  const double z = (1.7 - 0.4) / 2.5;
  EXPECT_NEAR(log_normal_density(1.7, 0.4, 2.5),
              std::log(normal_density(z) / 2.5), 1e-14);
  EXPECT_TRUE(std::isfinite(log_normal_density(100, 0, 1)));
}

// The least n whose distribution function reaches p: summed term by term.
TEST(Poisson, quantile_is_the_least_count_that_reaches_p) {
  for (const double rate : {0.3, 7.0, 40.0, 700.0}) {
    for (const double p : {0.001, 0.2, 0.5, 0.9, 0.9999}) {
      double below = std::exp(-rate), log_term = -rate;
      int n = 0;
      while (below < p) {
        ++n;
        log_term += std::log(rate / n);
        below += std::exp(log_term);
      }
      EXPECT_EQ(poisson_quantile(rate, p), n) << rate << " " << p;
    }
  }
  EXPECT_NEAR(poisson_quantile(5000, 0.5), 5000, 1);
}

}  // namespace
}  // namespace entente
