#include "act_day.hpp"

#include <cmath>

namespace entente::bench {

ActDay act_day(record::Counting counting, double acts, double lambda) {
  if (counting == record::Counting::acts)
    return {acts * std::log(lambda) - std::lgamma(acts + 1), acts / lambda};
  const double missed = -std::expm1(-lambda);  // 1 - e^-Lambda
  return {std::log(missed) + lambda, 1 + std::exp(-lambda) / missed};
}

}  // namespace entente::bench
