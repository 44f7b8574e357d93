// What is known without any theory: the rivals of every forecast.
#pragma once

#include <optional>

#include "entente/forecast/windows.hpp"
#include "entente/theory/panel.hpp"

namespace entente::forecast {

// None where the past does not say yet: an empty share is not nought.
struct Baseline {
  // Share of windows of that many days, from the window's first day up to the
  // origin, that held an act (where more are asked for, so many act days); none
  // before the first whole covered window.
  std::optional<double> base_rate;
  // The same among windows whose preceding window of that length had the same
  // yes or no as the days just past; the base rate where none had, or where it
  // is not known what came of those.
  std::optional<double> persistence;
  // The rival that is hard to beat where the level moves, not fitted:
  // 1 - exp(-days * rate), rate = half the act days a covered day of the last
  // 30 days and half those of the last 365; the longer alone where the last 30
  // hold no covered day, none where neither does. Where more than one act day
  // is asked for, P(N >= least) with N Poisson of mean days * rate.
  std::optional<double> two_speed;
  int windows = 0;  // that the base rate is a share of
  int unknown = 0;  // covered, but left out: one may have happened
};

// Windows overlap; those with an uncovered day are left out. `possible`: acts
// of the outcome that no fit reads; those that may have been after the panel's
// end say nothing. A window that may hold one, and none that is read, is left
// out and counted (`unknown`). In the running rates an act known to a month or
// a year counts by the share of its days, and days on which an act may have
// been that nobody has read are left out.
Baseline baseline_of(const theory::Panel& panel,
                     std::size_t group,
                     const std::vector<Possible>& possible,
                     int days,
                     int least = 1);

// The last window day of the panel on which the group's outcome is covered;
// -1 when none is.
int last_covered(const theory::Panel& panel, std::size_t group);

}  // namespace entente::forecast
