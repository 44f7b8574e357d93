// Pictures of forecasts and of how they did before.
#pragma once

#include <string>
#include <vector>

#include "entente/report/words/context.hpp"

namespace entente::report {

// One row per horizon: dot, 80 % band, a tick for the base rate, half a tick
// for the two-speed rate.
std::string likelihood_svg(const std::vector<const Json*>& items);
std::string likelihood_alt(const std::vector<const Json*>& items);

// Cumulative days of a group: those seen in the 90 days before `as_of`, then
// bands that hold 50, 80 and 90 of 100 futures and twenty sampled ones.
// `per_day` is the mean of the record, drawn dashed.
std::string fan_svg(const Json& fan,
                    const std::vector<Day>& seen,
                    Day as_of,
                    double per_day);

// Share that came true against what was said, in bins, with 95 % intervals.
std::string calibration_svg(const Json& record);

// Every forecast of one item and horizon, filled where the event came, over
// the rivals of its day; those of which it is not known are left out.
std::string origins_svg(const Json& origins, std::string_view id, long horizon);

// Wilson's 95 % interval of a share (Wilson 1927, JASA 22:209).
struct ShareBand {
  double low = 0, high = 1;
};
ShareBand wilson(double successes, double n);

}  // namespace entente::report
