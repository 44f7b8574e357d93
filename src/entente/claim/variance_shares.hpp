// Which of several choices moves an outcome most: main effects of a factorial
// analysis of variance.
#pragma once

#include <cstddef>
#include <vector>

namespace entente::claim {

// A model of main effects, value = mean + one effect for each level that was
// taken, by least squares. The share of a choice is what the sum of squares
// about the mean loses when the choice is left out of the model (type III). In
// a full factorial the shares and the rest, which is interactions, add up to 1;
// where combinations are missing, what two choices explain only together is in
// neither share, and in no rest either: `shared`.
struct VarianceShares {
  std::vector<double> of_choice;
  double shared = 0;
  double rest = 0;  // what no main effect explains
};

// levels[i][k]: the level that value i takes of choice k. All zeros, and a rest
// of 0, where the values do not differ. O(values * columns^2).
VarianceShares variance_shares(
    const std::vector<double>& values,
    const std::vector<std::vector<std::size_t>>& levels);

}  // namespace entente::claim
