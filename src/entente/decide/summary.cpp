#include <algorithm>
#include <cmath>
#include <utility>

#include "entente/core/check.hpp"
#include "entente/decide/samples.hpp"

namespace entente::decide {
namespace {

constexpr double kTie = 3;  // errors
constexpr double kSure = .8;

struct Weighted {
  double value = 0, weight = 0;
};

// The value below which a share `p` of the weight lies.
double quantile_of(const std::vector<Weighted>& sorted, double p) {
  double below = 0;
  for (const Weighted& one : sorted) {
    below += one.weight;
    if (below >= p) return one.value;
  }
  return sorted.back().value;
}

}  // namespace

Summary summary_of(std::span<const Part> parts, std::size_t measure) {
  ENTENTE_EXPECTS(!parts.empty());
  double shares = 0;
  for (const Part& part : parts)
    shares += part.share;
  Summary out;
  std::vector<Weighted> all;
  double error2 = 0;
  for (const Part& part : parts) {
    const Samples& samples = *part.samples;
    const auto n = static_cast<double>(samples.draws);
    const double share = part.share / shares;
    if (share <= 0) continue;
    double mean = 0, value = 0, chance = 0;
    for (std::size_t d = 0; d < samples.draws; ++d) {
      const std::size_t at = d * samples.measures + measure;
      value += samples.value[at] / n;
      mean += samples.difference[at] / n;
      chance += samples.difference_chance[at] / n;
    }
    double variance = 0;
    for (std::size_t d = 0; d < samples.draws; ++d) {
      const double off =
          samples.difference[d * samples.measures + measure] - mean;
      variance += off * off / std::max(n - 1, 1.0);
    }
    const double kept =
        variance > 0 ? std::sqrt(std::max(variance - chance, 0.0) / variance)
                     : 0;
    for (std::size_t d = 0; d < samples.draws; ++d) {
      const double own = samples.difference[d * samples.measures + measure];
      all.push_back({mean + kept * (own - mean), share / n});
    }
    out.mean += share * value;
    out.difference += share * mean;
    error2 += share * share * variance / n;
  }
  out.mc_error = std::sqrt(error2);
  std::sort(all.begin(), all.end(), [](const Weighted& a, const Weighted& b) {
    return a.value < b.value;
  });
  out.low = quantile_of(all, .1);
  out.high = quantile_of(all, .9);
  for (const Weighted& one : all) {
    if (one.value < 0) out.p_lower += one.weight;
    if (one.value == 0) out.p_lower += one.weight / 2;
  }
  out.p_lower = std::clamp(out.p_lower, 0.0, 1.0);
  out.tied = std::abs(out.difference) <= kTie * out.mc_error ||
             (out.p_lower > 1 - kSure && out.p_lower < kSure);
  return out;
}

}  // namespace entente::decide
