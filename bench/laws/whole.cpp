#include "whole.hpp"

#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <cmath>

#include "entente/theory/excitation.hpp"
#include "entente/theory/kernels.hpp"
#include "entente/theory/posterior.hpp"

namespace entente::bench {
namespace {

using Vector = Eigen::VectorXd;
using Matrix =
    Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

constexpr int kMostSteps = 60;
constexpr double kFlat = 1e-7;  // decrement at which the climb ends
constexpr double kNudge = 1e-4;

void add(const double* x, double theta, std::vector<double>& to) {
  for (std::size_t i = 0; i < to.size(); ++i)
    to[i] += theta * x[i];
}

double dot(const double* x, const std::vector<double>& w) {
  double lanes[8] = {};
  std::size_t i = 0;
  for (; i + 8 <= w.size(); i += 8)
    for (std::size_t l = 0; l < 8; ++l)
      lanes[l] += w[i + l] * x[i + l];
  double sum = 0;
  for (; i < w.size(); ++i)
    sum += w[i] * x[i];
  for (const double lane : lanes)
    sum += lane;
  return sum;
}

// The rates of all days and what they are made of.
struct Rates {
  std::vector<double> everywhere;  // exp(sum_m theta_m X_m)
  std::vector<double> background;  // times the background
  std::vector<double> remembered;  // sum_j n_j E_j
};

Rates rates_of(const WholeLaw& law,
               const WholeRows& rows,
               const theory::Parameters& at) {
  const std::size_t n = rows.rows.rows;
  std::vector<double> everywhere(n, 0.0), background(n, 0.0);
  for (std::size_t c = 0; c < at.theta.size(); ++c)
    add(rows.rows.columns[c], at.theta[c],
        law.whole[c] != 0 ? everywhere : background);
  for (std::size_t i = 0; i < n; ++i)
    background[i] += everywhere[i];
  Rates rates{std::vector<double>(n), std::vector<double>(n),
              std::vector<double>(n, 0.0)};
  theory::exponentials(everywhere.data(), rates.everywhere.data(), n);
  theory::exponentials(background.data(), rates.background.data(), n);
  for (std::size_t j = 0; j < at.n.size(); ++j)
    add(rows.memory[j].data(), at.n[j], rates.remembered);
  return rates;
}

// What one more act a day is worth on an act day beyond the -1 of quiet ones,
// and the log likelihood there beyond -Lambda.
struct ActDay {
  double value = 0, slope = 0;
};
ActDay act_day(record::Counting counting, double acts, double lambda) {
  if (counting == record::Counting::acts)
    return {acts * std::log(lambda) - std::lgamma(acts + 1), acts / lambda};
  const double missed = -std::expm1(-lambda);  // 1 - e^-Lambda
  return {std::log(missed) + lambda, 1 + std::exp(-lambda) / missed};
}

}  // namespace

double log_posterior(const WholeLaw& law,
                     const WholeRows& rows,
                     std::span<const double> q,
                     std::vector<double>* gradient) {
  const theory::Parameters at = theory::parameters_at(*law.law, q);
  const Rates rates = rates_of(law, rows, at);
  const std::size_t n = rows.rows.rows;
  double value = theory::log_prior(*law.law, q);
  std::vector<double> slope(n, -1.0);
  for (std::size_t i = 0; i < n; ++i)
    value -= rates.background[i] + rates.everywhere[i] * rates.remembered[i];
  for (std::size_t a = 0; a < rows.rows.act_rows.size(); ++a) {
    const std::size_t i = rows.rows.act_rows[a];
    const ActDay day = act_day(
        rows.rows.counting, rows.rows.act_counts[a],
        rates.background[i] + rates.everywhere[i] * rates.remembered[i]);
    value += day.value;
    slope[i] += day.slope;
  }
  if (gradient == nullptr) return value;
  std::vector<double> whole(n), background(n), memory(n);
  for (std::size_t i = 0; i < n; ++i) {
    background[i] = slope[i] * rates.background[i];
    memory[i] = slope[i] * rates.everywhere[i];
    whole[i] = background[i] + memory[i] * rates.remembered[i];
  }
  const std::size_t columns = at.theta.size();
  gradient->assign(q.size(), 0.0);
  for (std::size_t c = 0; c < columns; ++c) {
    const theory::Column& column = law.law->columns[c];
    (*gradient)[c] =
        dot(rows.rows.columns[c], law.whole[c] != 0 ? whole : background) -
        (q[c] - column.mean) / (column.sd * column.sd);
  }
  const theory::OffspringJet jet = theory::offspring_jet(q.subspan(columns));
  const std::size_t scores = at.n.size();
  for (std::size_t j = 0; j < scores; ++j) {
    const double by_n = dot(rows.memory[j].data(), memory);
    for (std::size_t a = 0; a < scores; ++a)
      (*gradient)[columns + a] += by_n * jet.first[j * scores + a];
  }
  for (std::size_t a = columns; a < q.size(); ++a)
    (*gradient)[a] -= q[a];
  return value;
}

namespace {

Vector gradient_at(const WholeLaw& law,
                   const WholeRows& rows,
                   const Vector& q,
                   double* value) {
  std::vector<double> gradient;
  const double found = log_posterior(
      law, rows, {q.data(), static_cast<std::size_t>(q.size())}, &gradient);
  if (value != nullptr) *value = found;
  return Eigen::Map<const Vector>(gradient.data(), q.size());
}

// Minus the Hessian at q, by central differences.
Matrix curvature(const WholeLaw& law, const WholeRows& rows, const Vector& q) {
  Matrix out(q.size(), q.size());
  for (Eigen::Index a = 0; a < q.size(); ++a) {
    const double sd = static_cast<std::size_t>(a) < law.law->columns.size()
                          ? law.law->columns[static_cast<std::size_t>(a)].sd
                          : 1;
    Vector up = q, down = q;
    up[a] += kNudge * sd;
    down[a] -= kNudge * sd;
    out.col(a) = (gradient_at(law, rows, down, nullptr) -
                  gradient_at(law, rows, up, nullptr)) /
                 (2 * kNudge * sd);
  }
  return 0.5 * (out + out.transpose().eval());
}

}  // namespace

inference::Fit fit_whole(const WholeLaw& law,
                         const WholeRows& rows,
                         const inference::Fit& start) {
  const auto d = static_cast<Eigen::Index>(start.mode.size());
  Vector q = Eigen::Map<const Vector>(start.mode.data(), d);
  Matrix inverse = Eigen::Map<const Matrix>(start.covariance.data(), d, d);
  double value = 0;
  Vector slope = gradient_at(law, rows, q, &value);
  inference::Fit fit;
  for (fit.steps = 0; fit.steps < kMostSteps; ++fit.steps) {
    const Vector step = inverse * slope;
    const double promised = slope.dot(step);
    if (promised < kFlat) break;
    double length = 1, found = 0;
    Vector next, next_slope;
    for (int cut = 0; cut < 30; ++cut, length /= 2) {
      next = q + length * step;
      next_slope = gradient_at(law, rows, next, &found);
      if (found > value + 1e-4 * length * promised) break;
    }
    const Vector moved = next - q, turned = slope - next_slope;
    const double along = moved.dot(turned);
    if (along > 0) {
      const Matrix left =
          Matrix::Identity(d, d) - moved * turned.transpose() / along;
      inverse =
          left * inverse * left.transpose() + moved * moved.transpose() / along;
    }
    q = next;
    slope = next_slope;
    value = found;
  }
  fit.log_density = value;
  fit.mode.assign(q.data(), q.data() + d);
  const Eigen::LLT<Matrix> factor(curvature(law, rows, q));
  if (factor.info() != Eigen::Success || fit.steps == kMostSteps) return fit;
  const Matrix covariance = factor.solve(Matrix::Identity(d, d));
  const Matrix root = Eigen::LLT<Matrix>(covariance).matrixL();
  fit.covariance.assign(covariance.data(), covariance.data() + d * d);
  fit.root.assign(root.data(), root.data() + d * d);
  fit.status = inference::FitStatus::converged;
  return fit;
}

inference::LogDensity whole_density(const WholeLaw& law,
                                    const WholeRows& rows) {
  return [&law, &rows](std::span<const std::vector<double>> q,
                       std::span<double> values) {
    for (std::size_t i = 0; i < q.size(); ++i)
      values[i] = log_posterior(law, rows, q[i], nullptr);
  };
}

}  // namespace entente::bench
