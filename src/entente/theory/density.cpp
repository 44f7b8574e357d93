#include "entente/theory/density.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

#include "entente/record/coverage.hpp"

namespace entente::theory {
namespace {

std::set<std::string> tested_groups(const Setting& setting) {
  std::set<std::string> groups;
  for (const NamedTerm& term : setting.model->treatments) {
    Diagnostics diagnostics;  // the case was checked when read
    groups.merge(groups_read(
        parse_term(term.text, {}, vocabulary_of(setting), diagnostics)));
  }
  return groups;
}

// Acts of groups that are modelled or tested: the density leaves them out. A
// law of a variant is none of the model's, lest a row change what others read.
std::set<std::size_t> modelled_acts(const Setting& setting) {
  const std::set<std::string> tested = tested_groups(setting);
  std::set<std::size_t> acts;
  for (std::size_t g = 0; g < setting.groups->size(); ++g) {
    const std::string& name = (*setting.groups)[g].name;
    const bool modelled = std::any_of(
        setting.model->laws.begin(), setting.model->laws.end(),
        [&](const LawSpec& law) { return law.group == name && !law.variant; });
    if (!modelled && !tested.contains(name)) continue;
    // All of the group's acts, also those that a row drops.
    const auto members = record::members((*setting.groups)[g], *setting.record);
    acts.insert(members.begin(), members.end());
  }
  return acts;
}

// Of acts, by window day.
std::vector<std::optional<double>> counted_acts(const Panel& panel) {
  const DensitySpec& spec = panel.setting.model->density;
  const std::vector<int> n = record::source_density(
      *panel.setting.record, spec.classes, modelled_acts(panel.setting),
      spec.trailing_days, panel.setting.window);
  return {n.begin(), n.end()};
}

// The trailing days before `day` that daily.csv speaks of.
Span read_before(const DensitySpec& spec, Day day) {
  return {std::max(day - spec.trailing_days, spec.daily_days.from),
          std::min(day - 1, spec.daily_days.to)};
}

// Sums over the first so many days of daily.csv.
std::vector<DailySum> running_sums(const std::vector<DailySum>& daily) {
  std::vector<DailySum> sums(1);
  for (const DailySum& one : daily) {
    DailySum next = sums.back();
    next.events += one.events;
    next.scored += one.scored;
    next.goldstein += one.goldstein;
    sums.push_back(next);
  }
  return sums;
}

// Of daily.csv: how many events in the trailing days, or their mean score;
// nothing where too few of these days were read, or none was scored.
std::optional<double> told_before(const DensitySpec& spec,
                                  const std::vector<DailySum>& sums,
                                  Day day) {
  const Span read = read_before(spec, day);
  if (read.from > read.to || 2 * read.days() < spec.trailing_days) return {};
  const auto sums_before = [&](Day end) -> const DailySum& {
    const auto at = std::lower_bound(
        spec.daily.begin(), spec.daily.end(), end,
        [](const DailySum& one, Day wanted) { return one.day < wanted; });
    return sums[static_cast<std::size_t>(at - spec.daily.begin())];
  };
  const DailySum& to = sums_before(read.to + 1);
  const DailySum& from = sums_before(read.from);
  if (spec.of == DensityOf::events)
    return (to.events - from.events) * spec.trailing_days / read.days();
  if (to.scored == from.scored) return {};
  return (to.goldstein - from.goldstein) / (to.scored - from.scored);
}

std::vector<std::optional<double>> told_daily(const Panel& panel) {
  const DensitySpec& spec = panel.setting.model->density;
  const std::vector<DailySum> sums = running_sums(spec.daily);
  std::vector<std::optional<double>> told;
  for (int day = 0; day < panel.days; ++day)
    told.push_back(told_before(spec, sums, panel.day_of(day)));
  return told;
}

}  // namespace

void fill_density(Panel& panel) {
  const DensitySpec& spec = panel.setting.model->density;
  panel.density.assign(panel.days + panel.horizon, 0.0);
  if (spec.groups.empty()) return;
  const std::vector<std::optional<double>> n =
      spec.of == DensityOf::acts ? counted_acts(panel) : told_daily(panel);
  const auto known = std::count_if(
      n.begin(), n.end(), [](const auto& one) { return one.has_value(); });
  double mean = 0;
  for (const auto& one : n)
    if (one) mean += *one / static_cast<double>(known);
  for (int day = 0; day < panel.days; ++day) {
    if (!n[day]) continue;
    panel.density[day] = spec.of == DensityOf::goldstein
                             ? *n[day] - mean
                             : std::log((1 + *n[day]) / (1 + mean));
  }
  for (int day = 0; day < panel.horizon; ++day)
    panel.density[panel.days + day] = panel.density[panel.days - 1];
}

int days_beyond_daily(const DensitySpec& density, Span window) {
  int beyond = 0;
  for (Day day = window.from; day <= window.to; ++day)
    beyond += read_before(density, day).days() < density.trailing_days;
  return beyond;
}

}  // namespace entente::theory
