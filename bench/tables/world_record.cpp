// One record of a world.
#include <algorithm>
#include <cmath>

#include "entente/core/quantile.hpp"
#include "entente/core/rng.hpp"
#include "entente/future/drawn.hpp"

#include "world.hpp"

namespace entente::bench {
namespace {

using theory::Law;
using theory::Panel;

}  // namespace

void put_acts(const Panel& real,
              const future::Future& future,
              std::size_t k,
              std::size_t group,
              Panel& panel) {
  panel.groups[group] = future.groups[k];
  auto& days = panel.act_days[group];
  std::erase_if(days, [&](const record::ActDay& act) {
    return act.day >= real.setting.window.from;
  });
  for (future::DrawnDay& drawn : future::drawn_days(real, future, k, group)) {
    days.push_back({real.day_of(drawn.day),
                    future.groups[k].weight[real.seed_days + drawn.day],
                    std::move(drawn.acts)});
  }
}

void widen(future::Simulated& law, const Panel& panel, std::size_t column) {
  for (std::size_t i = 0; i < law.live_columns.size(); ++i) {
    if (law.live_columns[i] != column) continue;
    const auto shown =
        theory::columns_of(law.law.program, panel.view(), panel.seed_days,
                           panel.days)[*law.law.columns[column].term];
    const auto [low, high] = std::minmax_element(shown.begin(), shown.end());
    law.low[i] = std::min(law.low[i], *low);
    law.high[i] = std::max(law.high[i], *high);
  }
}

namespace {

double acts_in_window(const Panel& panel, const theory::GroupDays& group) {
  double acts = 0;
  for (int day = 0; day < panel.days; ++day)
    acts += group.count[panel.seed_days + day];
  return acts;
}

void widen_tested(future::Simulated& law, const Panel& panel) {
  for (std::size_t c = 0; c < law.law.columns.size(); ++c)
    if (law.law.columns[c].tested) widen(law, panel, c);
}

struct Simulated {
  future::System system;
  future::Future future;
};

Simulated simulate_world(const World& world, const RecordKey& key) {
  const Panel& real = world.posed.panel.panel;
  std::vector<Law> laws = world.laws;
  std::vector<theory::Parameters> parameters = world.parameters;
  const int days = real.days + real.horizon;
  if (world.spec.tension_sd > 0) {
    const auto path = tension_path(world.spec, days, key);
    for (std::size_t k = 0; k < laws.size(); ++k)
      if (world.loads[k] != 0)
        feel(world.spec, world.loads[k], path, laws[k], parameters[k]);
  }
  for (std::size_t k = 0; k < laws.size(); ++k) {
    if (world.campaigns[k].factor == 1) continue;
    theory::Column column;
    column.name = "campaigns";
    column.fixed =
        campaign_path(world.campaigns[k], days,
                      Draws(key.seed, Stream::world_tension,
                            mix64(key.theme + laws[k].group), key.record));
    laws[k].columns.push_back(std::move(column));
    parameters[k].theta.push_back(1);
  }
  Simulated out;
  out.system =
      future::make_system(real, std::move(laws), 0, real.days, world.unions);
  widen_tested(out.system.laws[world.outcome], real);
  const future::FutureDraws draws{
      Draws(key.seed, Stream::world_acts, key.theme, key.record),
      Draws(key.seed, Stream::world_attributes, key.theme, key.record)};
  future::simulate(out.system, parameters, draws, nullptr, out.future);
  return out;
}

}  // namespace

void keep_size(World& world) {
  constexpr int kRounds = 6, kPilots = 24;
  constexpr double kStep = 0.6;
  const Panel& real = world.posed.panel.panel;
  for (int round = 0; round < kRounds; ++round) {
    std::vector<std::vector<double>> acts(world.laws.size());
    for (std::uint32_t pilot = 0; pilot < kPilots; ++pilot) {
      const Simulated one = simulate_world(world, {0, 0, pilot});
      for (std::size_t k = 0; k < acts.size(); ++k)
        acts[k].push_back(acts_in_window(real, one.future.groups[k]));
    }
    for (std::size_t k = 0; k < acts.size(); ++k) {
      const double recorded =
          acts_in_window(real, real.groups[world.laws[k].group]);
      world.parameters[k].theta[0] -=
          kStep * std::log((quantile(acts[k], 0.5) + 1) / (recorded + 1));
    }
  }
}

record::Record simulate_acts(const World& world, const RecordKey& key) {
  const Simulated simulated = simulate_world(world, key);
  return future::record_of(simulated.system, simulated.future);
}

SimulatedRecord simulate_record(const World& world, const RecordKey& key) {
  const Panel& real = world.posed.panel.panel;
  const Simulated simulated = simulate_world(world, key);
  const future::System& system = simulated.system;
  const future::Future& future = simulated.future;
  SimulatedRecord out;
  out.panel.panel = real;
  Panel& panel = out.panel.panel;
  for (std::size_t k = 0; k < system.laws.size(); ++k) {
    const std::size_t group = system.laws[k].law.group;
    put_acts(real, future, k, group, panel);
    out.largest =
        std::max(out.largest,
                 acts_in_window(real, panel.groups[group]) /
                     std::max(acts_in_window(real, real.groups[group]), 1.0));
  }
  for (std::size_t u = 0; u < system.unions.size(); ++u)
    panel.groups[system.unions[u].whole] =
        future.groups[system.laws.size() + u];
  const auto acts = [&](std::size_t group) {
    return acts_in_window(panel, panel.groups[group]);
  };
  out.acts = acts(world.laws[world.outcome].group);
  const auto tested = claim::tested_group(world.draft);
  out.treated = tested ? acts(*tested) : 0;  // a state has no acts
  out.clamped_term_days = future.clamped_term_days;
  out.term_days = future.term_days;
  return out;
}

}  // namespace entente::bench
