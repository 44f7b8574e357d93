// What is expected after an origin: futures under the base model.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "entente/core/parallel.hpp"
#include "entente/forecast/spec.hpp"
#include "entente/inference/base_model.hpp"
#include "entente/theory/panel.hpp"

namespace entente::forecast {

// Where a future's parameters come from.
enum class Posterior {
  normal_at_mode,  // each future its own draw; for the track record
  importance,      // adapted importance draws; for today
};

struct OutlookOptions {
  Posterior posterior = Posterior::importance;
  int draws = 200;     // parameter draws
  int per_draw = 100;  // futures each
  int days = 90;
  int paths = 2000;  // at most so many futures' paths are kept
  std::uint64_t seed = 1;
  Parallelism parallelism;
};

struct ItemOutlook {
  std::string id;
  std::vector<double> probability;  // by horizon
  std::vector<double> low, high;    // 80 % of what the parameters leave open
  std::vector<double> mc_error;
  // Share of a draw's futures, [horizon][draw].
  std::vector<std::vector<double>> shares;
};

struct Outlook {
  std::vector<ItemOutlook> items;
  std::vector<int> horizons;
  // Cumulative act days of the first item's group: [future][day]; the first
  // futures only.
  std::vector<std::vector<int>> paths;
  double clamped_share = 0;
};

// Futures from the day after the panel's origin: both sides simulated, all
// treatments, laws refitted on the panel. No change of leader or doctrine.
Outlook outlook_of(const theory::ForecastPanel& panel,
                   const std::vector<ItemSpec>& items,
                   const std::vector<int>& horizons,
                   const OutlookOptions& options);

// The same of laws that are fitted already.
struct Model;
Outlook outlook_of(const theory::ForecastPanel& panel,
                   const Model& model,
                   const std::vector<ItemSpec>& items,
                   const std::vector<int>& horizons,
                   const OutlookOptions& options);

// As outlook_of, and into `members` the outlooks of the pool's members without
// a season, with one era, without treatments and with a long memory, by a
// quarter as many futures, each with parameters of its own, normal at the mode.
Outlook outlook_of_members(const theory::ForecastPanel& panel,
                           const std::vector<ItemSpec>& items,
                           const std::vector<int>& horizons,
                           const OutlookOptions& options,
                           std::vector<Outlook>& members);

}  // namespace entente::forecast
