// The likelihood of a group's days, its gradient and its Hessian.
//
//   Lambda(t) = A(t) [ exp(sum_e theta_e X_e(t)) + sum_j n_j E_j(t) ]
//   per day:  y log(1 - exp(-Lambda)) - (1 - y) Lambda
//   per act:  y log Lambda - Lambda - log y!
//
// A day without an act contributes -Lambda, and the sum of its excitation part
// is a constant times n: only days with acts need a logarithm.
#pragma once

#include <span>
#include <vector>

#include "entente/record/group.hpp"
#include "entente/theory/blocks.hpp"
#include "entente/theory/kernels.hpp"

namespace entente::theory {

constexpr std::size_t padded(std::size_t rows) {
  return (rows + kBlock - 1) / kBlock * kBlock;
}

// The days that count (covered and at risk), in order, as the likelihood
// reads them. Column c: `columns[c]`, padded(rows) numbers, any value in the
// padding. J half-lives.
struct Rows {
  record::Counting counting = record::Counting::days;
  std::size_t rows = 0;
  std::vector<const double*> columns;
  std::vector<std::size_t> act_rows;   // with at least one act
  std::vector<double> act_counts;      // acts on each of these
  std::vector<double> act_excitation;  // E_j at [act * J + j]
  std::vector<double> excitation_sum;  // (J) over all rows
  // The first `sampled` of them, whole blocks of quiet days, stand for `weight`
  // days each (thinned.hpp).
  std::size_t sampled = 0;
  double weight = 1;
};

// What the likelihood and the simulator read.
struct Parameters {
  std::vector<double> theta;  // (columns)
  std::vector<double> n;      // (half-lives), expected offspring
};

// log p(y | theta, n). theta: (columns), n: (J), not negative. O(rows *
// columns).
double log_likelihood(const Rows& rows,
                      std::span<const double> theta,
                      std::span<const double> n);

// The same for many parameters in one pass over the columns.
void log_likelihoods(const Rows& rows,
                     std::span<const Parameters> parameters,
                     std::span<double> values);

// Value, gradient (d) and Hessian (d, d) in (theta, n), d = columns + J. The
// Hessian costs two or three times the rest, and is left empty where only the
// gradient is asked for. `blocks` are those of `rows`.
enum class Derivatives { gradient, hessian };
struct Curvature {
  double value = 0;
  std::vector<double> gradient;
  std::vector<double> hessian;
};
void log_likelihood_derivatives(const Rows& rows,
                                const Blocks& blocks,
                                std::span<const double> theta,
                                std::span<const double> n,
                                Derivatives wanted,
                                Curvature& out);

// The same with the Hessian, where no blocks are kept.
void log_likelihood_curvature(const Rows& rows,
                              std::span<const double> theta,
                              std::span<const double> n,
                              Curvature& out);

}  // namespace entente::theory
