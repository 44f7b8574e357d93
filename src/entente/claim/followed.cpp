#include "entente/claim/followed.hpp"

#include <algorithm>

namespace entente::claim {
namespace {

constexpr int kWindow = 60;

// By window day: the outcome happened; and sums of covered days, so that a
// window's coverage is one subtraction.
struct Outcome {
  std::vector<int> days;     // window days with an outcome act, ascending
  std::vector<int> covered;  // covered days before each window day
};

Outcome outcome_of(const theory::Panel& panel, std::size_t group) {
  Outcome out;
  out.covered.push_back(0);
  for (int day = 0; day < panel.days; ++day) {
    out.covered.push_back(out.covered.back() +
                          (panel.covered[group][day] != 0 ? 1 : 0));
    if (panel.groups[group].count[panel.seed_days + day] > 0)
      out.days.push_back(day);
  }
  return out;
}

bool wholly_covered(const Outcome& outcome, int day, int days) {
  return day + kWindow < days &&
         outcome.covered[day + kWindow + 1] - outcome.covered[day + 1] ==
             kWindow;
}

bool happens_after(const Outcome& outcome, int day) {
  const auto next =
      std::upper_bound(outcome.days.begin(), outcome.days.end(), day);
  return next != outcome.days.end() && *next <= day + kWindow;
}

double base_rate(const theory::Panel& panel, const Outcome& outcome, Span era) {
  int windows = 0, held = 0;
  for (int day = 0; day < panel.days; ++day) {
    if (!era.holds(panel.day_of(day))) continue;
    if (!wholly_covered(outcome, day, panel.days)) continue;
    ++windows;
    held += happens_after(outcome, day) ? 1 : 0;
  }
  return windows > 0 ? static_cast<double>(held) / windows : 0;
}

}  // namespace

FollowedTable followed_table(const theory::Panel& panel,
                             std::size_t treatment,
                             std::size_t outcome) {
  FollowedTable table;
  const Outcome outcomes = outcome_of(panel, outcome);
  std::vector<std::pair<Span, double>> rates;
  const auto rate_of = [&](Day day) {
    const Span era = theory::era_span(*panel.setting.model, day);
    for (const auto& [span, rate] : rates)
      if (span == era) return rate;
    rates.emplace_back(era, base_rate(panel, outcomes, era));
    return rates.back().second;
  };
  for (const record::ActDay& act : panel.act_days[treatment]) {
    const int day = act.day - panel.setting.window.from;
    if (day < 0 || day >= panel.days) continue;
    FollowedAct row;
    row.day = act.day;
    row.weight = act.weight;
    for (const std::size_t index : act.acts)
      row.ids.push_back(panel.setting.record->acts[index].id);
    for (const int other : outcomes.days)
      if (other > day && other <= day + kWindow)
        row.followed.push_back(panel.day_of(other));
    if (wholly_covered(outcomes, day, panel.days)) {
      ++table.counted;
      table.followed += row.followed.empty() ? 0 : 1;
      table.base_expected += rate_of(act.day);
    } else {
      row.seen = FollowedAct::Seen::partly;
    }
    table.acts.push_back(std::move(row));
  }
  if (table.counted > 0) table.base_rate = table.base_expected / table.counted;
  return table;
}

}  // namespace entente::claim
