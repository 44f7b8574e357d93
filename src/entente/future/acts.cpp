#include "entente/future/acts.hpp"

#include <algorithm>
#include <cmath>

#include "entente/core/poisson.hpp"

namespace entente::future {
namespace {

using theory::GroupDays;

// No day of a record holds more acts of a group; a future that runs away does.
constexpr double kBusiest = 5000;

// Poisson by inversion: from zero upwards where the rate is small, else by the
// quantile function, since exp(-rate) is nothing beyond 745.
int poisson(double rate, double uniform) {
  constexpr double kSmall = 30;
  if (rate > kSmall) return poisson_quantile(std::min(rate, kBusiest), uniform);
  double probability = std::exp(-rate);
  double below = probability;
  int count = 0;
  while (uniform > below && probability > 0) {
    ++count;
    probability *= rate / count;
    below += probability;
  }
  return count;
}

// Which of n equally likely things a uniform picks.
std::size_t place_among(std::size_t n, double uniform) {
  return std::min(static_cast<std::size_t>(uniform * static_cast<double>(n)),
                  n - 1);
}

// A whole observed act of the same era; for a cut or restoration one that
// changes the state of some line.
const Mark& draw_mark(
    const Scene& scene, std::size_t k, int day, int i, unsigned lines_open) {
  const Simulated& law = scene.system.laws[k];
  const auto& marks = law.marks[scene.system.era_of_day[day]];
  const double uniform =
      scene.marks.uniform(static_cast<std::uint32_t>(day),
                          law.keys.marks + static_cast<std::uint32_t>(i));
  if (law.risk == record::Risk::always)
    return marks[place_among(marks.size(), uniform)];
  const auto changes = [&](const Mark& mark) {
    return law.risk == record::Risk::line_open
               ? (mark.lines & lines_open) != 0
               : (mark.lines & ~lines_open) != 0;
  };
  const auto fitting = static_cast<std::size_t>(
      std::count_if(marks.begin(), marks.end(), changes));
  if (fitting == 0) return marks[0];
  std::size_t left = place_among(fitting, uniform);
  for (const Mark& mark : marks)
    if (changes(mark) && left-- == 0) return mark;
  return marks[0];
}

unsigned lines_after(const System& system,
                     const Simulated& law,
                     const Mark& mark,
                     unsigned open) {
  if (law.risk == record::Risk::line_open) {
    const unsigned cut = mark.lines & open;
    return cut != 0 ? open & ~cut : 0U;
  }
  if (law.risk == record::Risk::line_shut) {
    const unsigned restored = mark.lines & ~open;
    return restored != 0 ? open | restored : system.lines_all;
  }
  return open;
}

}  // namespace

void begin_history(const System& system, Future& out) {
  const theory::Panel& panel = *system.panel;
  const std::size_t laws = system.laws.size();
  const auto& scripted = system.script.groups;
  out.groups.resize(laws + system.unions.size() + scripted.size());
  out.act_days.resize(laws);
  out.drawn.resize(laws);
  for (std::size_t k = 0; k < laws; ++k) {
    out.act_days[k].clear();
    out.drawn[k].clear();
  }
  out.clamped_term_days = 0;
  out.term_days = 0;
  const int kept = panel.seed_days + system.from;
  const int needed = kept + system.days;
  const bool fresh = out.prepared_for != &system;
  out.prepared_for = &system;
  out.used.resize(out.groups.size());
  const auto begin_with = [&](auto& days, const auto& recorded) {
    days.assign(recorded.begin(), recorded.begin() + kept);
    days.resize(needed);
  };
  const auto start = [&](std::size_t slot, std::size_t group) {
    const GroupDays& recorded = panel.groups[group];
    GroupDays& days = out.groups[slot];
    if (!fresh) {
      for (const int t : out.used[slot]) {
        days.weight[t] = days.count[t] = 0;
        days.until[t] = 0;
      }
      out.used[slot].clear();
      return;
    }
    out.used[slot].clear();
    begin_with(days.weight, recorded.weight);
    begin_with(days.count, recorded.count);
    begin_with(days.until, recorded.until);
  };
  for (std::size_t k = 0; k < laws; ++k)
    start(k, system.laws[k].law.group);
  for (std::size_t u = 0; u < system.unions.size(); ++u)
    start(laws + u, system.unions[u].whole);
  for (std::size_t s = 0; s < scripted.size(); ++s)
    start(laws + system.unions.size() + s, scripted[s]);
}

theory::HistoryView history_of(const System& system, const Future& future) {
  theory::HistoryView view = system.live.recorded;
  for (std::size_t g = 0; g < view.groups.size(); ++g)
    if (system.slot_of_group[g] >= 0)
      view.groups[g] = &future.groups[system.slot_of_group[g]];
  return view;
}

bool happens(double rate, double uniform) {
  return uniform > 1 - rate && uniform > std::exp(-rate);
}

int acts_of(const Simulated& law, double rate, double uniform) {
  const bool by_day = law.law.counting == record::Counting::days;
  return by_day ? 1 : poisson(rate, uniform);
}

void happen(const Scene& scene,
            std::size_t k,
            int day,
            int count,
            unsigned& lines_open) {
  const System& system = scene.system;
  GroupDays& days = scene.out.groups[k];
  const int t = system.panel->seed_days + day;
  const bool by_day = system.laws[k].law.counting == record::Counting::days;
  if (by_day && days.count[t] > 0) return;  // a policy acted
  scene.out.used[k].push_back(t);
  days.count[t] += count;
  days.until[t] = std::max(days.until[t], t);
  for (int i = 0; i < count; ++i) {
    const Mark& mark =
        draw_mark(scene, k, day, i % static_cast<int>(kMarks), lines_open);
    days.weight[t] += mark.weight;
    days.until[t] = std::max(days.until[t], t + mark.lasts);
    scene.out.act_days[k].push_back(day);
    scene.out.drawn[k].push_back(mark.act_day);
    lines_open = lines_after(system, system.laws[k], mark, lines_open);
  }
}

void unite(const System& system, std::size_t u, int day, Future& out) {
  const int t = system.panel->seed_days + day;
  GroupDays& whole = out.groups[system.laws.size() + u];
  for (const std::size_t part : system.unions[u].parts) {
    const GroupDays& days = out.groups[system.slot_of_group[part]];
    if (days.count[t] == 0) continue;
    out.used[system.laws.size() + u].push_back(t);
    whole.count[t] = 1;
    whole.weight[t] = 1;
    whole.until[t] = std::max(whole.until[t], days.until[t]);
  }
}

}  // namespace entente::future
