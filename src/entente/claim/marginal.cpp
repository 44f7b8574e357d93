#include "entente/claim/marginal.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "entente/core/check.hpp"
#include "entente/core/normal.hpp"
#include "entente/theory/posterior.hpp"

namespace entente::claim {
namespace {

// log RR60: a rate ratio from 1/150 to 55. What lies beyond is no effect that
// anybody claims, and a prior of sd .27 does not see it.
constexpr double kLowest = -5, kHighest = 4;
constexpr double kPinned = 4e-5;  // sd of x where it is held, by the step
constexpr std::size_t kFewest = 4;
constexpr std::size_t kMost = 120;  // knots on one side of the mode

// The law with the tested effect held at x by its prior.
theory::Law held_at(const theory::Law& law,
                    std::size_t at,
                    double x,
                    double step) {
  theory::Law held = law;
  const double unit = law.columns[at].log_rr60_per_theta;
  held.columns[at].mean = x / unit;
  held.columns[at].sd = kPinned * step / unit;
  return held;
}

// The common grid down to an error of a fifth of its step, where it still gives
// the words of a finer one; below, two errors.
double step_for(double error) {
  double step = Marginal::kStep;
  if (error >= step / 5) return step;
  while (step > 2 * error && step > 1e-9)
    step /= 2;
  return step;
}

// log L at knot k (x = step k), up to a constant.
class Knots {
 public:
  Knots(const Asked& asked)
      : law_(asked.law),
        at_(tested_column(law_)),
        design_(theory::design_of(asked.panel, law_)) {
    const double unit = law_.columns[at_].log_rr60_per_theta;
    step_ = step_for(
        unit * std::sqrt(asked.fit.covariance[at_ * law_.dimension() + at_]));
  }

  double step() const { return step_; }

  // Where a climb begins: what the last two knots found, carried on.
  struct Trail {
    std::vector<double> mode, covariance;
    std::vector<double> before;  // the mode before; empty: there was none
  };
  std::optional<double> value(long k, Trail& trail) const {
    const double x = step_ * static_cast<double>(k);
    const theory::Law held = held_at(law_, at_, x, step_);
    std::vector<double> start = trail.mode;
    for (std::size_t i = 0; i < trail.before.size(); ++i)
      start[i] += trail.mode[i] - trail.before[i];
    start[at_] = held.columns[at_].mean;
    const inference::Fit fit = inference::fit_on_all_days(
        held, design_.rows, {start, trail.covariance});
    if (fit.status != inference::FitStatus::converged) return {};
    if (!trail.covariance.empty()) trail.before = trail.mode;
    trail.mode = fit.mode;
    trail.covariance = fit.covariance;
    double log_root = 0;
    const std::size_t d = held.dimension();
    for (std::size_t i = 0; i < d; ++i)
      log_root += std::log(fit.root[i * d + i]);
    return fit.log_density + log_root;
  }

 private:
  const theory::Law& law_;
  std::size_t at_;
  theory::Design design_;
  double step_ = Marginal::kStep;
};

// Knots from `k` on in direction `step`, until log L has fallen far below
// `top`, which grows with what is found.
std::vector<double> walk(const Knots& knots,
                         long k,
                         long step,
                         const std::vector<double>& start,
                         double& top) {
  Knots::Trail trail{start, {}, {}};
  std::vector<double> out;
  const long end = std::lround((step < 0 ? kLowest : kHighest) / knots.step());
  for (; k != end + step && out.size() < kMost; k += step) {
    const auto value = knots.value(k, trail);
    if (!value) break;
    out.push_back(*value);
    top = std::max(top, *value);
    if (*value < top - Marginal::kFallen) break;
  }
  return out;
}

// The prior inside |x| <= kWidth * scale is all of it but 1e-9.
constexpr double kWidth = 6;

// log of the integral of exp(log_density) from a to b; Simpson's rule.
template <class F>
double log_integral(double a, double b, double wide, const F& log_density) {
  const auto half = static_cast<int>(std::ceil((b - a) / (2 * wide)));
  const int intervals = 2 * std::max(half, 30);
  const double width = (b - a) / intervals;
  std::vector<double> logs;
  for (int i = 0; i <= intervals; ++i)
    logs.push_back(log_density(a + width * i));
  const double top = *std::max_element(logs.begin(), logs.end());
  double sum = 0;
  for (int i = 0; i <= intervals; ++i) {
    const double part = i == 0 || i == intervals ? 1 : i % 2 == 1 ? 4 : 2;
    sum += part * std::exp(logs[static_cast<std::size_t>(i)] - top);
  }
  return top + std::log(sum * width / 3);
}

}  // namespace

Marginal::Marginal(double first,
                   double step,
                   std::vector<double> log_likelihood)
    : first_(first), step_(step), value_(std::move(log_likelihood)) {
  const std::size_t n = value_.size();
  ENTENTE_EXPECTS(n >= kFewest);
  // A spline whose third derivative does not jump at the second knot and at
  // the last but one: a parabola stays what it is. Thomas' algorithm.
  const auto second = [&](std::size_t i) {
    return (value_[i - 1] - 2 * value_[i] + value_[i + 1]) / (step * step);
  };
  bend_.assign(n, 0.0);
  std::vector<double> right(n), pivot(n);
  // Rows i = 1 .. n - 2: m(i-1) + 4 m(i) + m(i+1) = 6 second(i), with m(0) =
  // 2 m(1) - m(2) and m(n-1) = 2 m(n-2) - m(n-3).
  for (std::size_t i = 1; i + 1 < n; ++i) {
    const bool edge = i == 1 || i + 2 == n;
    double diagonal = edge ? 6 : 4;
    double value = 6 * second(i);
    const double below = i == 1 || i + 2 == n ? 0 : 1;
    if (i > 1 && below != 0) {
      const double above = i == 2 ? 0 : 1;  // row 1 has nothing to its right
      diagonal -= above / pivot[i - 1];
      value -= right[i - 1] / pivot[i - 1];
    }
    pivot[i] = diagonal;
    right[i] = value;
  }
  for (std::size_t i = n - 2; i >= 1; --i) {
    const bool edge = i == 1 || i + 2 == n;
    bend_[i] = (right[i] - (edge ? 0 : bend_[i + 1])) / pivot[i];
  }
  bend_[0] = 2 * bend_[1] - bend_[2];
  bend_[n - 1] = 2 * bend_[n - 2] - bend_[n - 3];
}

double Marginal::operator()(double x) const {
  const auto n = static_cast<double>(value_.size());
  const double at = (x - first_) / step_;
  const double held = std::clamp(at, 0.0, n - 1);
  const auto i = std::min(static_cast<std::size_t>(held), value_.size() - 2);
  const double u = held - static_cast<double>(i), v = 1 - u;
  const double h2 = step_ * step_ / 6;
  const double inside =
      v * value_[i] + u * value_[i + 1] +
      h2 * ((v * v * v - v) * bend_[i] + (u * u * u - u) * bend_[i + 1]);
  if (held == at) return inside;
  const double slope =
      value_[i + 1] - value_[i] +
      h2 * ((1 - 3 * v * v) * bend_[i] + (3 * u * u - 1) * bend_[i + 1]);
  return inside + slope * (at - held);
}

std::optional<Marginal> marginal_of(const Asked& asked) {
  if (asked.fit.status != inference::FitStatus::converged) return {};
  const Knots knots(asked);
  const std::size_t at = tested_column(asked.law);
  const double unit = asked.law.columns[at].log_rr60_per_theta;
  const long middle = std::lround(
      std::clamp(asked.fit.mode[at] * unit, kLowest + 1, kHighest - 1) /
      knots.step());
  double top = -std::numeric_limits<double>::infinity();
  const auto right = walk(knots, middle, 1, asked.fit.mode, top);
  const auto left = walk(knots, middle - 1, -1, asked.fit.mode, top);
  std::vector<double> values(left.rbegin(), left.rend());
  values.insert(values.end(), right.begin(), right.end());
  if (values.size() < kFewest) return {};
  for (double& value : values)
    value -= top;
  const long first = middle - static_cast<long>(left.size());
  return Marginal(knots.step() * static_cast<double>(first), knots.step(),
                  values);
}

namespace {

double log_sum(double a, double b) {
  const double top = std::max(a, b);
  return std::isfinite(top)
             ? top + std::log(std::exp(a - top) + std::exp(b - top))
             : top;
}

// log L* times the prior, without its constant.
class Weighed {
 public:
  Weighed(const Marginal& marginal,
          const Correction& correction,
          double scale,
          double weight)
      : marginal_(marginal),
        shift_(correction.shift),
        scale_(scale),
        power_(weight / (correction.stretch * correction.stretch)) {}

  double operator()(double x) const {
    return power_ * marginal_(x + shift_) - 0.5 * x * x / (scale_ * scale_);
  }

  // log of its integral from a to b: in one where the grid is the common one,
  // else the fine part by itself and what is straight by itself.
  double log_mass(double a, double b) const {
    const double fine = marginal_.fineness();
    if (fine == 1) return log_integral(a, b, kWide, *this);
    const double first = std::clamp(marginal_.first() - shift_, a, b);
    const double last = std::clamp(marginal_.last() - shift_, a, b);
    double sum = log_sum(straight(a, first), straight(last, b));
    if (first < last)
      sum = log_sum(sum, log_integral(first, last, kWide * fine, *this));
    return sum;
  }

 private:
  static constexpr double kWide = 0.01;

  // Where L is straight the product is a normal density that may fall very
  // fast: as far as it matters, around its highest point.
  double straight(double a, double b) const {
    if (!(a < b)) return -std::numeric_limits<double>::infinity();
    constexpr double kFar = 40;  // e-foldings
    const double slope = ((*this)(b) - (*this)(a)) / (b - a) +
                         0.5 * (a + b) / (scale_ * scale_);  // of L alone
    const double top = std::clamp(slope * scale_ * scale_, a, b);
    const double steep = std::abs(slope - top / (scale_ * scale_));
    const double reach = kFar * std::min(scale_, 1 / std::max(steep, 1e-300));
    const double from = std::max(a, top - reach), to = std::min(b, top + reach);
    return log_integral(from, to, (to - from) / 400, *this);
  }

  const Marginal& marginal_;
  double shift_, scale_, power_;
};

}  // namespace

std::array<double, 3> regions(const Marginal& marginal,
                              const Correction& correction,
                              double scale,
                              double weight) {
  const double cut = std::log(kEdge);
  const double far = std::max(kWidth * scale, 2 * cut);
  const std::array<double, 4> at = {-far, -cut, cut, far};
  const Weighed weighed(marginal, correction, scale, weight);
  const double inner = 2 * normal_cdf(cut / scale) - 1;  // of the prior
  std::array<double, 3> logs{};
  for (std::size_t r = 0; r < 3; ++r) {
    logs[r] = weighed.log_mass(at[r], at[r + 1]);
    logs[r] -= std::log(r == 1 ? inner : 0.5 * (1 - inner));
  }
  const double top = *std::max_element(logs.begin(), logs.end());
  std::array<double, 3> post{};
  double sum = 0;
  for (std::size_t r = 0; r < 3; ++r)
    sum += post[r] = std::exp(logs[r] - top);
  for (double& p : post)
    p /= sum;
  return post;
}

namespace {

// log L over its grid, finely: at first + step i.
struct Fine {
  double step = 0;
  std::vector<double> value;
};

Fine finely(const Marginal& marginal) {
  const double wide = marginal.last() - marginal.first();
  const auto points =
      static_cast<std::size_t>(std::ceil(wide / (0.005 * marginal.fineness())));
  Fine out{wide / static_cast<double>(points), std::vector<double>(points + 1)};
  for (std::size_t i = 0; i <= points; ++i)
    out.value[i] =
        marginal(marginal.first() + out.step * static_cast<double>(i));
  return out;
}

}  // namespace

double highest_of(const Marginal& marginal, const Correction& correction) {
  const Fine fine = finely(marginal);
  const auto at = std::max_element(fine.value.begin(), fine.value.end());
  return marginal.first() - correction.shift +
         fine.step * static_cast<double>(at - fine.value.begin());
}

Interval interval_of(const Marginal& marginal, const Correction& correction) {
  constexpr double kHalf = 1.920729;  // half of chi-squared's 95 % point, 1 df
  const double drop = kHalf * correction.stretch * correction.stretch;
  const auto [step, value] = finely(marginal);
  const std::size_t points = value.size() - 1;
  const double least = *std::max_element(value.begin(), value.end()) - drop;
  const auto inside = [&](double v) { return v >= least; };
  // Between the last point outside and the first inside.
  const auto end = [&](std::size_t out, std::size_t in) {
    const double share = (least - value[out]) / (value[in] - value[out]);
    const double at =
        static_cast<double>(out) +
        share * (static_cast<double>(in) - static_cast<double>(out));
    return marginal.first() + step * at - correction.shift;
  };
  Interval interval;
  const auto low = static_cast<std::size_t>(
      std::find_if(value.begin(), value.end(), inside) - value.begin());
  const auto high = static_cast<std::size_t>(
      value.rend() - std::find_if(value.rbegin(), value.rend(), inside) - 1);
  if (low > 0) interval.low = end(low - 1, low);
  if (high < points) interval.high = end(high + 1, high);
  return interval;
}

}  // namespace entente::claim
