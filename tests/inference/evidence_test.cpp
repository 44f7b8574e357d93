// Evidence where it is known: closed forms, and quadrature of the example.
#include "entente/inference/evidence.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <functional>
#include <numbers>

#include <gtest/gtest.h>

namespace entente::inference {
namespace {

// N(mean, root root') in `d` dimensions times exp(log_z), by a root that ties
// every coordinate to the one before.
struct Normal {
  std::size_t d;
  double log_z;

  double mean(std::size_t i) const { return 0.5 * static_cast<double>(i) - 1; }
  double sd(std::size_t i) const { return 0.4 + 0.2 * static_cast<double>(i); }

  double log_density(const std::vector<double>& q) const {
    double value = log_z, before = 0;
    for (std::size_t i = 0; i < d; ++i) {
      // q_i = mean_i + sd_i (z_i + .5 z_(i-1))
      const double z = (q[i] - mean(i)) / sd(i) - 0.5 * before;
      value -=
          0.5 * z * z + std::log(sd(i)) + 0.5 * std::log(2 * std::numbers::pi);
      before = z;
    }
    return value;
  }

  LogDensity density() const {
    return [self = *this](std::span<const std::vector<double>> q,
                          std::span<double> values) {
      for (std::size_t i = 0; i < q.size(); ++i)
        values[i] = self.log_density(q[i]);
    };
  }
};

// A mode and covariance that are `off` sds and a factor away from a normal's.
Fit crude_fit(const Normal& normal, double off, double factor) {
  Fit fit;
  fit.status = FitStatus::converged;
  fit.covariance.assign(normal.d * normal.d, 0.0);
  for (std::size_t i = 0; i < normal.d; ++i) {
    fit.mode.push_back(normal.mean(i) + off * normal.sd(i));
    fit.covariance[i * normal.d + i] = std::pow(factor * normal.sd(i), 2);
  }
  return fit;
}

TEST(Evidence, of_a_normal_is_its_constant_from_a_crude_start) {
  const Normal normal{6, -123.4};
  EvidenceOptions options;
  options.kept = 1;
  const Evidence found =
      evidence_of(normal.density(), crude_fit(normal, 1.0, 1.5), options);
  EXPECT_EQ(found.verdict, Evidence::Verdict::reliable);
  // One seed; some five of its errors, which are near .005.
  EXPECT_LT(found.mc_error, 0.01);
  EXPECT_NEAR(found.log_evidence, -123.4, 0.03);
  for (std::size_t i = 0; i < 6; ++i)
    EXPECT_NEAR(found.mean[i], normal.mean(i), 0.06 * normal.sd(i));
}

// The stated error over 40 seeds: the root mean square of the true errors over
// that of the stated ones. Its logarithm has a standard deviation near .13
// (1/sqrt(80) and 1/sqrt(560)); the bounds, a factor of 2, are 5 of these.
TEST(Evidence, misses_a_normal_by_the_error_that_it_states) {
  const Normal normal{4, 7.0};
  double truth = 0, stated = 0;
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    EvidenceOptions options;
    options.seed = seed;
    options.adaptation_draws = 512;
    options.draws = options.most_draws = 2048;
    const Evidence found =
        evidence_of(normal.density(), crude_fit(normal, 0.5, 1.3), options);
    truth += std::pow(found.log_evidence - 7.0, 2);
    stated += std::pow(found.mc_error, 2);
  }
  const double ratio = std::sqrt(truth / stated);
  EXPECT_GT(ratio, 0.5);
  EXPECT_LT(ratio, 2.0);
  // A constant that is wrong by a twentieth of a nat would be seen.
  EXPECT_GT(0.05, 2 * std::sqrt(stated / 40));
}

// A Student-t with the proposal's own centre, spread and degrees: every weight
// is equal, so the evidence is exact and every draw counts.
TEST(Evidence, of_the_proposal_itself_is_exact) {
  const std::size_t d = 3;
  const Normal shape{d, 0};
  const Fit fit = crude_fit(shape, 0, 1);
  const LogDensity density = [&](std::span<const std::vector<double>> q,
                                 std::span<double> values) {
    for (std::size_t i = 0; i < q.size(); ++i) {
      double distance = 0, log_det = 0;
      for (std::size_t k = 0; k < d; ++k) {
        distance += std::pow((q[i][k] - fit.mode[k]) / shape.sd(k), 2);
        log_det += std::log(shape.sd(k));
      }
      values[i] = 2.5 + std::lgamma(4.0) - std::lgamma(2.5) -
                  1.5 * std::log(5 * std::numbers::pi) - log_det -
                  4.0 * std::log1p(distance / 5);
    }
  };
  EvidenceOptions options;
  options.adaptations = 0;
  options.draws = 2048;
  const Evidence found = evidence_of(density, fit, options);
  EXPECT_NEAR(found.log_evidence, 2.5, 1e-10);
  EXPECT_NEAR(found.mc_error, 0, 1e-7);
  EXPECT_NEAR(found.effective_size, 2048, 1e-6);
}

TEST(Evidence, is_the_same_for_any_number_of_threads) {
  const Normal normal{5, 1};
  EvidenceOptions options;
  options.kept = 100;
  const Evidence one =
      evidence_of(normal.density(), crude_fit(normal, 1, 1.2), options);
  options.parallelism.threads = 5;
  const Evidence five =
      evidence_of(normal.density(), crude_fit(normal, 1, 1.2), options);
  EXPECT_EQ(std::memcmp(&one.log_evidence, &five.log_evidence, 8), 0);
  EXPECT_EQ(one.sample, five.sample);
  EXPECT_EQ(one.mc_error, five.mc_error);
}

TEST(Evidence, keeps_a_sample_of_the_posterior) {
  const Normal normal{3, 0};
  EvidenceOptions options;
  options.kept = 4000;
  const Evidence found =
      evidence_of(normal.density(), crude_fit(normal, 0.5, 1.2), options);
  ASSERT_EQ(found.sample.size(), 4000U);
  for (std::size_t i = 0; i < 3; ++i) {
    double mean = 0, square = 0;
    for (const auto& q : found.sample)
      mean += q[i] / 4000;
    for (const auto& q : found.sample)
      square += (q[i] - mean) * (q[i] - mean) / 4000;
    const double sd =
        normal.sd(i) * std::sqrt(i == 0 ? 1.0 : 1.25);  // z_i + .5 z_(i-1)
    // Some 3,000 effective draws: five errors of a mean and of a spread.
    EXPECT_NEAR(mean, normal.mean(i), 5 * sd / std::sqrt(3000.0));
    EXPECT_NEAR(std::sqrt(square), sd, 5 * sd / std::sqrt(6000.0));
  }
}

// Half the mass lies where the proposal never draws but once in thousands.
TEST(Evidence, of_a_target_with_far_heavier_tails_is_not_called_reliable) {
  const LogDensity density = [](std::span<const std::vector<double>> q,
                                std::span<double> values) {
    for (std::size_t i = 0; i < q.size(); ++i) {
      values[i] = 0;
      for (const double x : q[i])
        values[i] -= 1.1 * std::log1p(std::abs(x));
    }
  };
  Fit fit;
  fit.status = FitStatus::converged;
  fit.mode = {0, 0};
  fit.covariance = {1, 0, 0, 1};
  EvidenceOptions options;
  options.adaptations = 0;
  options.most_draws = options.draws;
  const Evidence found = evidence_of(density, fit, options);
  EXPECT_GT(found.pareto_k, 0.7);
  EXPECT_EQ(found.verdict, Evidence::Verdict::unreliable);
}

// Quantiles of a generalised Pareto distribution of shape k at even points.
std::vector<double> pareto_log_weights(double k, int size) {
  std::vector<double> out;
  for (int i = 0; i < size; ++i) {
    const double rest = (size - i - 0.5) / size;
    out.push_back(std::log((std::pow(rest, -k) - 1) / k + 1e-300));
  }
  return out;
}

TEST(ParetoShape, of_a_pareto_tail_is_its_shape) {
  for (const double k : {0.1, 0.3, 0.5, 0.7, 0.9}) {
    const auto weights = pareto_log_weights(k, 20000);
    // The weak prior around one half is worth ten of the 424 tail values.
    EXPECT_NEAR(pareto_shape(weights), k, 0.06) << k;
  }
}

TEST(ParetoShape, doubles_where_weights_are_squared) {
  auto weights = pareto_log_weights(0.4, 20000);
  for (double& weight : weights)
    weight *= 2;
  EXPECT_GT(pareto_shape(weights), 0.7);
}

TEST(ParetoShape, does_not_depend_on_order_or_scale) {
  auto weights = pareto_log_weights(0.6, 5000);
  const double shape = pareto_shape(weights);
  std::reverse(weights.begin(), weights.end());
  for (double& weight : weights)
    weight -= 700;
  EXPECT_NEAR(pareto_shape(weights), shape, 1e-9);
}

TEST(ParetoShape, of_bounded_weights_is_low_and_of_too_few_is_high) {
  std::vector<double> bounded;
  for (int i = 0; i < 4096; ++i)
    bounded.push_back(std::log(1 + i / 4096.0));
  EXPECT_LT(pareto_shape(bounded), 0.1);
  EXPECT_GE(pareto_shape({0, 1, 2}), 0.7);
}

}  // namespace
}  // namespace entente::inference
