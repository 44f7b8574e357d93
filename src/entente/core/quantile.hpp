// Quantiles of a sample.
#pragma once

#include <vector>

namespace entente {

// The p quantile by linear interpolation between order statistics (Hyndman,
// Fan 1996, type 7); 0 for none.
double quantile(std::vector<double> values, double p);

// The same without a copy: the values are reordered. O(n).
double quantile_in_place(std::vector<double>& values, double p);

}  // namespace entente
