#include "climb.hpp"

#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <utility>

namespace entente::bench {
namespace {

using Vector = Eigen::VectorXd;
using Matrix =
    Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

constexpr int kMostSteps = 60;
constexpr int kMostCuts = 30;
constexpr double kFlat = 1e-7;   // decrement at which the climb ends
constexpr double kNudge = 1e-5;  // of a scale

Vector gradient_at(const Slope& density, const Vector& q, double* value) {
  std::vector<double> gradient;
  const double found =
      density({q.data(), static_cast<std::size_t>(q.size())}, &gradient);
  if (value != nullptr) *value = found;
  return Eigen::Map<const Vector>(gradient.data(), q.size());
}

// Minus the Hessian at q, whose gradient is `slope`, by differences.
Matrix curvature(const Slope& density,
                 const Vector& q,
                 const Vector& slope,
                 std::span<const double> scales) {
  Matrix out(q.size(), q.size());
  for (Eigen::Index a = 0; a < q.size(); ++a) {
    const double nudge = kNudge * scales[static_cast<std::size_t>(a)];
    Vector up = q;
    up[a] += nudge;
    out.col(a) = (slope - gradient_at(density, up, nullptr)) / nudge;
  }
  return 0.5 * (out + out.transpose().eval());
}

// The inverse Hessian after a step and what it turned the gradient by.
void update(Matrix& inverse, const Vector& moved, const Vector& turned) {
  const double along = moved.dot(turned);
  if (along <= 0) return;
  const Matrix left = Matrix::Identity(inverse.rows(), inverse.cols()) -
                      moved * turned.transpose() / along;
  inverse =
      left * inverse * left.transpose() + moved * moved.transpose() / along;
}

void put_curvature(const Matrix& minus_hessian, inference::Fit& fit) {
  const Eigen::LLT<Matrix> factor(minus_hessian);
  if (factor.info() != Eigen::Success) return;
  const auto d = minus_hessian.rows();
  const Matrix covariance = factor.solve(Matrix::Identity(d, d));
  const Matrix root = Eigen::LLT<Matrix>(covariance).matrixL();
  fit.covariance.assign(covariance.data(), covariance.data() + d * d);
  fit.root.assign(root.data(), root.data() + d * d);
  if (fit.steps < kMostSteps) fit.status = inference::FitStatus::converged;
}

}  // namespace

inference::Fit climb(const Slope& density,
                     const inference::Fit& start,
                     std::span<const double> scales) {
  const auto d = static_cast<Eigen::Index>(start.mode.size());
  Vector q = Eigen::Map<const Vector>(start.mode.data(), d);
  Matrix inverse = Eigen::Map<const Matrix>(start.covariance.data(), d, d);
  double value = 0;
  Vector slope = gradient_at(density, q, &value);
  inference::Fit fit;
  for (fit.steps = 0; fit.steps < kMostSteps; ++fit.steps) {
    const Vector step = inverse * slope;
    const double promised = slope.dot(step);
    if (promised < kFlat) break;
    double length = 1, found = 0;
    Vector next, next_slope;
    for (int cut = 0; cut < kMostCuts; ++cut, length /= 2) {
      next = q + length * step;
      next_slope = gradient_at(density, next, &found);
      if (found > value + 1e-4 * length * promised) break;
    }
    update(inverse, next - q, slope - next_slope);
    q = next;
    slope = next_slope;
    value = found;
  }
  fit.log_density = value;
  fit.mode.assign(q.data(), q.data() + d);
  put_curvature(curvature(density, q, slope, scales), fit);
  return fit;
}

inference::LogDensity values_of(Slope density) {
  return [density = std::move(density)](std::span<const std::vector<double>> q,
                                        std::span<double> values) {
    for (std::size_t i = 0; i < q.size(); ++i)
      values[i] = density(q[i], nullptr);
  };
}

}  // namespace entente::bench
