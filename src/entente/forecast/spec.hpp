// What an analyst asks to be forecast.
#pragma once

#include <string>
#include <vector>

#include "entente/core/day.hpp"
#include "entente/core/diagnostic.hpp"

namespace entente::forecast {

// P(at least one act of `group` within each horizon). An item whose group has
// no law of its own is a kind of day of another group (`part_of`), drawn with
// that group's days.
struct ItemSpec {
  std::string id;     // "provocation"
  std::string title;  // "A provocation"
  std::string group;
  std::string part_of;  // empty: the group's own law
  Place place;
};

struct ForecastSpec {
  std::vector<int> horizons = {14, 30, 90};  // [days]
  std::vector<ItemSpec> items;
  Day record_from = 0;  // first monthly origin of the track record
};

}  // namespace entente::forecast
