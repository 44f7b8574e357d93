// What is known without any theory: the rivals of every forecast.
#pragma once

#include <optional>

#include "entente/theory/panel.hpp"

namespace entente::forecast {

// None where the past does not say yet: an empty share is not nought.
struct Baseline {
  // Share of windows of that many days, from the window's first day up to the
  // origin, that held an act; none before the first whole covered window.
  std::optional<double> base_rate;
  // The same among windows whose preceding window of that length had the same
  // yes or no as the days just past; the base rate where none had.
  std::optional<double> persistence;
  // The rival that is hard to beat where the level moves, not fitted:
  // 1 - exp(-days * rate), rate = half the act days a covered day of the last
  // 30 days and half those of the last 365; the longer alone where the last 30
  // hold no covered day, none where neither does.
  std::optional<double> two_speed;
};

// Windows overlap; those with an uncovered day are left out.
Baseline baseline_of(const theory::Panel& panel, std::size_t group, int days);

// The last window day of the panel on which the group's outcome is covered;
// -1 when none is.
int last_covered(const theory::Panel& panel, std::size_t group);

}  // namespace entente::forecast
