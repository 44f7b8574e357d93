#include "entente/decide/back_test.hpp"

#include <algorithm>
#include <cmath>

#include "entente/core/check.hpp"
#include "entente/core/rng.hpp"
#include "entente/decide/drift.hpp"
#include "entente/decide/widening.hpp"
#include "entente/forecast/blocks.hpp"

namespace entente::decide {
namespace {

constexpr std::uint32_t kResamples = 1000;
constexpr double kTwoSided95 = 1.959963984540054;

double mean_of(const std::vector<double>& values) {
  double sum = 0;
  for (const double value : values)
    sum += value;
  return sum / static_cast<double>(values.size());
}

// Windows that share a day with the one that begins first among them, it
// included; the most of any.
std::size_t block_of(std::span<const PastWindow> windows, int days) {
  std::size_t most = 1;
  for (std::size_t i = 0; i < windows.size(); ++i) {
    std::size_t size = 1;
    while (i + size < windows.size() &&
           windows[i + size].from < windows[i].from + days)
      ++size;
    most = std::max(most, size);
  }
  return most;
}

// Wilson's interval for a share seen in n independent windows.
void widen_to_wilson(double share, double n, BackTest& out) {
  const double z2 = kTwoSided95 * kTwoSided95;
  const double middle = (share + z2 / (2 * n)) / (1 + z2 / n);
  const double half = kTwoSided95 / (1 + z2 / n) *
                      std::sqrt(share * (1 - share) / n + z2 / (4 * n * n));
  out.low80 = std::max(std::min(out.low80, middle - half), 0.0);
  out.high80 = std::min(std::max(out.high80, middle + half), 1.0);
}

void add_interval(const std::vector<double>& inside80,
                  std::size_t block,
                  const Draws& draws,
                  BackTest& out) {
  std::vector<double> shares;
  for (std::uint32_t r = 0; r < kResamples; ++r) {
    double sum = 0, count = 0;
    forecast::resample_blocks(inside80.size(), block, draws, r,
                              [&](std::size_t i) {
                                sum += inside80[i];
                                ++count;
                              });
    shares.push_back(sum / count);
  }
  std::sort(shares.begin(), shares.end());
  out.low80 = shares[kResamples * 25 / 1000];
  out.high80 = shares[kResamples * 975 / 1000];
  const auto n = static_cast<double>(inside80.size());
  widen_to_wilson(out.inside80, std::max(n / static_cast<double>(block), 1.0),
                  out);
}

}  // namespace

double mid_quantile(std::span<const double> simulated, double p) {
  ENTENTE_EXPECTS(!simulated.empty());
  std::vector<double> sorted(simulated.begin(), simulated.end());
  std::sort(sorted.begin(), sorted.end());
  const auto n = static_cast<double>(sorted.size());
  double last = sorted.front(), before = 0;
  for (std::size_t i = 0; i < sorted.size();) {
    std::size_t end = i;
    while (end < sorted.size() && sorted[end] == sorted[i])
      ++end;
    const double middle = static_cast<double>(i + end) / 2 / n;
    if (middle >= p) {
      if (i == 0) return sorted[0];
      return last + (p - before) / (middle - before) * (sorted[i] - last);
    }
    last = sorted[i];
    before = middle;
    i = end;
  }
  return last;
}

double inside(std::span<const double> simulated, double came, double share) {
  double less = 0, equal = 0;
  for (const double value : simulated) {
    less += value < came ? 1 : 0;
    equal += value == came ? 1 : 0;
  }
  const double n = static_cast<double>(simulated.size()) + 1;
  const double from = less / n, to = (less + equal + 1) / n;
  const double overlap =
      std::min(to, (1 + share) / 2) - std::max(from, (1 - share) / 2);
  return std::clamp(overlap / (to - from), 0.0, 1.0);
}

BackTest back_test_of(std::size_t measure,
                      int days,
                      std::span<const PastWindow> windows,
                      std::uint64_t seed) {
  BackTest out;
  out.measure = measure;
  out.windows = windows.size();
  if (windows.empty()) return out;
  std::vector<double> inside50, inside80;
  for (const PastWindow& window : windows) {
    inside50.push_back(inside(window.simulated, window.came, .5));
    inside80.push_back(inside(window.simulated, window.came, .8));
  }
  out.inside50 = mean_of(inside50);
  out.inside80 = mean_of(inside80);
  const Draws draws(seed, Stream::bootstrap, theme("back test") + measure);
  add_interval(inside80, block_of(windows, days), draws, out);
  return out;
}

BackTested back_tests_of(std::span<const PastRun> runs,
                         std::span<const MeasureName> measures,
                         std::uint64_t seed) {
  BackTested out;
  for (std::size_t m = 0; m < measures.size(); ++m) {
    std::vector<PastWindow> windows;
    for (const PastRun& run : runs) {
      if (run.known[m] == 0) continue;
      const std::vector<double>& simulated = run.simulated[m];
      windows.push_back({run.from, simulated, run.came[m]});
      out.windows.push_back({run.from, m, mid_quantile(simulated, .1),
                             mid_quantile(simulated, .25),
                             mid_quantile(simulated, .5),
                             mid_quantile(simulated, .75),
                             mid_quantile(simulated, .9), run.came[m]});
    }
    out.tests.push_back(back_test_of(m, measures[m].days, windows, seed));
  }
  return out;
}

void add_back_test(const theory::Setting& setting,
                   const DecideSpec& spec,
                   const std::vector<std::string>& contest_outcomes,
                   const PastOptions& options,
                   Comparison& out) {
  const std::vector<PastRun> runs =
      past_runs(setting, spec, contest_outcomes, options);
  BackTested tested = back_tests_of(runs, out.measures, options.seed);
  out.back_tests = std::move(tested.tests);
  out.back_windows = std::move(tested.windows);
  Drifts drifts = drifts_of(runs, out.measures, out.outcomes);
  out.drift = drifts.back();
  drifts.pop_back();
  BackTested drifting;
  if (std::any_of(drifts.begin(), drifts.end(),
                  [](const auto& one) { return one.has_value(); }))
    drifting = back_tests_of(
        past_runs(setting, spec, contest_outcomes, options, drifts),
        out.measures, options.seed);
  Tries tries =
      tries_of(out.back_windows, drifting.windows, out.measures, out.outcomes);
  out.back_widening = std::move(tries.by_horizon);
  out.back_tried = std::move(tries.by_measure);
  if (!out.drift) return;
  const PastRun still =
      run_from_today(setting, spec, contest_outcomes, options, 0);
  const PastRun moved =
      run_from_today(setting, spec, contest_outcomes, options, *out.drift);
  for (std::size_t m = 0; m < out.measures.size(); ++m)
    out.levels.push_back({m, mid_quantile(still.simulated[m], .1),
                          mid_quantile(still.simulated[m], .5),
                          mid_quantile(still.simulated[m], .9),
                          mid_quantile(moved.simulated[m], .1),
                          mid_quantile(moved.simulated[m], .9)});
}

}  // namespace entente::decide
