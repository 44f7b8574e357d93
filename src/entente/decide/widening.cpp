#include "entente/decide/widening.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <utility>

namespace entente::decide {
namespace {

constexpr double kShare = .8;

double factor_of(std::vector<double> needed) {
  return std::max(least_that_holds(std::move(needed)), 1.0);
}

const BackTestWindow* same_in(std::span<const BackTestWindow> windows,
                              const BackTestWindow& window) {
  const auto at = std::find_if(
      windows.begin(), windows.end(), [&](const BackTestWindow& one) {
        return one.from == window.from && one.measure == window.measure;
      });
  return at == windows.end() ? nullptr : &*at;
}

// Windows that hold what came, counted.
struct Count {
  double tried = 0, inside = 0, widened = 0, drifting = 0;
};

// Adds the windows of one horizon to those of each measure.
void try_windows(const std::vector<BackTestWindow>& own,
                 std::span<const BackTestWindow> drifting,
                 int days,
                 std::vector<Count>& by_measure) {
  for (const BackTestWindow& window : own) {
    std::vector<double> before;
    for (const BackTestWindow& earlier : own)
      if (earlier.from + days <= window.from)
        before.push_back(needed_width(earlier));
    const BackTestWindow* moved = same_in(drifting, window);
    if (before.size() < kLeastWindows ||
        (!drifting.empty() && moved == nullptr))
      continue;
    const double needed = needed_width(window);
    Count& count = by_measure[window.measure];
    ++count.tried;
    count.inside += needed <= 1 ? 1 : 0;
    count.widened += needed <= factor_of(std::move(before)) ? 1 : 0;
    if (moved != nullptr) count.drifting += needed_width(*moved) <= 1 ? 1 : 0;
  }
}

template <class Shares>
void put_shares(const Count& count, bool drifts, Shares& out) {
  out.windows = static_cast<std::size_t>(count.tried);
  if (count.tried == 0) return;
  out.inside80 = count.inside / count.tried;
  out.widened = count.widened / count.tried;
  if (drifts) out.drifting = count.drifting / count.tried;
}

}  // namespace

double needed_width(const BackTestWindow& window) {
  const double off = window.came - window.median;
  if (off == 0) return 0;
  const double end = (off < 0 ? window.low80 : window.high80) - window.median;
  return end == 0 ? std::numeric_limits<double>::infinity() : off / end;
}

double least_that_holds(std::vector<double> needed) {
  std::sort(needed.begin(), needed.end());
  const double rank = std::ceil(kShare * static_cast<double>(needed.size()));
  return needed[static_cast<std::size_t>(rank) - 1];
}

Tries tries_of(std::span<const BackTestWindow> windows,
               std::span<const BackTestWindow> drifting,
               std::span<const MeasureName> measures,
               std::span<const OutcomeSpec> outcomes) {
  std::set<int> horizons;
  for (const MeasureName& measure : measures)
    horizons.insert(measure.days);
  std::vector<Count> by_measure(measures.size());
  Tries out;
  for (const int days : horizons) {
    std::vector<BackTestWindow> own;
    std::vector<double> needed;
    for (const BackTestWindow& window : windows) {
      const MeasureName& measure = measures[window.measure];
      if (measure.days != days || outcomes[measure.outcome].cost) continue;
      own.push_back(window);
      needed.push_back(needed_width(window));
    }
    if (own.empty()) continue;
    try_windows(own, drifting, days, by_measure);
    Count all;
    for (std::size_t m = 0; m < measures.size(); ++m) {
      if (measures[m].days != days) continue;
      all.tried += by_measure[m].tried;
      all.inside += by_measure[m].inside;
      all.widened += by_measure[m].widened;
      all.drifting += by_measure[m].drifting;
    }
    Widening widening;
    widening.days = days;
    put_shares(all, !drifting.empty(), widening);
    const double factor = factor_of(std::move(needed));
    if (std::isfinite(factor)) widening.factor = factor;
    out.by_horizon.push_back(widening);
  }
  for (std::size_t m = 0; m < measures.size(); ++m) {
    if (by_measure[m].tried == 0) continue;
    out.by_measure.push_back({m});
    put_shares(by_measure[m], !drifting.empty(), out.by_measure.back());
  }
  return out;
}

}  // namespace entente::decide
