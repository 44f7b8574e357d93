// A measured season.
#pragma once

#include <array>

#include "entente/claim/estimate.hpp"
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

}  // namespace entente::claim
