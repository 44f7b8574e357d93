#include "entente/decide/widening.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

namespace entente::decide {
namespace {

constexpr double kShare = .8;

// The least factor that holds `kShare` of the windows, not below one.
double factor_of(std::vector<double> needed) {
  std::sort(needed.begin(), needed.end());
  const double rank = std::ceil(kShare * static_cast<double>(needed.size()));
  return std::max(needed[static_cast<std::size_t>(rank) - 1], 1.0);
}

Widening widened(const std::vector<BackTestWindow>& windows, int days) {
  Widening out;
  out.days = days;
  std::vector<double> all;
  double inside = 0, after = 0;
  for (const BackTestWindow& window : windows) {
    const double needed = needed_width(window);
    all.push_back(needed);
    std::vector<double> before;
    for (const BackTestWindow& earlier : windows)
      if (earlier.from + days <= window.from)
        before.push_back(needed_width(earlier));
    if (before.size() < kLeastWindows) continue;
    ++out.windows;
    inside += needed <= 1 ? 1 : 0;
    after += needed <= factor_of(before) ? 1 : 0;
  }
  if (out.windows > 0) {
    out.inside80 = inside / static_cast<double>(out.windows);
    out.widened = after / static_cast<double>(out.windows);
  }
  const double factor = all.empty() ? 1 : factor_of(all);
  if (std::isfinite(factor)) out.factor = factor;
  return out;
}

}  // namespace

double needed_width(const BackTestWindow& window) {
  const double off = window.came - window.median;
  if (off == 0) return 0;
  const double end = (off < 0 ? window.low80 : window.high80) - window.median;
  return end == 0 ? std::numeric_limits<double>::infinity() : off / end;
}

std::vector<Widening> widening_of(std::span<const BackTestWindow> windows,
                                  std::span<const MeasureName> measures,
                                  std::span<const OutcomeSpec> outcomes) {
  std::set<int> horizons;
  for (const MeasureName& measure : measures)
    horizons.insert(measure.days);
  std::vector<Widening> out;
  for (const int days : horizons) {
    std::vector<BackTestWindow> own;
    for (const BackTestWindow& window : windows) {
      const MeasureName& measure = measures[window.measure];
      if (measure.days == days && !outcomes[measure.outcome].cost)
        own.push_back(window);
    }
    if (!own.empty()) out.push_back(widened(own, days));
  }
  return out;
}

}  // namespace entente::decide
