#include "entente/play/table.hpp"

#include <algorithm>
#include <utility>

#include "entente/core/check.hpp"
#include "entente/core/rng.hpp"
#include "entente/policy/plan.hpp"

namespace entente::play {
namespace {

// The ends of the months, counted from the game's first day.
std::vector<int> ends_of(Day from, int months) {
  std::vector<int> days;
  for (int m = 1; m <= months; ++m)
    days.push_back(month_end(from, m) - from);
  return days;
}

// The items as outcomes: whether there is one.
decide::DecideSpec ahead_of(const std::vector<forecast::ItemSpec>& items) {
  decide::DecideSpec spec;
  spec.days = {30, kLookedAhead};
  for (const forecast::ItemSpec& item : items) {
    decide::OutcomeSpec outcome;
    outcome.id = item.id;
    outcome.title = item.title;
    outcome.measure = decide::Measure::happens;
    outcome.group = item.group;
    outcome.part_of = item.part_of;
    spec.outcomes.push_back(std::move(outcome));
  }
  return spec;
}

std::vector<policy::PolicySpec> with_as_before(
    const std::vector<policy::PolicySpec>& policies) {
  std::vector<policy::PolicySpec> out;
  if (policies.empty() || !policy::moves_nothing(policies[0])) {
    policy::PolicySpec as_before;
    as_before.id = "as-before";
    as_before.title = "As before";
    out.push_back(std::move(as_before));
  }
  out.insert(out.end(), policies.begin(), policies.end());
  return out;
}

}  // namespace

Table table_of(const TableAsked& asked, const TableOptions& options) {
  ENTENTE_EXPECTS(asked.months >= 1 && asked.months <= kMostMonths);
  const theory::Setting& setting = *asked.setting;
  const Day from = setting.window.to;
  const int days = month_end(from, asked.months) - from;
  Table table{theory::forecast_panel(setting, from, days + kLookedAhead),
              asked.months,
              *asked.spec,
              ahead_of(*asked.items),
              with_as_before(*asked.policies),
              {},
              {},
              {}};
  const theory::Panel& panel = table.known.panel;
  table.offered = offered_on(
      panel, levers_of(setting, *asked.theories, *asked.policies, *asked.spec),
      days);
  table.spec.days = ends_of(from, asked.months);
  for (const policy::PolicySpec& one : table.policies)
    table.plans.push_back(
        decide::with_schedules(policy::plan_of(panel.setting, one), panel));
  // Laws of all groups that one may decide on, whatever is chosen later: what
  // is simulated never depends on the choices.
  std::vector<policy::Plan> plans = table.plans;
  plans.push_back(plan_of(table, {}));
  decide::DecideSpec outcomes = table.spec;
  outcomes.outcomes.insert(outcomes.outcomes.end(),
                           table.ahead.outcomes.begin(),
                           table.ahead.outcomes.end());
  forecast::OutlookOptions outlook;
  outlook.draws = options.draws;
  outlook.seed = options.seed;
  outlook.parallelism = options.parallelism;
  table.columns = decide::columns_of(
      {&panel, &outcomes, &plans, asked.contest_outcomes, &asked.believed},
      outlook);
  return table;
}

policy::Plan plan_of(const Table& table, const Game& game) {
  const theory::Panel& panel = table.known.panel;
  return decide::with_schedules(
      policy::plan_of(panel.setting, policy_of(game, table.offered.levers.acts,
                                               table.offered.levers.announced)),
      panel);
}

World world_of(const Table& table, const Game& game) {
  const Draws draws(game.seed, Stream::future_parameters, theme("a game"));
  World world;
  const auto& columns = table.columns.all;
  double left = draws.uniform(0, 0);
  if (columns.size() > 1) world.column = 1;
  while (world.column + 1 < columns.size() &&
         left > columns[world.column].name.share) {
    left -= columns[world.column].name.share;
    ++world.column;
  }
  const decide::Column& column = columns[world.column];
  const auto count = static_cast<double>(column.draws.size());
  world.draw = std::min(static_cast<std::size_t>(draws.uniform(0, 1) * count),
                        column.draws.size() - 1);
  world.parameters = column.draws[world.draw];
  world.reading = decide::reading_of(table.known.panel, table.spec, game.seed,
                                     1, Parallelism{1});
  return world;
}

}  // namespace entente::play
