// What a policy brings under one theory: averages over the futures of each
// draw of the parameters.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace entente::decide {

// Row-major (draws, measures); a measure is an outcome at a horizon.
// `difference` is to the first policy, taken future by future under the same
// luck; `chance` is the variance that the futures' own luck leaves in a draw's
// average, s^2 / per_draw (0 where there is one future a draw).
struct Samples {
  std::size_t draws = 0, measures = 0;
  int per_draw = 0;
  std::vector<double> value, value_chance;
  std::vector<double> difference, difference_chance;
};

// One measure of a policy under a theory, or under a mixture of them.
struct Summary {
  double mean = 0;
  double difference = 0;  // to the first policy
  double mc_error = 0;    // of the difference: sqrt(variance between draws / n)
  // 80 % of what the parameters leave open: the draws' own differences, drawn
  // towards their mean by the share of variance that is chance.
  double low = 0, high = 0;
  double p_lower = 0;  // P(difference < 0) over parameters, chance taken out;
                       // one half where the difference is exactly zero
  // |difference| <= 3 errors, or p_lower between .2 and .8
  bool tied = true;
};

// A column's part in a mixture.
struct Part {
  const Samples* samples = nullptr;
  double share = 1;  // they are made to add up to one
};

// O(draws log draws).
Summary summary_of(std::span<const Part> parts, std::size_t measure);

}  // namespace entente::decide
