#include "entente/forecast/scores.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "entente/core/check.hpp"
#include "entente/core/rng.hpp"

namespace entente::forecast {
namespace {

constexpr int kBlock = 12;  // monthly origins
constexpr int kResamples = 1000;
constexpr double kCut = 0.005;
constexpr std::array<double, 6> kBins = {0, 0.1, 0.3, 0.5, 0.7, 0.9};

double squared(double x) {
  return x * x;
}

double log_score(double p, double happened) {
  const double cut = std::clamp(p, kCut, 1 - kCut);
  return happened > 0 ? std::log(cut) : std::log(1 - cut);
}

// 1 - sum of squares / sum of the base rate's squares over resampled blocks.
double resampled_skill(const std::vector<PastForecast>& forecasts,
                       const Draws& draws,
                       std::uint32_t resample) {
  const auto n = forecasts.size();
  const std::size_t block = std::min<std::size_t>(kBlock, n);
  const std::size_t starts = n - block + 1;
  double ours = 0, base = 0;
  std::uint32_t next = 0;
  for (std::size_t filled = 0; filled < n; filled += block) {
    const auto from =
        std::min(static_cast<std::size_t>(draws.uniform(resample, next++) *
                                          static_cast<double>(starts)),
                 starts - 1);
    for (std::size_t i = from; i < from + block; ++i) {
      ours += squared(forecasts[i].probability - forecasts[i].happened);
      base += squared(forecasts[i].base_rate - forecasts[i].happened);
    }
  }
  return base > 0 ? 1 - ours / base : 0;
}

void add_band(const std::vector<PastForecast>& forecasts,
              std::uint64_t seed,
              Score& score) {
  const Draws draws(
      seed, Stream::bootstrap,
      theme(score.id.c_str()) + static_cast<std::uint64_t>(score.horizon));
  std::vector<double> skills;
  for (std::uint32_t r = 0; r < kResamples; ++r)
    skills.push_back(resampled_skill(forecasts, draws, r));
  std::sort(skills.begin(), skills.end());
  score.skill_low = skills[kResamples * 25 / 1000];
  score.skill_high = skills[kResamples * 975 / 1000];
}

void add_calibration(const std::vector<PastForecast>& forecasts, Score& score) {
  for (std::size_t b = 0; b < kBins.size(); ++b) {
    CalibrationBin bin;
    bin.from = kBins[b];
    bin.to = b + 1 < kBins.size() ? kBins[b + 1] : 1;
    for (const PastForecast& forecast : forecasts) {
      const bool inside =
          forecast.probability >= bin.from &&
          (forecast.probability < bin.to || b + 1 == kBins.size());
      if (!inside) continue;
      ++bin.n;
      bin.mean_forecast += forecast.probability;
      bin.share += forecast.happened;
    }
    if (bin.n == 0) continue;
    bin.mean_forecast /= bin.n;
    bin.share /= bin.n;
    score.calibration.push_back(bin);
  }
}

}  // namespace

Score score_of(const std::vector<PastForecast>& forecasts, std::uint64_t seed) {
  ENTENTE_EXPECTS(!forecasts.empty());
  Score score;
  score.id = forecasts[0].id;
  score.horizon = forecasts[0].horizon;
  score.origins = static_cast<int>(forecasts.size());
  const auto n = static_cast<double>(forecasts.size());
  for (const PastForecast& forecast : forecasts) {
    const double y = forecast.happened;
    score.happened += y > 0 ? 1 : 0;
    score.brier += squared(forecast.probability - y) / n;
    score.brier_base += squared(forecast.base_rate - y) / n;
    score.brier_persistence += squared(forecast.persistence - y) / n;
    score.log_score += log_score(forecast.probability, y) / n;
    score.log_score_base += log_score(forecast.base_rate, y) / n;
  }
  if (score.brier_base > 0) score.skill = 1 - score.brier / score.brier_base;
  add_band(forecasts, seed, score);
  add_calibration(forecasts, score);
  return score;
}

}  // namespace entente::forecast
