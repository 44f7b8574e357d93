// What the record by itself says of the tested effect, without taking its
// posterior for normal.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "entente/claim/null.hpp"
#include "entente/claim/regions.hpp"

namespace entente::claim {

// The marginal likelihood L of x = log RR60: the posterior of the tested
// effect under its N(0, 1), divided by that prior. On a grid of fixed x,
//   log L(x) = max over the others of log p(y, others | x)
//              - 1/2 log det of minus their Hessian            (Laplace),
// a cubic spline between, straight on where it has fallen by `kFallen` or the
// grid ends. A normal posterior gives N(est, se^2) exactly. The grid's step is
// kStep, or where the estimate's error is less than a fifth of that at most two
// errors: on a record of many acts a day all that L says can lie within a
// thousandth.
class Marginal {
 public:
  static constexpr double kFallen = 30;
  static constexpr double kStep = 0.25;  // log RR60

  // Values at first, first + step, ...; four or more.
  Marginal(double first, double step, std::vector<double> log_likelihood);

  // log L(x), up to a constant.
  double operator()(double x) const;
  double first() const { return first_; }
  // Of the grid, as a share of kStep.
  double fineness() const { return step_ / kStep; }
  double last() const {
    return first_ + step_ * static_cast<double>(value_.size() - 1);
  }

 private:
  double first_ = 0, step_ = 1;
  std::vector<double> value_, bend_;  // at the knots: log L, second derivative
};

// Of the asked record; nothing where its fit did not converge or where fewer
// than four fits with a fixed effect did. Cost: some 20 fits, each begun at its
// neighbour; at most 2 * 120.
std::optional<Marginal> marginal_of(const Asked& asked);

// Step 3: probabilities of the regions from the corrected likelihood
//   log L*(x) = log L(x + shift) / stretch^2,
// which for a normal L is N(est - b0, (se max(1, c))^2), and the prior
// N(0, scale^2) reweighted so that each region holds 1/3. `weight` counts the
// record so many times (1: as it is).
std::array<double, 3> regions(const Marginal& marginal,
                              const Correction& correction,
                              double scale,
                              double weight = 1);

// Where 2 log L* is within 3.84 of its highest: the 95 % likelihood interval,
// est - b0 +- 1.96 se max(1, c) for a normal L. An end is nothing where the
// likelihood does not fall so far: any smaller (larger) effect fits as well.
struct Interval {
  std::optional<double> low, high;
};
Interval interval_of(const Marginal& marginal, const Correction& correction);

// Where log L* is highest.
double highest_of(const Marginal& marginal, const Correction& correction);

}  // namespace entente::claim
