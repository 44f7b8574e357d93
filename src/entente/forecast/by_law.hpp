// What the base law says today, alone.
#pragma once

#include "entente/forecast/forecast.hpp"

namespace entente::forecast {

// Without the pool and without the past: no track record, and what is said is
// the law's. Takes seconds.
ForecastResult forecast_by_law(const theory::Setting& setting,
                               const ForecastSpec& spec,
                               const ForecastOptions& options);

}  // namespace entente::forecast
