#include "policy_world.hpp"

#include <algorithm>
#include <cmath>

#include "entente/core/check.hpp"
#include "entente/core/rng.hpp"
#include "entente/inference/base_model.hpp"
#include "entente/theory/posterior.hpp"

namespace entente::bench {
namespace {

using theory::Law;

bool theirs(const theory::Setting& setting, std::size_t group) {
  return (*setting.groups)[group].side == record::Side::theirs;
}

std::size_t column_of(const Law& law, const std::string& term) {
  const auto at = std::find_if(
      law.columns.begin(), law.columns.end(), [&](const theory::Column& one) {
        return one.role == theory::Role::effect && one.name == term;
      });
  ENTENTE_EXPECTS(at != law.columns.end());
  return static_cast<std::size_t>(at - law.columns.begin());
}

std::vector<Held> without_effects(const Law& law) {
  std::vector<Held> held;
  for (std::size_t c = 0; c < law.columns.size(); ++c)
    if (law.columns[c].role == theory::Role::effect) held.push_back({c, 0});
  return held;
}

}  // namespace

PolicyWorld policy_world(const theory::Setting& setting,
                         const PlantedEffect& effect,
                         int horizon) {
  PolicyWorld world;
  world.real = theory::forecast_panel(setting, setting.window.to, horizon);
  const theory::Panel& panel = world.real.panel;
  const auto treatments =
      theory::effects_of(panel.setting, panel.setting.model->treatments);
  const std::size_t group = theory::group_index(panel.setting, effect.outcome);
  std::vector<std::size_t> start = {group};
  for (const std::string& name :
       theory::groups_read(theory::effect_of(panel.setting, effect.term).term))
    start.push_back(theory::group_index(panel.setting, name));
  inference::Company company = inference::company_of(panel, start, treatments);
  world.unions = std::move(company.unions);
  for (const std::size_t member : company.groups) {
    world.truth.laws.push_back(inference::base_law(panel, member, treatments));
    const Law& law = world.truth.laws.back();
    std::vector<Held> held;
    if (theirs(panel.setting, member)) held = without_effects(law);
    if (member == group) {
      world.outcome = world.truth.laws.size() - 1;
      world.lever = column_of(law, effect.term);
      for (Held& one : held)
        if (one.column == world.lever)
          one.value = std::log(effect.ratio) /
                      law.columns[world.lever].log_rr60_per_theta;
    }
    world.parameters.push_back(
        theory::parameters_at(law, mode_holding(panel, law, held)));
  }
  return world;
}

theory::ForecastPanel simulate_known(const PolicyWorld& world,
                                     const RecordKey& key) {
  const theory::Panel& real = world.real.panel;
  future::System system =
      future::make_system(real, world.truth.laws, 0, real.days, world.unions);
  widen(system.laws[world.outcome], real, world.lever);
  const future::FutureDraws draws{
      Draws(key.seed, Stream::world_acts, key.theme, key.record),
      Draws(key.seed, Stream::world_attributes, key.theme, key.record)};
  future::Future future;
  future::simulate(system, world.parameters, draws, nullptr, future);
  theory::ForecastPanel out = world.real;
  for (std::size_t k = 0; k < system.laws.size(); ++k)
    put_acts(real, future, k, system.laws[k].law.group, out.panel);
  for (std::size_t u = 0; u < system.unions.size(); ++u)
    out.panel.groups[system.unions[u].whole] =
        future.groups[system.laws.size() + u];
  return out;
}

}  // namespace entente::bench
