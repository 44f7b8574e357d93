#include "entente/inference/fit.hpp"

#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <Eigen/Eigenvalues>
#include <algorithm>
#include <cmath>

#include "entente/core/check.hpp"
#include "entente/core/normal.hpp"
#include "entente/theory/excitation.hpp"
#include "entente/theory/thinned.hpp"

namespace entente::inference {
namespace {

using theory::Curvature;
using Matrix =
    Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using Vector = Eigen::VectorXd;

constexpr int kMostSteps = 100;
constexpr double kDecrement = 1e-9;
// The climb on a part of the days: one in kStride of the quiet ones, until it
// is as near to its mode as that is to the mode of all days.
constexpr std::size_t kStride = 4;
constexpr double kNear = 1e-4;
// Below this decrement the next look is likely the last, and takes the exact
// matrix at once.
constexpr double kSoon = 1e-5;
constexpr int kMostCuts = 40;
constexpr double kLeast = 1e-4;  // gain of a step by what its slope promised
constexpr double kPoor = 0.2;    // below: the matrix is made again; best is .5

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

// A signed effect on a term that runs into the hundreds would, at its prior
// mean, start the climb where rates are beyond e^100: it starts where it
// multiplies no day by more than e^kMostLog.
constexpr double kMostLog = 5;

double signed_start(const theory::Column& column, std::span<const double> x) {
  double largest = 0;
  for (const double value : x)
    largest = std::max(largest, std::abs(value));
  const double most = kMostLog / (std::abs(column.scale) * largest);
  if (!(theory::half_normal(column.mean).value > most)) return column.mean;
  // u(z) = most, Phi(-z) = 2 Phi(-u)
  return -normal_quantile(std::min(2 * normal_cdf(-most), 1 - 1e-12));
}

// The prior mean, but with signed effects held small and a background that
// makes, with the memory that the prior expects, as many acts as there were.
std::vector<double> start_of(const theory::Law& law, const theory::Rows& rows) {
  std::vector<double> q = theory::prior_mean(law);
  for (std::size_t c = 0; c < law.columns.size(); ++c)
    if (law.columns[c].sign != theory::Sign::either)
      q[c] = signed_start(law.columns[c], {rows.columns[c], rows.rows});
  double acts = 0;
  for (const double count : rows.act_counts)
    acts += count;
  if (acts == 0 || law.columns.empty() ||
      law.columns[0].role != theory::Role::intercept)
    return q;
  double rate = acts / static_cast<double>(rows.rows);
  if (law.counting == record::Counting::days)
    rate = -std::log1p(-std::min(rate, 0.98));
  q[0] = std::log(rate * (law.half_lives.empty() ? 1.0 : 0.5));
  return q;
}

// The climb to the mode. Newton's matrix is made when asked for and then
// follows the gradients (BFGS): it stays definite, and a gradient alone costs
// a third.
class Climb {
 public:
  Climb(const theory::Law& law, const theory::Rows& rows, const Start& start)
      : law_(law), rows_(rows), blocks_(theory::blocks_of(rows)) {
    sd_ = theory::prior_sd(law);
    q_.assign(start.q.begin(), start.q.end());
    if (q_.empty()) q_ = start_of(law, rows);
    if (start.covariance.empty()) {
      look(q_, theory::Derivatives::hessian, here_);
      if (is_usable(here_)) renew();
    } else {
      look(q_, theory::Derivatives::gradient, here_);
      const auto size = static_cast<Eigen::Index>(q_.size());
      inverse_ = Eigen::Map<const Matrix>(start.covariance.data(), size, size);
    }
  }

  // Whether it came near.
  bool approach() {
    last_ = Last::near;
    while (steps_ < kMostSteps && is_usable(here_)) {
      ++steps_;
      const Vector step = inverse_ * slope();
      const double decrement = step.dot(slope());
      if (!std::isfinite(decrement)) return false;
      if (decrement < kNear && kind_ != Kind::turned) {
        renew_here();
        return kind_ == Kind::newton;
      }
      if (!move(step, decrement)) return false;
    }
    return false;
  }

  const std::vector<double>& place() const { return q_; }
  std::span<const double> bend() const {
    return {inverse_.data(), static_cast<std::size_t>(inverse_.size())};
  }
  int steps() const { return steps_; }

  Fit run() {
    Fit fit;
    while (steps_ < kMostSteps && is_usable(here_)) {
      ++steps_;
      const Vector step = inverse_ * slope();
      const double decrement = step.dot(slope());
      if (!std::isfinite(decrement)) break;
      if (decrement >= kDecrement) {
        if (!move(step, decrement)) break;
      } else if (kind_ == Kind::newton) {
        finish(step, decrement, fit);
        break;
      } else {
        renew_here();
      }
    }
    fit.steps = steps_;
    fit.mode = q_;
    fit.log_density = here_.value;
    return fit;
  }

 private:
  using Derivatives = theory::Derivatives;

  // Where a score runs far out, its slopes can be no numbers though the value
  // is one; no step may go there.
  static bool is_usable(const Curvature& at) {
    return std::isfinite(at.value) &&
           std::all_of(at.gradient.begin(), at.gradient.end(),
                       [](double slope) { return std::isfinite(slope); });
  }

  Eigen::Map<const Vector> slope() const {
    return {here_.gradient.data(), static_cast<Eigen::Index>(q_.size())};
  }

  void look(const std::vector<double>& q, Derivatives wanted, Curvature& out) {
    theory::log_posterior_derivatives(law_, rows_, blocks_, q, wanted, scratch_,
                                      out);
  }

  // The inverse of Newton's matrix. Where that is not definite - the
  // likelihood is not concave in the memory - each of its axes, in units of
  // the prior, is turned uphill and held at no less than the prior's own
  // curvature.
  void renew() {
    const std::size_t d = q_.size();
    const auto size = static_cast<Eigen::Index>(d);
    const Matrix m = -matrix(here_.hessian, d);
    const Eigen::LLT<Matrix> factor(m);
    kind_ = factor.info() == Eigen::Success ? Kind::newton : Kind::turned;
    if (kind_ == Kind::newton) {
      inverse_ = factor.solve(Matrix::Identity(size, size));
      return;
    }
    const Eigen::Map<const Vector> unit(sd_.data(), size);
    const Eigen::SelfAdjointEigenSolver<Matrix> axes(
        Matrix(unit.asDiagonal() * m * unit.asDiagonal()));
    const Vector bent = axes.eigenvalues().cwiseAbs().cwiseMax(1.0);
    const Matrix turned = unit.asDiagonal() * axes.eigenvectors();
    inverse_ = turned * bent.cwiseInverse().asDiagonal() * turned.transpose();
  }

  void renew_here() {
    look(q_, Derivatives::hessian, here_);
    renew();
  }

  bool hoped_for_last(double decrement) const {
    return last_ == Last::exact && decrement < kSoon;
  }

  // Goes along a step as far as it helps; false where nothing does.
  bool move(Vector step, double decrement) {
    trial_.resize(q_.size());
    double share = 1;
    for (int cuts = 0; cuts < kMostCuts; ++cuts) {
      for (std::size_t i = 0; i < q_.size(); ++i)
        trial_[i] = q_[i] + share * step[static_cast<Eigen::Index>(i)];
      look(trial_,
           hoped_for_last(decrement) ? Derivatives::hessian
                                     : Derivatives::gradient,
           there_);
      const double gain = there_.value - here_.value;
      const double hoped = share * decrement;
      if (is_usable(there_) &&
          gain > kLeast * hoped - 1e-12 * std::abs(here_.value)) {
        arrive(share * step, gain / hoped);
        return true;
      }
      if (kind_ == Kind::followed) {
        renew_here();
        return true;
      }
      const double best = hoped / (2 * (hoped - gain));
      share *= std::isfinite(best) ? std::clamp(best, 0.1, 0.5) : 0.1;
    }
    return false;
  }

  // From here to there, with the matrix made again where it misled.
  void arrive(const Vector& step, double share) {
    const Vector turn =
        slope() - Eigen::Map<const Vector>(there_.gradient.data(), step.size());
    q_ = trial_;
    std::swap(here_, there_);
    if (!here_.hessian.empty()) return renew();
    if (share < kPoor || kind_ == Kind::turned) return renew_here();
    follow(step, turn);
  }

  // BFGS: the least change of the inverse that explains the new gradient.
  void follow(const Vector& step, const Vector& turn) {
    const double bend = step.dot(turn);
    kind_ = Kind::followed;
    if (bend <= 0) return;
    const Vector v = inverse_ * turn;
    const double scale = (1 + turn.dot(v) / bend) / bend;
    inverse_ += scale * step * step.transpose() -
                (v * step.transpose() + step * v.transpose()) / bend;
  }

  // The last step is taken on trust: the value changes by half its decrement.
  void finish(const Vector& step, double decrement, Fit& fit) {
    fit.status = FitStatus::converged;
    keep_curvature(here_, fit);
    for (std::size_t i = 0; i < q_.size(); ++i)
      q_[i] += step[static_cast<Eigen::Index>(i)];
    here_.value += decrement / 2;
  }

  const theory::Law& law_;
  const theory::Rows& rows_;
  const theory::Blocks blocks_;
  std::vector<double> q_, trial_;
  int steps_ = 0;
  // What the climb ends with: an exact matrix, or near.
  enum class Last { exact, near } last_ = Last::exact;
  Curvature scratch_, here_, there_;
  std::vector<double> sd_;  // of the prior
  Matrix inverse_;          // of minus the Hessian, as far as it is known
  // Newton's own matrix at this point, the same turned uphill, or one that
  // followed the gradients here.
  enum class Kind { newton, turned, followed } kind_ = Kind::followed;
};

}  // namespace

Fit fit_mode(const theory::Law& law,
             const theory::Rows& rows,
             const Start& start) {
  std::vector<double> from(start.q.begin(), start.q.end());
  if (from.empty()) from = start_of(law, rows);
  const auto fewer = theory::thinned(rows, kStride);
  if (!fewer) return fit_on_all_days(law, rows, {from, start.covariance});
  Climb part(law, fewer->rows, {from, start.covariance});
  if (!part.approach())
    return fit_on_all_days(law, rows, {from, start.covariance});
  Fit fit = fit_on_all_days(law, rows, {part.place(), part.bend()});
  fit.steps += part.steps();
  return fit;
}

Fit fit_on_all_days(const theory::Law& law,
                    const theory::Rows& rows,
                    const Start& start) {
  const std::size_t d = law.dimension();
  ENTENTE_EXPECTS(start.q.empty() || start.q.size() == d);
  ENTENTE_EXPECTS(start.covariance.empty() || start.covariance.size() == d * d);
  return Climb(law, rows, start).run();
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
