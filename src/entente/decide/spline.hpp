// Natural cubic splines on quantiles.
#pragma once

#include <span>
#include <vector>

namespace entente::decide {

// Knots at the quantiles .05, .275, .5, .725 and .95 of x (Harrell 2001,
// Regression Modeling Strategies, 2.4.5); equal ones are one. None where x is
// constant; its two ends where fewer than two quantiles differ.
std::vector<double> knots_of(std::span<const double> x);

// The basis at x without its constant: x itself, then for every inner knot k
// but the last d_k - d_(K-1) with d_k = ((x - t_k)+^3 - (x - t_K)+^3) / (t_K -
// t_k): cubic between knots, linear beyond them (Hastie, Tibshirani, Friedman
// 2009, (5.4)). x is measured from the first knot in units of the knots' span.
// knots.size() - 1 numbers, or none.
std::vector<double> natural_basis(double x, std::span<const double> knots);

}  // namespace entente::decide
