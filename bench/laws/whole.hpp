// A law some of whose effects multiply memory as well as background:
//   Lambda(t) = exp(sum_m theta_m X_m) [ exp(sum_b theta_b X_b) + sum_j n_j E_j
//   ]
// A trial: the program's own laws are those in which no effect does.
#pragma once

#include <span>
#include <vector>

#include "entente/inference/evidence.hpp"
#include "entente/inference/fit.hpp"
#include "entente/theory/law.hpp"
#include "entente/theory/likelihood.hpp"

namespace entente::bench {

// The rows of a law with the memory of every day, not of act days alone.
struct WholeRows {
  theory::Rows rows;
  std::vector<std::vector<double>> memory;  // E_j by row, padded
};

struct WholeLaw {
  const theory::Law* law = nullptr;
  std::vector<char> whole;  // by column: multiplies memory too
};

// log p(y | q) + log p(q), in the law's coordinates; with `gradient` (d) its
// gradient. O(rows * columns).
double log_posterior(const WholeLaw& law,
                     const WholeRows& rows,
                     std::span<const double> q,
                     std::vector<double>* gradient);

// The mode (climb.hpp) from a fit of the same coordinates.
inference::Fit fit_whole(const WholeLaw& law,
                         const WholeRows& rows,
                         const inference::Fit& start);

inference::LogDensity whole_density(const WholeLaw& law, const WholeRows& rows);

}  // namespace entente::bench
