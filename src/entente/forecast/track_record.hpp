// Forecasts of the past, each made with what was known on its day.
#pragma once

#include <vector>

#include "entente/forecast/forecast.hpp"

namespace entente::forecast {

// First days of the months of a span.
std::vector<Day> monthly_days(Day from, Day to);

// Days from an origin to the end of the last window.
int longest(const ForecastSpec& spec, const ForecastOptions& options);

// What each member of the pool said (where there is no two-speed rate yet, the
// base law's instead), one forecast an item, horizon and monthly origin whose
// window is over, in the order of the items, horizons and days. What is said of
// them is the base law's until the pool is asked.
std::vector<std::vector<PastForecast>> past_forecasts(
    const theory::Setting& setting,
    const ForecastSpec& spec,
    const ForecastOptions& options);

// The members' probabilities of an item and horizon, by their outlooks.
Probabilities members_of(const Outlook& law,
                         const std::vector<Outlook>& others,
                         std::size_t item,
                         std::size_t horizon,
                         const Baseline& rivals);

}  // namespace entente::forecast
