// How well past forecasts did, on the origins where their rivals exist too.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "entente/core/day.hpp"
#include "entente/forecast/base_rate.hpp"
#include "entente/forecast/pool.hpp"
#include "entente/forecast/windows.hpp"

namespace entente::forecast {

// One forecast made at an origin, with what was known then.
struct PastForecast {
  std::string id;
  int horizon = 0;
  Day day = 0;             // the day after the origin, which the window begins
                           // on, or so many days after as is waited
  double probability = 0;  // as it was said
  double law = 0;          // of the base law alone
  double pool = 0;         // of the pool, said or not
  Probabilities members{};
  Baseline rivals;
  Came came = Came::no;
};

// Scored: it is known what came, and both rivals had something to say.
bool is_scored(const PastForecast& forecast);

struct CalibrationBin {
  double from = 0, to = 0;
  int n = 0;
  double mean_forecast = 0, share = 0;
};

// Probabilities are cut to [kLogCut, 1 - kLogCut] before their logarithm is
// taken.
constexpr double kLogCut = 0.005;
// Log probability of what came, yes or no.
double log_score(double p, Came came);

struct Marks {
  double brier = 0;
  double log_score = 0;  // mean
};

// 1 - Brier / Brier of a rival, with a 95 % band.
struct Skill {
  double value = 0, low = 0, high = 0;
};

// Forecasts that are not scored, by the first reason that holds; windows that
// are not over yet are not among them.
struct LeftOut {
  int not_covered = 0, month_only = 0, not_read = 0, no_base_rate = 0;
};

struct Score {
  std::string id;
  int horizon = 0;
  int origins = 0;  // scored
  int happened = 0;
  LeftOut left_out;
  // All on the same origins; nought where there are none.
  Marks said, law, pool, base, persistence, two_speed;
  // None of fewer than kFewestOrigins (blocks.hpp), or where the rival makes no
  // error.
  std::optional<Skill> over_base, over_two_speed;
  std::vector<CalibrationBin> calibration;

  // The rival with the lower Brier score; the base rate of equals.
  bool two_speed_is_harder() const { return two_speed.brier < base.brier; }
};

// `forecasts` of one item and horizon, by origin. The bands resample blocks of
// twelve successive origins 1,000 times.
Score score_of(const std::vector<PastForecast>& forecasts, std::uint64_t seed);

}  // namespace entente::forecast
