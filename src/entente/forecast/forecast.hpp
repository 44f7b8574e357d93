// Forecasts as of a date, beside what is known without a theory, with the
// record of how such forecasts did before.
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <vector>

#include "entente/forecast/base_rate.hpp"
#include "entente/forecast/outlook.hpp"
#include "entente/forecast/pool.hpp"
#include "entente/forecast/scores.hpp"
#include "entente/forecast/stretch.hpp"

namespace entente::forecast {

struct ItemForecast {
  ItemSpec spec;
  int horizon = 0;
  Day as_of = 0;  // last day on which its outcome is covered
  // As said: between the base law's and the pool's. The band is the base law's,
  // moved with the probability on the logit scale.
  double probability = 0, low = 0, high = 0, mc_error = 0;
  Baseline baseline;
  std::optional<Day> last_happened;
  Probabilities members{};
  Pool pool;
};

// Cumulative act days of the first item's group after its as_of, under the base
// law.
struct Fan {
  std::string group;
  Day as_of = 0;
  std::array<std::vector<double>, 7> quantiles;  // 5 10 25 50 75 90 95 %
  std::vector<std::vector<int>> samples;         // twenty futures
};

struct ForecastResult {
  std::vector<ItemForecast> items;
  Fan fan;
  int draws = 0, per_draw = 0;
  double clamped_share = 0;
  std::vector<Score> track_record;
  std::vector<PastForecast> origins;
};

struct ForecastOptions {
  std::uint64_t seed = 1;
  int draws = 200, per_draw = 100;
  int past_futures = 1000;  // for each origin of the track record
  Stretch stretch;          // the same for today and for the past
  Parallelism parallelism;
  std::function<void(std::size_t done, std::size_t total)> progress;
};

// A case without items has no forecast: an empty result.
ForecastResult forecast(const theory::Setting& setting,
                        const ForecastSpec& spec,
                        const ForecastOptions& options);

}  // namespace entente::forecast
