#include "entente/forecast/base_rate.hpp"

#include <algorithm>
#include <cmath>

namespace entente::forecast {
namespace {

constexpr int kShort = 30, kLong = 365;  // of the two-speed rate [days]

bool acted(const theory::Panel& panel, std::size_t group, int t) {
  return panel.groups[group].count[panel.seed_days + t] > 0;
}

// Act days a covered day of the last `days` days of the window.
std::optional<double> running_rate(const theory::Panel& panel,
                                   std::size_t group,
                                   int days) {
  int covered = 0, acts = 0;
  for (int t = std::max(0, panel.days - days); t < panel.days; ++t) {
    if (panel.covered[group][t] == 0) continue;
    ++covered;
    acts += acted(panel, group, t) ? 1 : 0;
  }
  if (covered == 0) return {};
  return static_cast<double>(acts) / covered;
}

std::optional<double> two_speed_of(const theory::Panel& panel,
                                   std::size_t group,
                                   int days) {
  const auto slow = running_rate(panel, group, kLong);
  if (!slow) return {};
  const double fast = running_rate(panel, group, kShort).value_or(*slow);
  return 1 - std::exp(-days * (fast + *slow) / 2);
}

}  // namespace

Baseline baseline_of(const theory::Panel& panel, std::size_t group, int days) {
  // Acts and covered days before each window day.
  std::vector<int> acts(panel.days + 1, 0), covered(panel.days + 1, 0);
  for (int t = 0; t < panel.days; ++t) {
    acts[t + 1] = acts[t] + (acted(panel, group, t) ? 1 : 0);
    covered[t + 1] = covered[t] + (panel.covered[group][t] != 0);
  }
  const auto held = [&](int from) { return acts[from + days] > acts[from]; };
  const auto usable = [&](int from) {
    return covered[from + days] - covered[from] == days;
  };
  const bool just_past = panel.days >= days && held(panel.days - days);
  int windows = 0, yes = 0, alike = 0, alike_yes = 0;
  for (int from = 0; from + days <= panel.days; ++from) {
    if (!usable(from)) continue;
    ++windows;
    yes += held(from) ? 1 : 0;
    if (from < days || !usable(from - days)) continue;
    if (held(from - days) != just_past) continue;
    ++alike;
    alike_yes += held(from) ? 1 : 0;
  }
  Baseline out;
  if (windows > 0) out.base_rate = static_cast<double>(yes) / windows;
  out.persistence = alike > 0
                        ? std::optional(static_cast<double>(alike_yes) / alike)
                        : out.base_rate;
  out.two_speed = two_speed_of(panel, group, days);
  return out;
}

int last_covered(const theory::Panel& panel, std::size_t group) {
  for (int t = panel.days - 1; t >= 0; --t)
    if (panel.covered[group][t] != 0) return t;
  return -1;
}

}  // namespace entente::forecast
