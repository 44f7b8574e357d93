// How well past forecasts did.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "entente/core/day.hpp"

namespace entente::forecast {

// One forecast made at an origin, with what was known then.
struct PastForecast {
  std::string id;
  int horizon = 0;
  Day day = 0;  // first day of the window that was forecast
  double probability = 0;
  double base_rate = 0;
  double persistence = 0;
  double happened = 0;  // 1 or 0
};

struct CalibrationBin {
  double from = 0, to = 0;
  int n = 0;
  double mean_forecast = 0, share = 0;
};

struct Score {
  std::string id;
  int horizon = 0;
  int origins = 0;
  int happened = 0;
  double brier = 0, brier_base = 0, brier_persistence = 0;
  double log_score = 0, log_score_base = 0;  // mean log probability
  double skill = 0;                          // 1 - brier / brier_base
  double skill_low = 0, skill_high = 0;      // 95 %, 12-month blocks
  std::vector<CalibrationBin> calibration;
};

// `forecasts` of one item and horizon, by origin. Log scores cut every
// probability to [.005, .995]. The band resamples blocks of twelve successive
// origins (Kuensch 1989, Ann. Statist. 17), 1,000 times.
Score score_of(const std::vector<PastForecast>& forecasts, std::uint64_t seed);

}  // namespace entente::forecast
