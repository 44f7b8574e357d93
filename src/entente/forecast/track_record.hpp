// Forecasts of the past, each made with what was known on its day.
#pragma once

#include <vector>

#include "entente/forecast/forecast.hpp"

namespace entente::forecast {

// First days of the months of a span.
std::vector<Day> monthly_days(Day from, Day to);

// One forecast an item, horizon and monthly origin whose window is over, in
// the order of the items, horizons and days.
std::vector<std::vector<PastForecast>> past_forecasts(
    const theory::Setting& setting,
    const ForecastSpec& spec,
    const ForecastOptions& options);

}  // namespace entente::forecast
