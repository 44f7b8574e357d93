#include "entente/inference/fit.hpp"

#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <algorithm>
#include <cmath>

#include "entente/core/check.hpp"
#include "entente/core/normal.hpp"

namespace entente::inference {
namespace {

using theory::Curvature;
using Matrix =
    Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using Vector = Eigen::VectorXd;

constexpr int kMostSteps = 100;
constexpr double kDecrement = 1e-9;

Eigen::Map<const Matrix> matrix(const std::vector<double>& values,
                                std::size_t d) {
  const auto size = static_cast<Eigen::Index>(d);
  return {values.data(), size, size};
}

void keep_curvature(const Curvature& at, Fit& fit) {
  const std::size_t d = at.gradient.size();
  const auto size = static_cast<Eigen::Index>(d);
  const Eigen::LLT<Matrix> factor(Matrix(-matrix(at.hessian, d)));
  if (factor.info() != Eigen::Success) {
    fit.status = FitStatus::not_converged;
    return;
  }
  const Matrix covariance = factor.solve(Matrix::Identity(size, size));
  const Matrix root = Eigen::LLT<Matrix>(covariance).matrixL();
  fit.covariance.assign(covariance.data(), covariance.data() + d * d);
  fit.root.assign(root.data(), root.data() + d * d);
}

// The damped step, or an empty vector when the damped matrix is not definite.
Vector step_of(const Curvature& at, double damping) {
  const std::size_t d = at.gradient.size();
  Matrix m = -matrix(at.hessian, d);
  for (Eigen::Index i = 0; i < m.rows(); ++i)
    m(i, i) += damping * std::max(std::abs(m(i, i)), 1.0);
  const Eigen::LLT<Matrix> factor(m);
  if (factor.info() != Eigen::Success) return {};
  return factor.solve(Eigen::Map<const Vector>(at.gradient.data(),
                                               static_cast<Eigen::Index>(d)));
}

}  // namespace

Fit fit_mode(const theory::Law& law,
             const theory::Rows& rows,
             std::span<const double> start) {
  Fit fit;
  fit.mode = start.empty() ? theory::prior_mean(law)
                           : std::vector<double>(start.begin(), start.end());
  ENTENTE_EXPECTS(fit.mode.size() == law.dimension());
  Curvature scratch, here, there;
  theory::log_posterior_curvature(law, rows, fit.mode, scratch, here);
  double damping = 0;
  std::vector<double> trial(fit.mode.size());
  while (fit.steps < kMostSteps && std::isfinite(here.value)) {
    ++fit.steps;
    const Vector step = step_of(here, damping);
    double decrement = 0;
    bool better = false;
    if (step.size() > 0) {
      for (std::size_t i = 0; i < trial.size(); ++i) {
        trial[i] = fit.mode[i] + step[static_cast<Eigen::Index>(i)];
        decrement += step[static_cast<Eigen::Index>(i)] * here.gradient[i];
      }
      if (damping == 0 && decrement >= 0 && decrement < kDecrement) {
        fit.status = FitStatus::converged;
        break;
      }
      theory::log_posterior_curvature(law, rows, trial, scratch, there);
      better = std::isfinite(there.value) &&
               there.value > here.value - 1e-12 * std::abs(here.value);
    }
    if (better) {
      fit.mode = trial;
      std::swap(here, there);
      damping = damping > 1e-3 ? damping / 10 : 0;
    } else {
      damping = std::max(10 * damping, 1e-3);
      if (damping > 1e12) break;
    }
  }
  fit.log_density = here.value;
  if (fit.status == FitStatus::converged) keep_curvature(here, fit);
  return fit;
}

double data_precision(double posterior_sd) {
  return std::max(1 / (posterior_sd * posterior_sd) - 1, 1e-6);
}

std::vector<double> normal_draw(const Fit& fit,
                                const Draws& draws,
                                std::uint32_t step) {
  const std::size_t d = fit.mode.size();
  std::vector<double> z(d), q = fit.mode;
  for (std::size_t i = 0; i < d; ++i)
    z[i] = normal_quantile(draws.uniform(step, static_cast<std::uint32_t>(i)));
  if (fit.root.empty()) return q;
  for (std::size_t i = 0; i < d; ++i)
    for (std::size_t k = 0; k <= i; ++k)
      q[i] += fit.root[i * d + k] * z[k];
  return q;
}

}  // namespace entente::inference
