// The fast climb against Newton's method written plainly: every step with a
// full Hessian from the prior mean, until nothing moves.
#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <cmath>

#include <gtest/gtest.h>

#include "entente/casefile/case.hpp"
#include "entente/inference/fit.hpp"
#include "entente/theory/thinned.hpp"

#include "../theory/fixture.hpp"

namespace entente::inference {
namespace {

using Vector = Eigen::VectorXd;
using Matrix = Eigen::MatrixXd;

// Levenberg's damped Newton steps until the decrement is below `until`.
std::vector<double> reference_mode(const theory::Law& law,
                                   const theory::Rows& rows,
                                   double until = 1e-18) {
  std::vector<double> q = theory::prior_mean(law);
  const auto d = static_cast<Eigen::Index>(q.size());
  theory::Curvature scratch, here, there;
  theory::log_posterior_curvature(law, rows, q, scratch, here);
  double damping = 0;
  for (int step = 0; step < 300 && damping < 1e12; ++step) {
    Matrix m = -Eigen::Map<const Matrix>(here.hessian.data(), d, d);
    m.diagonal() += damping * m.diagonal().cwiseAbs().cwiseMax(1.0);
    const Eigen::LLT<Matrix> factor(m);
    const Vector slope = Eigen::Map<const Vector>(here.gradient.data(), d);
    bool better = false;
    std::vector<double> trial = q;
    if (factor.info() == Eigen::Success) {
      const Vector move = factor.solve(slope);
      if (damping == 0 && move.dot(slope) < until) break;
      for (Eigen::Index i = 0; i < d; ++i)
        trial[i] += move[i];
      theory::log_posterior_curvature(law, rows, trial, scratch, there);
      better = there.value > here.value - 1e-11 * std::abs(here.value);
    }
    if (better) {
      q = trial;
      std::swap(here, there);
    }
    damping = better ? (damping > 1e-3 ? damping / 10 : 0)
                     : std::max(10 * damping, 1e-3);
  }
  return q;
}

double distance(const std::vector<double>& a, const std::vector<double>& b) {
  double worst = 0;
  for (std::size_t i = 0; i < a.size(); ++i)
    worst = std::max(worst, std::abs(a[i] - b[i]));
  return worst;
}

struct Korea {
  casefile::Case value = casefile::read_case("cases/korea").value;
  theory::Setting setting = casefile::setting_of(value);
  theory::VerdictPanel verdict = theory::verdict_panel(setting);
};

const Korea& korea() {
  static const Korea one;
  return one;
}

// Every law of Korea, with effects of either sign and with signed ones.
TEST(FitReference, finds_the_mode_of_every_law_of_korea) {
  const theory::Panel& panel = korea().verdict.panel;
  for (const theory::LawSpec& spec : korea().value.model.laws) {
    if (spec.variant) continue;
    for (const auto sign : {theory::Sign::either, theory::Sign::raises}) {
      auto effects =
          theory::effects_of(korea().setting, korea().value.model.treatments);
      for (auto& effect : effects)
        effect.sign = sign;
      const theory::Law law = theory::build_law(
          panel, theory::group_index(korea().setting, spec.group), effects);
      const theory::Design design = theory::design_of(panel, law);
      const Fit fit = fit_mode(law, design.rows);
      ASSERT_EQ(fit.status, FitStatus::converged) << spec.group;
      const auto reference = reference_mode(law, design.rows);
      EXPECT_LT(distance(fit.mode, reference), 1e-8) << spec.group;
      EXPECT_NEAR(fit.log_density,
                  theory::log_posterior(law, design.rows, reference), 1e-8);
      // From where a neighbour might have ended, the same mode.
      std::vector<double> start = fit.mode;
      for (std::size_t i = 0; i < start.size(); ++i)
        start[i] += i % 2 == 0 ? 0.3 : -0.3;
      const Fit again = fit_mode(law, design.rows, {start});
      ASSERT_EQ(again.status, FitStatus::converged) << spec.group;
      EXPECT_LT(distance(again.mode, reference), 1e-8) << spec.group;
      // With the curvature of a record that tells four times as much.
      std::vector<double> covariance = fit.covariance;
      for (double& value : covariance)
        value /= 4;
      const Fit like = fit_mode(law, design.rows, {start, covariance});
      ASSERT_EQ(like.status, FitStatus::converged) << spec.group;
      EXPECT_LT(distance(like.mode, reference), 1e-8) << spec.group;
    }
  }
}

// The way there is climbed on a part of the days; the mode is that of all.
TEST(FitReference, of_a_part_of_the_days_ends_on_all_of_them) {
  const theory::Panel& panel = korea().verdict.panel;
  const theory::Law law = theory::build_law(
      panel, theory::group_index(korea().setting, "provocation"),
      theory::effects_of(korea().setting, korea().value.model.treatments));
  const theory::Design design = theory::design_of(panel, law);
  const auto fewer = theory::thinned(design.rows, 4);
  ASSERT_TRUE(fewer);
  const Fit plain = fit_on_all_days(law, design.rows);
  EXPECT_LT(distance(fit_mode(law, design.rows).mode, plain.mode), 1e-8);
  // What the comparison must catch: the mode of the part alone.
  EXPECT_GT(distance(fit_on_all_days(law, fewer->rows).mode, plain.mode), 1e-4);
}

// What the comparison must catch: a climb that stops where 1e-4 is left.
TEST(FitReference, tells_a_climb_that_stops_early) {
  const auto rows = theory::oracle::fixture_rows(record::Counting::days);
  const theory::Law law = theory::oracle::fixture_law();
  EXPECT_GT(distance(fit_mode(law, rows.rows).mode,
                     reference_mode(law, rows.rows, 1e-4)),
            1e-8);
}

}  // namespace
}  // namespace entente::inference
