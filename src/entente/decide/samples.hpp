// What a policy brings under one theory: averages over the futures of each
// draw of the parameters.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace entente::decide {

// Row-major (draws, measures); a measure is an outcome at a horizon, the sum of
// a lever, or a profile's loss (see tally.hpp). `difference` is to the first
// policy, taken future by future under the same luck; `chance` is the variance
// that the futures' own luck leaves in a draw's average, s^2 / per_draw (0
// where there is one future a draw: then a band holds chance too).
struct Samples {
  std::size_t draws = 0, measures = 0;
  int per_draw = 0;
  std::vector<double> value, value_chance;
  std::vector<double> difference, difference_chance;
};

// One profile's loss of all policies under one theory. `value` is (draws,
// policies): averages over a draw's futures. `chance` is (policies, policies),
// symmetric: the covariance that luck leaves in these averages, mean over
// draws. Policies share their luck, so the difference of two has the chance
// variance c_pp + c_qq - 2 c_pq.
struct Losses {
  std::size_t draws = 0, policies = 0;
  int per_draw = 0;
  std::vector<double> value, chance;
};

// One measure of a policy under a theory, or under a mixture of them.
struct Summary {
  double mean = 0;
  double difference = 0;  // to the first policy
  // Standard error of the difference: sqrt(variance between draws / draws). The
  // d-th draws of all parts have the same luck and share what the theories do
  // not move, so it is the variance of their share-weighted sum.
  double mc_error = 0;
  // 80 % of what the parameters leave open: the draws' own differences, drawn
  // towards their mean by sqrt(1 - chance / variance), part by part, so that
  // what is left has the variance of the parameters alone. Ends are linear
  // between the middles of the draws' weights (Hyndman, Fan 1996, type 5), or
  // the difference itself where a few draws pull it beyond them.
  double low = 0, high = 0;
  // P(difference < 0) over parameters, chance taken out; a draw whose own
  // difference is exactly zero counts half.
  double p_lower = 0;
  double p_lower_error = 0;  // standard error, by the number of draws
  // |difference| <= 3 errors, or p_lower between .05 and .95, or fewer than two
  // draws, which have no error
  bool tied = true;
};

// A column's part in a mixture.
struct Part {
  const Samples* samples = nullptr;
  double share = 1;  // not below 0; they are made to add up to one
};

// All parts have the same number of draws. O(draws log draws).
Summary summary_of(std::span<const Part> parts, std::size_t measure);

}  // namespace entente::decide
