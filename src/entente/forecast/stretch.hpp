// Which days of a future a forecast speaks of, and of how many acts.
#pragma once

#include "entente/forecast/outlook.hpp"

namespace entente::forecast {

// Every horizon begins `wait` days after the origin, and at least `least` act
// days are asked for.
struct Stretch {
  int wait = 0;  // [days]
  int least = 1;
};

// outlook_of_members of such a stretch.
Outlook outlook_of_members(const theory::ForecastPanel& panel,
                           const std::vector<ItemSpec>& items,
                           const std::vector<int>& horizons,
                           const Stretch& stretch,
                           const OutlookOptions& options,
                           std::vector<Outlook>& members);

}  // namespace entente::forecast
