// The posterior's mode and curvature: Newton and BFGS in a law's coordinates.
#pragma once

#include <span>
#include <vector>

#include "entente/core/rng.hpp"
#include "entente/theory/posterior.hpp"

namespace entente::inference {

enum class FitStatus { converged, not_converged };

struct Fit {
  FitStatus status = FitStatus::not_converged;
  int steps = 0;
  double log_density = 0;          // log likelihood + log prior at the mode
  std::vector<double> mode;        // (d)
  std::vector<double> covariance;  // (d, d): inverse of minus the Hessian
  std::vector<double> root;        // (d, d) lower: covariance = root root'
};

// Where a climb begins. `q` (d) empty: the prior mean, with a background that
// makes as many acts as there were. `covariance` (d, d) of a fit of the same
// law to a like record is Newton's first matrix; empty: the exact one at q.
struct Start {
  std::span<const double> q = {};
  std::span<const double> covariance = {};
};

// Maximises the log posterior from `start`. The way there is climbed on a
// quarter of the quiet days, where they are enough, its end on all of them: a
// mode is that of all days. Newton's matrix follows
// the gradients (BFGS) and is made again only where it misled; where it is not
// definite, because the likelihood is not concave in the memory, its axes are
// turned uphill. Converged when the decrement by the exact Hessian is below
// 1e-9; that last step is taken, which leaves less than 1e-8.
Fit fit_mode(const theory::Law& law,
             const theory::Rows& rows,
             const Start& start = {});

// The same climbed on all days from the beginning: what fit_mode() is held to.
Fit fit_on_all_days(const theory::Law& law,
                    const theory::Rows& rows,
                    const Start& start = {});

// Precision that the data alone give an effect whose prior is N(0, 1), from
// the sd of its posterior: 1/sd^2 - 1, above zero, because the curvature of a
// likelihood can be the wrong way where no act is near.
double data_precision(double posterior_sd);

// A draw from N(mode, covariance); step `step` of `draws`.
std::vector<double> normal_draw(const Fit& fit,
                                const Draws& draws,
                                std::uint32_t step);

}  // namespace entente::inference
