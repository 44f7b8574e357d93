// The mode of a smooth density that is given with its gradient alone.
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "entente/inference/evidence.hpp"
#include "entente/inference/fit.hpp"

namespace entente::bench {

// The log density at q (d); with `gradient` (d) its gradient.
using Slope = std::function<double(std::span<const double> q,
                                   std::vector<double>* gradient)>;

// BFGS (Nocedal and Wright 2006, Numerical Optimization, eq. 6.17) from a mode
// and its covariance; the curvature at the end by differences of the gradient,
// `scales` (d) a standard deviation of each coordinate.
inference::Fit climb(const Slope& density,
                     const inference::Fit& start,
                     std::span<const double> scales);

// The same density without its gradient, of many points.
inference::LogDensity values_of(Slope density);

}  // namespace entente::bench
