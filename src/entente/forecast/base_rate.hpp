// What is known without any theory: base rate and persistence.
#pragma once

#include "entente/theory/panel.hpp"

namespace entente::forecast {

struct Baseline {
  // Share of windows of that many days, from the window's first day up to the
  // origin, that held an act.
  double base_rate = 0;
  // The same among windows whose preceding window of that length had the same
  // yes or no as the days just past.
  double persistence = 0;
};

// Windows overlap; those with an uncovered day are left out.
Baseline baseline_of(const theory::Panel& panel, std::size_t group, int days);

// The last window day of the panel on which the group's outcome is covered;
// -1 when none is.
int last_covered(const theory::Panel& panel, std::size_t group);

}  // namespace entente::forecast
