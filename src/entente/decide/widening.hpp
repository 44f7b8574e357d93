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

// By horizon, over the outcomes that are no cost. The factor of a window is the
// least that would have held 80 % of the windows that were over when it began,
// not below one; `inside80` and `widened` are shares of the windows that had
// `kLeastWindows` such before them, by the bands as they were and by the
// factor. `factor` is that of all windows. A count on an end is inside, so
// these shares lie a little above those of back_test_of.
constexpr std::size_t kLeastWindows = 12;
std::vector<Widening> widening_of(std::span<const BackTestWindow> windows,
                                  std::span<const MeasureName> measures,
                                  std::span<const OutcomeSpec> outcomes);

}  // namespace entente::decide
