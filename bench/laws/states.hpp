// A law without memory, whose campaigns come and go unseen:
//   Lambda(t) = exp(sum_c theta_c X_c(t)) f^s(t)
// s(t) in {0, 1} is a Markov chain by day: it turns on with probability
// 1 - e^(-1/off), off with 1 - e^(-1/on) (Hamilton 1989, Econometrica 57,
// doi:10.2307/1912559, for counts). Coordinates: the law's columns, then
// log f, log on and log off.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "entente/inference/evidence.hpp"
#include "entente/inference/fit.hpp"
#include "entente/theory/law.hpp"
#include "entente/theory/likelihood.hpp"

namespace entente::bench {

// Of log f, log on and log off: normal.
struct StatePrior {
  double mean = 0, sd = 1;
};
constexpr std::array<StatePrior, 3> kStatePriors = {
    {{1.5, 0.75}, {4.1, 1}, {5.5, 1}}};  // x4.5, 60 days, 245 days

struct StateRows {
  theory::Rows rows;
  std::vector<int> day;  // of each row; days between that have none are passed
};

// log p(y | q) + log p(q), the chain summed out by the forward recursion; with
// `gradient` (d) its gradient, by the backward one (Fisher's identity).
// O(rows * columns). `law` has no memory.
double log_posterior(const theory::Law& law,
                     const StateRows& rows,
                     std::span<const double> q,
                     std::vector<double>* gradient);

// The mode (climb.hpp). From a fit of the same coordinates; or, from one of the
// columns alone, the likelier of the modes above short campaigns and long ones.
inference::Fit fit_states(const theory::Law& law,
                          const StateRows& rows,
                          const inference::Fit& start);

// The fit of the law's columns alone, the chain's three left to vary.
inference::Fit of_columns(const inference::Fit& fit, const theory::Law& law);

inference::LogDensity states_density(const theory::Law& law,
                                     const StateRows& rows);

}  // namespace entente::bench
