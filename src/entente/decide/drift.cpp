#include "entente/decide/drift.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "entente/core/normal.hpp"
#include "entente/core/rng.hpp"
#include "entente/decide/widening.hpp"

namespace entente::decide {
namespace {

bool is_count(const OutcomeSpec& outcome) {
  return !outcome.cost && outcome.measure != Measure::lines_open &&
         outcome.measure != Measure::happens;
}

}  // namespace

double needed_drift(std::span<const double> simulated, double came) {
  const auto n = static_cast<double>(simulated.size());
  double mean = 0, variance = 0;
  for (const double value : simulated)
    mean += value / n;
  for (const double value : simulated)
    variance += (value - mean) * (value - mean) / n;
  const double off = (came - mean) / normal_quantile(.9);
  const double excess = off * off - variance;
  if (excess <= 0) return 0;
  if (mean <= 0) return std::numeric_limits<double>::infinity();
  return std::sqrt(std::log1p(excess / (mean * mean)));
}

std::vector<std::optional<double>> drifts_of(
    std::span<const PastRun> runs,
    std::span<const MeasureName> measures,
    std::span<const OutcomeSpec> outcomes) {
  int longest = 0;
  for (const MeasureName& one : measures)
    longest = std::max(longest, one.days);
  struct Needed {
    Day over = 0;
    double spread = 0;
  };
  std::vector<Needed> all;
  for (const PastRun& run : runs)
    for (std::size_t m = 0; m < measures.size(); ++m)
      if (run.known[m] != 0 && measures[m].days == longest &&
          is_count(outcomes[measures[m].outcome]))
        all.push_back(
            {run.from + longest, needed_drift(run.simulated[m], run.came[m])});
  const auto known_on = [&](Day day) -> std::optional<double> {
    std::vector<double> before;
    for (const Needed& one : all)
      if (one.over <= day) before.push_back(one.spread);
    if (before.size() < kLeastWindows) return {};
    const double spread = least_that_holds(std::move(before));
    if (!std::isfinite(spread)) return {};
    return spread;
  };
  std::vector<std::optional<double>> out;
  for (const PastRun& run : runs)
    out.push_back(known_on(run.from));
  out.push_back(known_on(std::numeric_limits<Day>::max()));
  return out;
}

void add_drift(double spread,
               std::uint64_t seed,
               std::span<const std::string> groups,
               std::vector<std::vector<theory::Parameters>>& draws) {
  for (std::size_t k = 0; k < groups.size(); ++k) {
    const Draws own(seed, Stream::future_parameters,
                    theme(("level of " + groups[k]).c_str()));
    for (std::size_t d = 0; d < draws.size(); ++d) {
      const double z =
          normal_quantile(own.uniform(static_cast<std::uint32_t>(d), 0));
      draws[d][k].theta[0] += spread * (z - spread / 2);
    }
  }
}

}  // namespace entente::decide
