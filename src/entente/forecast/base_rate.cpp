#include "entente/forecast/base_rate.hpp"

namespace entente::forecast {

Baseline baseline_of(const theory::Panel& panel, std::size_t group, int days) {
  // Acts and covered days before each window day.
  std::vector<int> acts(panel.days + 1, 0), covered(panel.days + 1, 0);
  for (int t = 0; t < panel.days; ++t) {
    acts[t + 1] =
        acts[t] + (panel.groups[group].count[panel.seed_days + t] > 0);
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
  out.persistence =
      alike > 0 ? static_cast<double>(alike_yes) / alike : out.base_rate;
  return out;
}

int last_covered(const theory::Panel& panel, std::size_t group) {
  for (int t = panel.days - 1; t >= 0; --t)
    if (panel.covered[group][t] != 0) return t;
  return -1;
}

}  // namespace entente::forecast
