#include "entente/future/drawn.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

namespace entente::future {
namespace {

std::vector<std::size_t> copied(const theory::Panel& panel,
                                std::size_t group,
                                const std::vector<std::size_t>& drawn,
                                double weight) {
  std::vector<std::size_t> acts;
  if (panel.act_days[group].empty()) return acts;
  const bool by_day =
      (*panel.setting.groups)[group].counting == record::Counting::days;
  for (std::size_t i = 0; i < drawn.size(); ++i) {
    const auto& from = panel.act_days[group][drawn[i]].acts;
    if (by_day) {
      acts = from;
      continue;
    }
    const double share = weight / static_cast<double>(drawn.size() - i);
    const auto miss = [&](std::size_t act) {
      return std::abs(theory::weight_of(panel, group, act) - share);
    };
    acts.push_back(*std::min_element(
        from.begin(), from.end(),
        [&](std::size_t a, std::size_t b) { return miss(a) < miss(b); }));
    weight -= theory::weight_of(panel, group, acts.back());
  }
  return acts;
}

}  // namespace

std::vector<DrawnDay> drawn_days(const theory::Panel& panel,
                                 const Future& future,
                                 std::size_t k,
                                 std::size_t group) {
  std::vector<DrawnDay> days;
  const std::vector<int>& acted = future.act_days[k];
  for (std::size_t i = 0; i < acted.size();) {
    std::vector<std::size_t> drawn;
    const int day = acted[i];
    for (; i < acted.size() && acted[i] == day; ++i)
      drawn.push_back(future.drawn[k][i]);
    const double weight = future.groups[k].weight[panel.seed_days + day];
    days.push_back({day, copied(panel, group, drawn, weight)});
  }
  return days;
}

record::Record record_of(const System& system, const Future& future) {
  const theory::Panel& panel = *system.panel;
  const record::Record& recorded = *panel.setting.record;
  std::set<std::size_t> replaced;
  for (const Simulated& law : system.laws)
    for (const record::ActDay& day : panel.act_days[law.law.group])
      if (panel.setting.window.holds(day.day))
        replaced.insert(day.acts.begin(), day.acts.end());
  record::Record out = recorded;
  out.acts.clear();
  for (std::size_t act = 0; act < recorded.acts.size(); ++act)
    if (!replaced.contains(act)) out.acts.push_back(recorded.acts[act]);
  for (std::size_t k = 0; k < system.laws.size(); ++k) {
    for (const DrawnDay& drawn :
         drawn_days(panel, future, k, system.laws[k].law.group)) {
      for (const std::size_t act : drawn.acts) {
        record::Act copy = recorded.acts[act];
        const Day day = panel.day_of(drawn.day);
        copy.end += day - copy.day;
        copy.day = day;
        out.acts.push_back(std::move(copy));
      }
    }
  }
  std::stable_sort(out.acts.begin(), out.acts.end(),
                   [](const record::Act& a, const record::Act& b) {
                     return std::tuple(a.day, a.id) < std::tuple(b.day, b.id);
                   });
  return out;
}

}  // namespace entente::future
