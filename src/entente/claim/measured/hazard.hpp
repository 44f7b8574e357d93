// A measured hazard: cuts of a line.
#pragma once

#include "entente/claim/spec.hpp"
#include "entente/theory/panel.hpp"

namespace entente::claim {

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
