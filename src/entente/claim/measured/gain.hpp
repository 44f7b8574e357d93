// A measured gain: what a term adds to forecasts.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "entente/claim/spec.hpp"
#include "entente/forecast/with_term.hpp"

namespace entente::claim {

struct GainAt {
  int horizon = 0;
  int scored = 0;
  double gain = 0;  // mean of this horizon alone
};

// Gain: mean over the scored forecasts of log score with the term less log
// score without [nats a forecast]. The band is of 1,000 resamples of blocks of
// twelve successive monthly origins, 2.5 and 97.5 %; `above`, the part of them
// in which the gain is above the threshold.
struct GainResult {
  Day from = 0;  // first origin
  int origins = 0;
  int scored = 0;                // forecasts: origins times horizons
  int not_scored = 0;            // of which it is not known what came
  double with = 0, without = 0;  // mean log scores
  double gain = 0, low = 0, high = 0;
  double above = 0.5;
  // What the number of futures leaves open, of the gain and of `above`; of the
  // latter, with what the number of resamples does.
  double futures_error = 0, above_error = 0;
  std::vector<GainAt> by_horizon;
};

// Of pairs by day.
GainResult gain_of(std::span<const forecast::ForecastPair> pairs,
                   double threshold,
                   std::uint64_t seed,
                   std::uint64_t theme);

}  // namespace entente::claim
