// Measured claims: a quantity with an interval and a threshold fixed before.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "entente/claim/draft.hpp"
#include "entente/claim/null.hpp"

namespace entente::claim {

// Peak over trough of the fitted season, against records with a flat one.
struct SeasonResult {
  double peak_over_trough = 1;
  double flat_95 = 1;     // 95 % point of the flat records
  double rank_share = 0;  // share of flat records below the observed
  int replicates = 0;
  int not_converged = 0;
  std::array<double, 12> month_multiplier{};  // mean of the season by month
};
SeasonResult season_of(const Asked& asked,
                       const Question& question,
                       const NullOptions& options);

// Cuts of a line per open year: gamma posterior, shape = prior + cuts, rate =
// prior years + open years. A cut that ends no recorded open spell, or on the
// first day, is counted neither as a cut nor as exposure.
struct HazardResult {
  Day from = 0;
  int events = 0;
  double open_years = 0;
  double rate = 0, low = 0, high = 0;  // posterior mean, 2.5 and 97.5 %
  double probability = 0;              // P(rate > threshold)
};
HazardResult hazard_of(const theory::Setting& setting,
                       const HazardSpec& spec,
                       Day from);

}  // namespace entente::claim
