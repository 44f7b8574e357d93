// Gradients and Hessians against central differences.
#include <gtest/gtest.h>

#include "fixture.hpp"

namespace entente::theory {
namespace {

using oracle::fixture_rows;

struct Differences {
  std::vector<double> gradient, hessian;
};

// Fourth-order central differences of the value, then of the gradient.
template <class Value, class Gradient>
Differences differences(const std::vector<double>& at,
                        const Value& value,
                        const Gradient& gradient) {
  const double h = 1e-3;
  const std::size_t d = at.size();
  Differences out{std::vector<double>(d), std::vector<double>(d * d)};
  const auto moved = [&](std::size_t i, double by) {
    std::vector<double> x = at;
    x[i] += by;
    return x;
  };
  for (std::size_t i = 0; i < d; ++i) {
    const auto slope = [&](auto&& f) {
      return (8 * (f(moved(i, h)) - f(moved(i, -h))) -
              (f(moved(i, 2 * h)) - f(moved(i, -2 * h)))) /
             (12 * h);
    };
    out.gradient[i] = slope(value);
    for (std::size_t k = 0; k < d; ++k)
      out.hessian[i * d + k] =
          slope([&](const std::vector<double>& x) { return gradient(x)[k]; });
  }
  return out;
}

Law signed_law() {
  Law law = oracle::fixture_law();
  law.columns[3].sign = Sign::raises;
  law.columns[3].scale = 0.4;
  law.columns[3].sd = 1;
  law.columns[4].sign = Sign::lowers;
  law.columns[4].scale = 0.3;
  law.columns[4].sd = 1;
  return law;
}

const std::vector<double> kPoint = {-2.5, 0.1, -0.2, 0.3, 0.2, -0.4, 0.3, -0.7};

double expect_agreement(const Law& law, const Rows& rows) {
  Curvature scratch, exact;
  log_posterior_curvature(law, rows, kPoint, scratch, exact);
  const auto near = differences(
      kPoint,
      [&](const std::vector<double>& q) { return log_posterior(law, rows, q); },
      [&](const std::vector<double>& q) {
        Curvature s, at;
        log_posterior_curvature(law, rows, q, s, at);
        return at.gradient;
      });
  EXPECT_NEAR(exact.value, log_posterior(law, rows, kPoint), 1e-10);
  double worst = 0;
  for (std::size_t i = 0; i < kPoint.size(); ++i) {
    worst = std::max(worst, std::abs(exact.gradient[i] - near.gradient[i]) /
                                (1 + std::abs(near.gradient[i])));
  }
  for (std::size_t i = 0; i < exact.hessian.size(); ++i) {
    worst = std::max(worst, std::abs(exact.hessian[i] - near.hessian[i]) /
                                (1 + std::abs(near.hessian[i])));
  }
  return worst;
}

TEST(Derivatives, of_a_day_group_agree_with_differences) {
  const auto rows = fixture_rows(record::Counting::days);
  EXPECT_LT(expect_agreement(oracle::fixture_law(), rows.rows), 1e-7);
}

TEST(Derivatives, of_signed_effects_agree_with_differences) {
  const auto rows = fixture_rows(record::Counting::days);
  EXPECT_LT(expect_agreement(signed_law(), rows.rows), 1e-7);
}

TEST(Derivatives, of_a_counting_group_agree_with_differences) {
  const auto rows = fixture_rows(record::Counting::acts);
  EXPECT_LT(expect_agreement(signed_law(), rows.rows), 1e-7);
}

TEST(Derivatives, of_the_wrong_rows_are_caught) {
  auto rows = fixture_rows(record::Counting::days);
  const auto right = fixture_rows(record::Counting::days);
  rows.rows.act_excitation[7] += 0.01;
  Curvature scratch, a, b;
  const Law law = oracle::fixture_law();
  log_posterior_curvature(law, rows.rows, kPoint, scratch, a);
  log_posterior_curvature(law, right.rows, kPoint, scratch, b);
  EXPECT_GT(std::abs(a.gradient[5] - b.gradient[5]), 1e-6);
}

TEST(Derivatives, of_offspring_with_one_and_two_half_lives) {
  for (const std::vector<double>& z :
       {std::vector<double>{0.4}, std::vector<double>{-0.3, 1.1}}) {
    const auto jet = offspring_jet(z);
    const std::size_t d = z.size();
    const double h = 1e-5;
    for (std::size_t a = 0; a < d; ++a) {
      auto up = z, down = z;
      up[a] += h;
      down[a] -= h;
      const auto ju = offspring_jet(up), jd = offspring_jet(down);
      for (std::size_t i = 0; i < d; ++i) {
        EXPECT_NEAR((ju.n[i] - jd.n[i]) / (2 * h), jet.first[i * d + a], 1e-9);
        for (std::size_t b = 0; b < d; ++b)
          EXPECT_NEAR((ju.first[i * d + b] - jd.first[i * d + b]) / (2 * h),
                      jet.second[(i * d + a) * d + b], 1e-8);
      }
    }
  }
}

// u = -Phi^-1(Phi(-z)/2): P(U > u) = Phi(-z) for a half-normal U, and half the
// mass on either side of .6745.
TEST(HalfNormal, has_the_quantiles_of_a_half_normal) {
  EXPECT_NEAR(half_normal(0).value, 0.6744897501960817, 1e-15);
  for (const double z : {-3.0, -1.0, 0.5, 2.0, 6.0})
    EXPECT_NEAR(2 * normal_cdf(-half_normal(z).value), normal_cdf(-z),
                1e-14 * normal_cdf(-z) + 1e-16);
}

TEST(HalfNormal, is_smooth_and_finite_wherever_a_draw_may_fall) {
  double before = -1;
  for (double z = -60; z < 300; z += 0.25) {
    const HalfNormal at = half_normal(z);
    EXPECT_TRUE(std::isfinite(at.value) && std::isfinite(at.first) &&
                std::isfinite(at.second))
        << z;
    EXPECT_GE(at.value, before) << z;
    before = at.value;
    if (z < -5) continue;  // the difference would be rounding alone
    const double h = 1e-3;
    EXPECT_NEAR((half_normal(z + h).value - half_normal(z - h).value) / (2 * h),
                at.first, 1e-6)
        << z;
  }
}

TEST(Exponentials, agree_with_the_library) {
  std::vector<double> x, y;
  for (int i = -20000; i <= 20000; ++i)
    x.push_back(i * 0.0123);
  y.resize(x.size());
  exponentials(x.data(), y.data(), x.size());
  for (std::size_t i = 0; i < x.size(); ++i)
    EXPECT_NEAR(y[i], std::exp(x[i]), 5e-16 * std::exp(x[i]));
}

TEST(Logarithms, agree_with_the_library) {
  std::vector<double> x;
  for (int i = -30000; i <= 30000; ++i)
    x.push_back(std::exp(i * 0.0213) * (1 + 1e-7 * i));
  x.push_back(1.0);
  std::vector<double> y(x.size());
  logarithms(x.data(), y.data(), x.size());
  for (std::size_t i = 0; i < x.size(); ++i)
    EXPECT_NEAR(y[i], std::log(x[i]), 5e-16 * std::abs(std::log(x[i])));
}

// An act on a day whose rate is huge or next to nothing: log(1 - e^-Lambda)
// and its derivatives stay what they are, without cancellation.
TEST(Likelihood, of_an_act_day_holds_at_any_rate) {
  for (const double log_rate : {-300.0, -30.0, -2.0, 0.0, 3.0, 30.0, 600.0}) {
    const double rate = std::exp(log_rate);
    std::vector<double> ones(padded(1), 1.0);
    Rows rows;
    rows.rows = 1;
    rows.columns = {ones.data()};
    rows.act_rows = {0};
    rows.act_counts = {1};
    Curvature at;
    log_likelihood_curvature(rows, std::vector<double>{log_rate},
                             std::vector<double>{}, at);
    const double value = std::log(-std::expm1(-rate));
    EXPECT_NEAR(at.value, value, 1e-13 * std::abs(value) + 1e-15);
    const double slope = rate < 700 ? rate / std::expm1(rate) : 0;
    EXPECT_NEAR(at.gradient[0], slope, 1e-14);
    EXPECT_TRUE(std::isfinite(at.hessian[0]));
  }
}

}  // namespace
}  // namespace entente::theory
