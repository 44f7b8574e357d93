#include "entente/play/expected.hpp"

#include "entente/core/rng.hpp"
#include "entente/decide/futures.hpp"

namespace entente::play {
namespace {

constexpr int kPerDraw = 5;

// The panel with the first `days` days of a future as if they were recorded.
theory::Panel panel_after(const theory::Panel& before,
                          const Walked& walked,
                          int days) {
  theory::Panel panel = before;
  const int first = panel.seed_days + panel.days, end = first + days;
  for (std::size_t g = 0; g < panel.groups.size(); ++g) {
    const int slot = walked.system.slot_of_group[g];
    if (slot < 0) continue;
    const theory::GroupDays& from = walked.future.groups[slot];
    theory::GroupDays& to = panel.groups[g];
    for (int t = first; t < end; ++t) {
      to.weight[t] = from.weight[t];
      to.count[t] = from.count[t];
      to.until[t] = from.until[t];
    }
  }
  unsigned open = walked.system.lines_open;
  for (const auto& lines : walked.future.lines)
    if (lines.day <= panel.days + days) open = lines.open;
  unsigned bit = 1;
  for (std::size_t k = 0; k < panel.track_open.size(); ++k) {
    if (!(*panel.setting.tracks)[k].at_risk) continue;
    panel.track_open[k][end - 1] = (open & bit) != 0 ? 1 : 0;
    bit <<= 1;
  }
  return panel;
}

}  // namespace

Expectation expected_after(const Table& table,
                           const World& world,
                           const Game& game,
                           int months,
                           const Parallelism& parallelism) {
  const int days = month_end(game.from, months) - game.from;
  const Walked walked = walk(table, world, game, plan_of(table, game));
  const theory::Panel panel = panel_after(table.known.panel, walked, days);
  const decide::Column& base = table.columns.all[0];
  const policy::Plan plan = plan_of(table, {});
  const std::uint64_t seed =
      mix64(mix64(game.seed) + static_cast<std::uint64_t>(months));
  const decide::Reading reading = decide::reading_of(
      panel, table.ahead, seed, base.draws.size(), parallelism);
  const std::vector<policy::Plan> plans = {plan};
  decide::FuturesAsked asked;
  asked.panel = &panel;
  asked.reading = &reading;
  asked.plans = &plans;
  asked.days = reading.days.back();
  asked.per_draw = kPerDraw;
  asked.seed = seed;
  asked.parallelism = parallelism;
  std::vector<future::System> systems;
  systems.push_back(future::make_system(panel, base.laws, panel.days + days,
                                        asked.days, table.columns.unions,
                                        {&plan, future::Luck::by_name}));
  const std::size_t width = decide::width_of(asked);
  std::vector<double> means(base.draws.size() * width, 0.0);
  decide::run_futures(asked, systems, base.draws,
                      [&](std::size_t draw, std::span<const double> values) {
                        for (std::size_t i = 0; i < values.size(); ++i)
                          means[draw * width + i % width] +=
                              values[i] / kPerDraw;
                      });
  Expectation out;
  out.from = month_end(game.from, months);
  out.days = reading.days;
  for (std::size_t o = 0; o < table.ahead.outcomes.size(); ++o) {
    Expected one{table.ahead.outcomes[o].id, table.ahead.outcomes[o].title, {}};
    for (std::size_t h = 0; h < out.days.size(); ++h) {
      double sum = 0;
      for (std::size_t d = 0; d < base.draws.size(); ++d)
        sum += means[d * width + o * out.days.size() + h];
      one.chance.push_back(sum / static_cast<double>(base.draws.size()));
    }
    out.items.push_back(std::move(one));
  }
  return out;
}

}  // namespace entente::play
