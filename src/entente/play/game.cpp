#include "entente/play/game.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "entente/core/check.hpp"

namespace entente::play {
namespace {

// Dates that one rule of a policy holds (casefile/ranges).
constexpr std::size_t kDates = 24;

int last_of_month(int year, int month) {
  const Day next =
      month == 12 ? make_day(year + 1, 1, 1) : make_day(year, month + 1, 1);
  return day_of_month(next - 1);
}

}  // namespace

Day month_end(Day from, int m) {
  const int months = 12 * year_of(from) + month_of(from) - 1 + m;
  const int year = months / 12, month = months % 12 + 1;
  const int last = last_of_month(year, month);
  const bool ends = day_of_month(from + 1) == 1;
  return make_day(year, month,
                  ends ? last : std::min(day_of_month(from), last));
}

Span month_of_game(const Game& game, int m) {
  ENTENTE_EXPECTS(m >= 1);
  return {month_end(game.from, m - 1) + 1, month_end(game.from, m)};
}

policy::PolicySpec policy_of(const Game& game,
                             const std::vector<std::string>& levers,
                             const std::vector<std::string>& announced) {
  policy::PolicySpec out;
  out.id = "mine";
  out.title = "As it was played";
  std::map<std::pair<std::string, int>, std::vector<Day>> dates;
  std::map<std::string, std::vector<Span>> off;
  for (const Month& month : game.played) {
    for (const Act& act : month.acts)
      dates[{act.group, act.size}].push_back(act.on);
    for (const LetGo& one : month.let_go)
      off[one.group].push_back({one.on, one.on});
  }
  for (auto& [what, days] : dates) {
    std::sort(days.begin(), days.end());
    for (std::size_t i = 0; i < days.size(); ++i) {
      if (i % kDates == 0) {
        out.rules.emplace_back();
        out.rules.back().group.text = what.first;
        out.rules.back().size = what.second;
      }
      out.rules.back().on.push_back(days[i]);
    }
  }
  for (const std::string& group : levers) {
    const bool acts =
        std::any_of(dates.begin(), dates.end(),
                    [&](const auto& one) { return one.first.first == group; });
    if (!acts) out.never.push_back({group, {}});
  }
  for (const std::string& group : announced) {
    policy::ScheduleSpec schedule;
    schedule.group.text = group;
    schedule.held.text = "always";
    schedule.except = off[group];
    std::sort(schedule.except.begin(), schedule.except.end(),
              [](const Span& a, const Span& b) { return a.from < b.from; });
    out.schedules.push_back(std::move(schedule));
  }
  return out;
}

}  // namespace entente::play
