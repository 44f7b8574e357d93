#include "entente/forecast/windows.hpp"

#include <algorithm>
#include <set>

namespace entente::forecast {
namespace {

using record::Act;
using record::Precision;

Span days_of(const Act& act) {
  if (act.precision == Precision::day) return {act.day, act.day};
  const int year = year_of(act.day);
  const int month = month_of(act.day);
  if (act.precision == Precision::year)
    return {make_day(year, 1, 1), make_day(year, 12, 31)};
  const Day next =
      month == 12 ? make_day(year + 1, 1, 1) : make_day(year, month + 1, 1);
  return {make_day(year, month, 1), next - 1};
}

}  // namespace

std::vector<Possible> possible_acts(const theory::Setting& setting,
                                    std::size_t group) {
  const record::Group& outcome = (*setting.groups)[group];
  const auto read = record::members(outcome, *setting.record);
  const std::set<std::size_t> is_read(read.begin(), read.end());
  record::Record as_if = *setting.record;
  for (Act& act : as_if.acts) {
    act.precision = Precision::day;
    act.check = record::Check::sourced;
  }
  std::vector<Possible> out;
  for (const std::size_t i : record::members(outcome, as_if)) {
    if (is_read.contains(i)) continue;
    const Act& act = setting.record->acts[i];
    const bool happened =
        act.precision != Precision::day && record::enters_fits(act.check);
    out.push_back({days_of(act), happened ? Came::month_only : Came::not_read});
  }
  return out;
}

Came came_of(const theory::Panel& full,
             std::size_t group,
             const std::vector<Possible>& possible,
             Day day,
             int horizon,
             int least) {
  const int from = day - full.setting.window.from;
  if (from + horizon > full.days) return Came::not_over;
  int seen = 0;
  for (int t = from; t < from + horizon; ++t) {
    if (full.covered[group][t] == 0) return Came::not_covered;
    seen += full.groups[group].count[full.seed_days + t] > 0 ? 1 : 0;
  }
  if (seen >= least) return Came::yes;
  Came came = Came::no;
  bool month_only = false;
  for (const Possible& act : possible) {
    if (act.days.to < day || act.days.from >= day + horizon) continue;
    ++seen;
    month_only = month_only || act.why == Came::month_only;
    came = act.why;
  }
  if (seen < least) return Came::no;
  return month_only ? Came::month_only : came;
}

}  // namespace entente::forecast
