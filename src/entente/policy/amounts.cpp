#include "entente/policy/amounts.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace entente::policy {
namespace {

using theory::Panel;

std::vector<double> on_record(const Panel& panel, std::size_t group) {
  const auto& weight = panel.groups[group].weight;
  return {weight.begin() + panel.seed_days,
          weight.begin() + panel.seed_days + panel.days};
}

// The least and the most of a group in any stretch of `days` days.
std::pair<double, double> ends_of(std::span<const double> weights, int days) {
  const std::vector<double> sums = stretch_sums(weights, days);
  if (sums.empty()) return {0, 0};
  const auto [least, most] = std::minmax_element(sums.begin(), sums.end());
  return {*least, *most};
}

}  // namespace

std::vector<double> stretch_sums(std::span<const double> weights, int days) {
  std::vector<double> sums;
  double sum = 0;
  for (int i = 0; i < static_cast<int>(weights.size()); ++i) {
    sum += weights[i];
    if (i >= days) sum -= weights[i - days];
    if (i >= days - 1) sums.push_back(sum);
  }
  return sums;
}

std::vector<Amount> amounts_of(const Panel& panel,
                               const PolicySpec& spec,
                               const Plan& plan,
                               const std::vector<Fired>& fired,
                               const std::vector<CalledOff>& called_off,
                               int days) {
  std::vector<Amount> amounts;
  if (days > panel.days) return amounts;
  for (const std::size_t g : groups_moved(plan)) {
    const std::vector<double> record = on_record(panel, g);
    const bool silent =
        std::binary_search(plan.silent.begin(), plan.silent.end(), g);
    std::vector<double> under =
        silent ? std::vector<double>(record.size(), 0) : record;
    const auto at = [&](Day day) -> double& {
      return under[std::max(day - panel.setting.window.from, 0)];
    };
    for (std::size_t i = 0; i < spec.rules.size(); ++i)
      for (const Day day : fired[i].days)
        if (plan.rules[i].group == g) at(day) += plan.rules[i].weight;
    for (std::size_t i = 0; i < spec.schedules.size(); ++i) {
      const Schedule& schedule = plan.schedules[i];
      for (const Day day : called_off[i].days) {
        if (schedule.group == g) at(day) = 0;
        if (schedule.cut_group == g)
          at(day - schedule.days_before) += schedule.cut_weight;
      }
    }
    Amount one{(*panel.setting.groups)[g].name};
    std::tie(one.least, one.most) = ends_of(under, days);
    std::tie(one.record_least, one.record_most) = ends_of(record, days);
    constexpr double kRounding = 1e-9;
    one.beyond = one.least < one.record_least - kRounding ||
                 one.most > one.record_most + kRounding;
    amounts.push_back(std::move(one));
  }
  return amounts;
}

}  // namespace entente::policy
