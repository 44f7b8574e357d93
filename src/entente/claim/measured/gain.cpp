#include "entente/claim/measured/gain.hpp"

#include <algorithm>
#include <cmath>

#include "entente/core/quantile.hpp"
#include "entente/core/rng.hpp"
#include "entente/forecast/blocks.hpp"
#include "entente/forecast/scores.hpp"

namespace entente::claim {
namespace {

using forecast::Came;

constexpr std::uint32_t kResamples = 1000;

// One origin's part of the sums.
struct Origin {
  double gain = 0;
  int scored = 0;
};

GainAt& at_horizon(GainResult& out, int horizon) {
  for (GainAt& one : out.by_horizon)
    if (one.horizon == horizon) return one;
  return out.by_horizon.emplace_back(GainAt{horizon, 0, 0});
}

std::vector<Origin> sums_of(std::span<const forecast::ForecastPair> pairs,
                            GainResult& out) {
  std::vector<Origin> origins;
  double chance = 0;
  for (const forecast::ForecastPair& pair : pairs) {
    Origin origin;
    for (const forecast::TwoForecasts& two : pair.horizons) {
      GainAt& at = at_horizon(out, two.horizon);
      if (two.came != Came::yes && two.came != Came::no) {
        out.not_scored += two.came == Came::not_over ? 0 : 1;
        continue;
      }
      const double with = forecast::log_score(two.with, two.came);
      const double without = forecast::log_score(two.without, two.came);
      out.with += with;
      out.without += without;
      at.gain += with - without;
      ++at.scored;
      origin.gain += with - without;
      ++origin.scored;
    }
    if (origin.scored == 0) continue;
    if (origins.empty()) out.from = pair.day;
    chance += pair.chance;
    out.scored += origin.scored;
    origins.push_back(origin);
  }
  out.origins = static_cast<int>(origins.size());
  if (out.scored > 0) out.futures_error = std::sqrt(chance) / out.scored;
  return origins;
}

double share_above(const std::vector<double>& gains, double threshold) {
  const auto above =
      std::count_if(gains.begin(), gains.end(),
                    [&](double gain) { return gain > threshold; });
  return static_cast<double>(above) / static_cast<double>(gains.size());
}

}  // namespace

GainResult gain_of(std::span<const forecast::ForecastPair> pairs,
                   double threshold,
                   std::uint64_t seed,
                   std::uint64_t theme) {
  GainResult out;
  const std::vector<Origin> origins = sums_of(pairs, out);
  if (origins.empty()) return out;
  out.with /= out.scored;
  out.without /= out.scored;
  out.gain = out.with - out.without;
  for (GainAt& at : out.by_horizon)
    at.gain /= std::max(at.scored, 1);
  const Draws draws(seed, Stream::bootstrap, theme);
  std::vector<double> gains;
  for (std::uint32_t r = 0; r < kResamples; ++r) {
    double sum = 0;
    int scored = 0;
    forecast::resample_blocks(origins.size(), draws, r, [&](std::size_t i) {
      sum += origins[i].gain;
      scored += origins[i].scored;
    });
    gains.push_back(sum / scored);
  }
  out.above = share_above(gains, threshold);
  const double moved =
      0.5 * (share_above(gains, threshold - out.futures_error) -
             share_above(gains, threshold + out.futures_error));
  out.above_error =
      std::sqrt(moved * moved + out.above * (1 - out.above) / kResamples);
  out.low = quantile(gains, 0.025);
  out.high = quantile(gains, 0.975);
  return out;
}

}  // namespace entente::claim
