#include "entente/theory/units.hpp"

#include <cmath>

namespace entente::theory {

double window_weight(double half_life, int lag) {
  constexpr int kWindow = 60;
  double sum = 0;
  for (int d = lag; d <= kWindow; ++d)
    sum += std::exp2(-d / half_life);
  return sum / kWindow;
}

double log_rr60_sd(double median_ratio) {
  constexpr double kUpperQuartile = 0.6744897501960817;  // of N(0, 1)
  return std::log(median_ratio) / kUpperQuartile;
}

}  // namespace entente::theory
