#include "entente/play/habit.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace entente::play {
namespace {

constexpr int kWindows[] = {7, 14, 30, 60};

struct Ours {
  std::vector<Day> days;  // in order
  int size = 1;
};

Ours ours_of(const Game& game, const std::string& group) {
  Ours out;
  std::map<int, int> sizes;
  for (const Month& month : game.played)
    for (const Act& act : month.acts) {
      if (act.group != group) continue;
      out.days.push_back(act.on);
      ++sizes[act.size];
    }
  std::sort(out.days.begin(), out.days.end());
  int most = 0;
  for (const auto& [size, times] : sizes) {
    if (times <= most) continue;
    most = times;
    out.size = size;
  }
  return out;
}

// Whether our side acts on a day on which it sees one of theirs, of at most so
// many days ago.
bool follows(Day day, const std::vector<Day>& theirs, int lag, int within) {
  return std::any_of(theirs.begin(), theirs.end(), [&](Day one) {
    return day - one >= lag && day - one <= within;
  });
}

int least_gap(const std::vector<Day>& days) {
  int gap = days.back() - days.front();
  for (std::size_t i = 1; i < days.size(); ++i)
    gap = std::min(gap, days[i] - days[i - 1]);
  return std::max(gap, 1);
}

// Acts of a rule in the game: on the first day on which it sees one, at most
// one in `every` days.
int firings(const Game& game,
            const Seen& seen,
            const std::vector<Day>& theirs,
            int lag,
            const Habit& rule) {
  int times = 0;
  for (Day day = game.from + 1; day <= seen.to; ++day) {
    if (!follows(day, theirs, lag, rule.within)) continue;
    ++times;
    day += rule.every - 1;
  }
  return times;
}

std::optional<Habit> regular(const std::string& group, const Ours& ours) {
  if (ours.days.size() < 4) return {};
  const double mean =
      static_cast<double>(ours.days.back() - ours.days.front()) /
      static_cast<double>(ours.days.size() - 1);
  for (std::size_t i = 1; i < ours.days.size(); ++i)
    if (std::abs(ours.days[i] - ours.days[i - 1] - mean) >
        std::max(mean / 7, 3.0))
      return {};
  Habit out;
  out.group = group;
  out.size = ours.size;
  out.every = std::max(1, static_cast<int>(std::lround(mean)));
  out.acts = static_cast<int>(ours.days.size());
  return out;
}

}  // namespace

std::optional<Habit> habit_of(const Table& table,
                              const Game& game,
                              const Seen& seen,
                              const std::string& group) {
  const Ours ours = ours_of(game, group);
  if (ours.days.size() < 3) return {};
  const int lag = table.known.panel.setting.model->lag_other;
  std::map<std::string, std::vector<Day>> theirs;
  for (const Came& one : seen.came)
    theirs[one.group].push_back(one.day);
  const auto tried = static_cast<double>(theirs.size() * std::size(kWindows));
  std::optional<Habit> best;
  for (const auto& [after, days] : theirs) {
    for (const int within : kWindows) {
      const bool all =
          std::all_of(ours.days.begin(), ours.days.end(),
                      [&](Day day) { return follows(day, days, lag, within); });
      if (!all) continue;
      int inside = 0;
      for (Day day = game.from + 1; day <= seen.to; ++day)
        inside += follows(day, days, lag, within) ? 1 : 0;
      Habit one;
      one.group = group;
      one.size = ours.size;
      one.after = after;
      one.within = within;
      one.every = least_gap(ours.days);
      one.acts = static_cast<int>(ours.days.size());
      one.share = static_cast<double>(inside) / (seen.to - game.from);
      one.chance = std::pow(one.share, one.acts);
      one.would = firings(game, seen, days, lag, one);
      if (one.chance * tried >= .05 || 2 * one.acts < one.would) continue;
      if (!best || one.chance < best->chance) best = one;
    }
  }
  return best ? best : regular(group, ours);
}

}  // namespace entente::play
