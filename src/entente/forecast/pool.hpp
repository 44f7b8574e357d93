// A forecast is a pool of models, weighted by what came of earlier forecasts.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "entente/core/day.hpp"

namespace entente::forecast {

// The members, fixed beforehand. Each but the last changes the laws of the
// forecast items and leaves those of all other groups as they are.
enum class Member {
  law,            // the base law
  no_season,      // without the waves of the year
  one_era,        // without effects of eras
  no_treatments,  // without any act of another group
  long_memory,    // with a half-life of 365 days beside the tier's
  two_speed,      // the running rate: no law at all
};
inline constexpr std::size_t kMembers = 6;
inline constexpr std::array<const char*, kMembers> kMemberNames = {
    "law", "no_season", "one_era", "no_treatments", "long_memory", "two_speed"};

using Probabilities = std::array<double, kMembers>;

// What the members said at an origin, and what came where that is known.
struct PoolOrigin {
  Day day = 0;  // first day of the window
  Probabilities said{};
  std::optional<double> happened;  // 1 or 0
};

// The pool as it stood at an origin.
struct Pool {
  Probabilities weights{};  // sum 1
  // logit p = intercept + slope logit(weighted mean)
  double intercept = 0, slope = 1;
  int origins = 0;    // earlier ones that it has learnt from
  double pooled = 0;  // what the pool says
  double share = 0;   // of the pool in what is said; the rest is the base law's
  double said = 0;    // share * pooled + (1 - share) * law
};

// For each origin, by day, the pool that learns only from origins whose whole
// window of `horizon` days had ended before it.
//
// Weights: the mode of sum_i v log sum_k w_k p_ik(y_i) + 2 sum_k log w_k, the
// stacking of predictive distributions (Yao and others 2018, Bayesian Analysis
// 13) with a prior of two origins a member towards equal weights. v =
// min(1, 30/horizon), because monthly windows that overlap say less.
// Recalibration: intercept ~ N(0, .25^2), slope ~ N(1, .25^2), fitted likewise
// to what the weighted mean said at those origins.
// Share: from twelve such origins on, of 400 resamples of blocks of twelve of
// them, the part in which the pool's Brier score, as then said, was not above
// the base law's, less the part in which it was; never below nought. So a pool
// that lost is not heard, and one that hardly won is hardly heard.
std::vector<Pool> pools_of(std::span<const PoolOrigin> origins,
                           int horizon,
                           std::uint64_t seed);

}  // namespace entente::forecast
