#include "entente/forecast/base_rate.hpp"

#include <algorithm>
#include <cmath>

namespace entente::forecast {
namespace {

constexpr int kShort = 30, kLong = 365;  // of the two-speed rate [days]

// The window's days as the record tells them.
struct Told {
  std::vector<char> covered, acted;
  std::vector<char> unknown;      // an act that no fit reads may have been
  std::vector<char> unread;       // one of which nobody has read that it was
  std::vector<double> elsewhere;  // acts known to a month or a year, by share
};

void add_possible(const theory::Panel& panel, const Possible& act, Told& told) {
  const Span window = panel.setting.window;
  if (act.days.to > window.to) return;
  const double share = 1.0 / (act.days.to - act.days.from + 1);
  for (Day day = std::max(act.days.from, window.from); day <= act.days.to;
       ++day) {
    const int t = day - window.from;
    told.unknown[t] = 1;
    if (act.why == Came::month_only) {
      told.elsewhere[t] += share;
    } else {
      told.unread[t] = 1;
    }
  }
}

Told told_by(const theory::Panel& panel,
             std::size_t group,
             const std::vector<Possible>& possible) {
  Told told;
  const auto days = static_cast<std::size_t>(panel.days);
  told.covered.assign(panel.covered[group].begin(),
                      panel.covered[group].begin() + panel.days);
  for (int t = 0; t < panel.days; ++t)
    told.acted.push_back(
        panel.groups[group].count[panel.seed_days + t] > 0 ? 1 : 0);
  told.unknown.assign(days, 0);
  told.unread.assign(days, 0);
  told.elsewhere.assign(days, 0.0);
  for (const Possible& act : possible)
    add_possible(panel, act, told);
  return told;
}

// Act days a covered day of the last `days` days of the window.
std::optional<double> running_rate(const Told& told, int days) {
  const int end = static_cast<int>(told.covered.size());
  int counted = 0;
  double acts = 0;
  for (int t = std::max(0, end - days); t < end; ++t) {
    if (told.covered[t] == 0) continue;
    if (told.acted[t] == 0 && told.unread[t] != 0) continue;
    ++counted;
    acts += told.acted[t] != 0 ? 1 : std::min(told.elsewhere[t], 1.0);
  }
  if (counted == 0) return {};
  return acts / counted;
}

// P(N >= least), N Poisson.
double at_least(int least, double mean) {
  double term = std::exp(-mean), below = term;
  for (int n = 1; n < least; ++n) {
    term *= mean / n;
    below += term;
  }
  return 1 - below;
}

std::optional<double> two_speed_of(const Told& told, int days, int least) {
  const auto slow = running_rate(told, kLong);
  if (!slow) return {};
  const double fast = running_rate(told, kShort).value_or(*slow);
  return at_least(least, days * (fast + *slow) / 2);
}

// Days before each day, and before the end, on which `is` holds.
std::vector<int> counts_before(const std::vector<char>& is) {
  std::vector<int> before(is.size() + 1, 0);
  for (std::size_t t = 0; t < is.size(); ++t)
    before[t + 1] = before[t] + (is[t] != 0 ? 1 : 0);
  return before;
}

}  // namespace

Baseline baseline_of(const theory::Panel& panel,
                     std::size_t group,
                     const std::vector<Possible>& possible,
                     int days,
                     int least) {
  const Told told = told_by(panel, group, possible);
  const std::vector<int> acts = counts_before(told.acted);
  const std::vector<int> covered = counts_before(told.covered);
  const std::vector<int> unknown = counts_before(told.unknown);
  const auto in_window = [&](const std::vector<int>& before, int from) {
    return before[from + days] - before[from];
  };
  const auto whole = [&](int from) { return in_window(covered, from) == days; };
  // None where an act may have been that no fit reads, or on a day not covered.
  const auto held = [&](int from) -> std::optional<bool> {
    const int seen = in_window(acts, from);
    if (seen >= least) return true;
    if (seen + in_window(unknown, from) >= least || !whole(from)) return {};
    return false;
  };
  const auto just_past =
      panel.days >= days ? held(panel.days - days) : std::nullopt;
  Baseline out;
  int yes = 0, alike = 0, alike_yes = 0;
  for (int from = 0; from + days <= panel.days; ++from) {
    if (!whole(from)) continue;
    const auto here = held(from);
    if (!here) {
      ++out.unknown;
      continue;
    }
    ++out.windows;
    yes += *here ? 1 : 0;
    if (!just_past || from < days || !whole(from - days)) continue;
    if (held(from - days) != just_past) continue;
    ++alike;
    alike_yes += *here ? 1 : 0;
  }
  if (out.windows > 0) out.base_rate = static_cast<double>(yes) / out.windows;
  out.persistence = alike > 0
                        ? std::optional(static_cast<double>(alike_yes) / alike)
                        : out.base_rate;
  out.two_speed = two_speed_of(told, days, least);
  return out;
}

int last_covered(const theory::Panel& panel, std::size_t group) {
  for (int t = panel.days - 1; t >= 0; --t)
    if (panel.covered[group][t] != 0) return t;
  return -1;
}

}  // namespace entente::forecast
