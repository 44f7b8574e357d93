#include "entente/decide/levers.hpp"

#include <algorithm>
#include <set>
#include <span>

#include "entente/policy/amounts.hpp"

namespace entente::decide {

std::vector<std::size_t> lever_groups(const std::vector<policy::Plan>& plans) {
  std::set<std::size_t> groups;
  for (const policy::Plan& plan : plans)
    for (const std::size_t group : policy::groups_moved(plan))
      groups.insert(group);
  return {groups.begin(), groups.end()};
}

Lever lever_of(const theory::Panel& panel,
               std::size_t group,
               int days,
               double mean) {
  Lever out;
  out.group = (*panel.setting.groups)[group].name;
  out.mean = mean;
  std::vector<double> sums = policy::stretch_sums(
      std::span(panel.groups[group].weight)
          .subspan(static_cast<std::size_t>(panel.seed_days),
                   static_cast<std::size_t>(panel.days)),
      days);
  for (double& sum : sums)
    sum = std::max(sum, 0.0);  // rounding
  if (sums.empty()) {          // the window is shorter than the horizon
    out.beyond = true;
    return out;
  }
  std::sort(sums.begin(), sums.end());
  out.record_least = sums.front();
  out.record_most = sums.back();
  constexpr double kRounding = 1e-9;
  const bool more = mean > sums[sums.size() / 2];
  const auto so = std::count_if(sums.begin(), sums.end(), [&](double one) {
    return more ? one >= mean - kRounding : one <= mean + kRounding;
  });
  out.share_of_stretches =
      static_cast<double>(so) / static_cast<double>(sums.size());
  out.beyond = so == 0;
  return out;
}

std::vector<Axis> frontier_axes(const theory::Setting& setting,
                                const DecideSpec& spec) {
  std::vector<Axis> axes;
  for (std::size_t o = 0; o < spec.outcomes.size() && axes.empty(); ++o)
    if (!spec.outcomes[o].cost &&
        spec.outcomes[o].measure != Measure::lines_open)
      axes.push_back({o, 1});
  for (std::size_t o = 0; o < spec.outcomes.size(); ++o) {
    const OutcomeSpec& outcome = spec.outcomes[o];
    if (!outcome.cost || outcome.measure == Measure::lines_open) continue;
    const std::size_t group = theory::group_index(setting, outcome.group);
    axes.push_back({o, (*setting.groups)[group].announced ? -1.0 : 1.0});
  }
  return axes.size() < 2 ? std::vector<Axis>{} : axes;
}

}  // namespace entente::decide
