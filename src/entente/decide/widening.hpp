// How much wider bands must be to hold what came.
#pragma once

#include <span>
#include <vector>

#include "entente/decide/result.hpp"

namespace entente::decide {

// How many times as far from the median as the 80 % band's own end, on the side
// on which it came, a window's outcome lies; infinite where that end is the
// median itself.
double needed_width(const BackTestWindow& window);

// The least of the values that holds 80 % of them.
double least_that_holds(std::vector<double> needed);

// By horizon, over the outcomes that are no cost. The factor of a window is the
// least that would have held 80 % of the windows that were over when it began,
// not below one. `drifting`: the windows that were simulated with levels that
// move (drift.hpp), of the same origins and measures or some of them. Windows
// are tried that had `kLeastWindows` such before them, and, where any is
// drifting, are among those. `inside80`, `widened` and `drifting` are shares of
// them: by the bands as they were, by the factor, and with levels that move.
// `factor` is that of all windows. A count on an end is inside, so these shares
// lie a little above those of back_test_of.
constexpr std::size_t kLeastWindows = 12;
struct Tries {
  std::vector<Widening> by_horizon;
  std::vector<MeasureTried> by_measure;
};
Tries tries_of(std::span<const BackTestWindow> windows,
               std::span<const BackTestWindow> drifting,
               std::span<const MeasureName> measures,
               std::span<const OutcomeSpec> outcomes);

}  // namespace entente::decide
