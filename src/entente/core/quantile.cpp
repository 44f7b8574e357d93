#include "entente/core/quantile.hpp"

#include <algorithm>
#include <cstddef>

namespace entente {

double quantile(std::vector<double> values, double p) {
  return quantile_in_place(values, p);
}

double quantile_in_place(std::vector<double>& values, double p) {
  if (values.empty()) return 0;
  const double at = p * static_cast<double>(values.size() - 1);
  const auto low = static_cast<std::ptrdiff_t>(at);
  std::nth_element(values.begin(), values.begin() + low, values.end());
  const double below = values[static_cast<std::size_t>(low)];
  const auto rest = values.begin() + low + 1;
  const double above =
      rest == values.end() ? below : *std::min_element(rest, values.end());
  return below + (at - static_cast<double>(low)) * (above - below);
}

}  // namespace entente
