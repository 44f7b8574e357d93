// A law's coordinates, its prior and its posterior density.
#pragma once

#include <span>
#include <vector>

#include "entente/theory/law.hpp"
#include "entente/theory/likelihood.hpp"

namespace entente::theory {

// Coordinates q (dimension): theta itself, z for signed effects, then the
// normal scores of the excitation. The prior is normal and independent in q.
Parameters parameters_at(const Law& law, std::span<const double> q);
std::vector<double> prior_mean(const Law& law);
std::vector<double> prior_sd(const Law& law);
double log_prior(const Law& law, std::span<const double> q);

double log_posterior(const Law& law,
                     const Rows& rows,
                     std::span<const double> q);

// The same for many points in one pass over the columns.
void log_posteriors(const Law& law,
                    const Rows& rows,
                    std::span<const std::vector<double>> q,
                    std::span<double> values);

// Value, gradient and, where wanted, Hessian in q. `scratch` saves allocations.
void log_posterior_derivatives(const Law& law,
                               const Rows& rows,
                               const Blocks& blocks,
                               std::span<const double> q,
                               Derivatives wanted,
                               Curvature& scratch,
                               Curvature& out);
void log_posterior_curvature(const Law& law,
                             const Rows& rows,
                             std::span<const double> q,
                             Curvature& scratch,
                             Curvature& out);

// The rows of a law on a recorded panel, with the columns they point to.
struct Design {
  std::vector<std::vector<double>> columns;
  std::vector<int> row_day;  // window day of each row
  Rows rows;
};
Design design_of(const Panel& panel, const Law& law);

// E_j by window day (and horizon), [j][day], from the panel's own acts.
std::vector<std::vector<double>> excitation_of(const Panel& panel,
                                               const Law& law);

}  // namespace entente::theory
