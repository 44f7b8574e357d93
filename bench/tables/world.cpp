#include "world.hpp"

#include <algorithm>
#include <cmath>

#include "entente/core/check.hpp"
#include "entente/inference/base_model.hpp"
#include "entente/theory/posterior.hpp"

namespace entente::bench {
namespace {

using theory::Law;
using theory::Panel;

bool theirs(const Panel& panel, std::size_t group) {
  return (*panel.setting.groups)[group].side == record::Side::theirs;
}

// What laws other than the outcome's read: nothing is under test there.
std::vector<theory::EffectPrior> of_others(const claim::Question& question,
                                           const Panel& panel) {
  if (question.of_theirs) return *question.of_theirs;
  std::vector<theory::EffectPrior> effects = question.effects;
  for (theory::EffectPrior& effect : effects)
    if (effect.tested) effect = theory::effect_of(panel.setting, effect.name);
  return effects;
}

const theory::EffectPrior& tested_effect(const claim::Question& question) {
  const auto at = std::find_if(question.effects.begin(), question.effects.end(),
                               [](const auto& one) { return one.tested; });
  ENTENTE_EXPECTS(at != question.effects.end());
  return *at;
}

// The outcome, and where its law reads responses the groups that the tested
// term reads, as in a null (claim/null.cpp): no other law leads to them.
std::vector<std::size_t> start_of(const claim::Question& question,
                                  const Panel& panel) {
  std::vector<std::size_t> start = {
      theory::group_index(panel.setting, question.outcome)};
  if (!question.of_theirs) return start;
  for (const std::string& name :
       theory::groups_read(tested_effect(question).term)) {
    const std::size_t group = theory::group_index(panel.setting, name);
    if (inference::has_law(panel, group) && group != start[0])
      start.push_back(group);
  }
  return start;
}

std::size_t tested_column(const Law& law) {
  const auto at =
      std::find_if(law.columns.begin(), law.columns.end(),
                   [](const theory::Column& column) { return column.tested; });
  ENTENTE_EXPECTS(at != law.columns.end());
  return static_cast<std::size_t>(at - law.columns.begin());
}

}  // namespace

// Held within this of its value, in units of the coefficient.
std::vector<double> mode_holding(const Panel& panel,
                                 Law law,
                                 const std::vector<Held>& held) {
  constexpr double kHeld = 1e-4;
  for (const Held& one : held) {
    ENTENTE_EXPECTS(law.columns[one.column].sign == theory::Sign::either);
    law.columns[one.column].mean = one.value;
    law.columns[one.column].sd = kHeld;
  }
  const theory::Design design = theory::design_of(panel, law);
  inference::Fit fit = inference::fit_mode(law, design.rows);
  ENTENTE_EXPECTS(fit.status == inference::FitStatus::converged);
  for (const Held& one : held)
    fit.mode[one.column] = one.value;
  return fit.mode;
}

namespace {

// The effects of the outcome's law as the world holds them to be.
std::vector<theory::EffectPrior> planted(const claim::Question& question,
                                         const Panel& panel,
                                         const WorldSpec& spec) {
  std::vector<theory::EffectPrior> effects = question.effects;
  if (spec.memory != Memory::campaigns) return effects;
  for (theory::EffectPrior& effect : effects) {
    if (!effect.tested) continue;
    const bool fades = effect.term.op == theory::Op::recent ||
                       effect.term.op == theory::Op::within;
    if (!fades) continue;
    const theory::EffectPrior whole = theory::effect_of(
        panel.setting, "within(" + effect.term.name + ", 60)");
    effect.term = whole.term;
    effect.name = whole.name;
  }
  return effects;
}

// The outcome's is 1. Who sees the tension: the group whose acts are tested, or
// where it is not simulated (a schedule, a state of a line or a deal) all
// simulated groups of the sides other than the outcome's.
std::vector<double> tension_loads(const World& world) {
  const Panel& panel = world.posed.panel.panel;
  const auto tested = claim::tested_group(world.draft);
  const auto side_of = [&](std::size_t law) {
    return (*panel.setting.groups)[world.laws[law].group].side;
  };
  const double seen = world.spec.seen == Seen::nobody ? 0
                      : world.spec.seen == Seen::calm ? -1
                                                      : 1;
  std::vector<double> loads(world.laws.size(), 0.0);
  bool any = false;
  for (std::size_t k = 0; k < loads.size(); ++k) {
    if (k == world.outcome || world.laws[k].group != tested) continue;
    loads[k] = seen;
    any = true;
  }
  for (std::size_t k = 0; k < loads.size(); ++k)
    if (!any && side_of(k) != side_of(world.outcome)) loads[k] = seen;
  loads[world.outcome] = 1;
  return loads;
}

// Fits the law that was added last.
void give_parameters(World& world) {
  const Panel& panel = world.posed.panel.panel;
  Law& law = world.laws.back();
  const bool is_outcome =
      law.group ==
      theory::group_index(panel.setting, world.posed.question.outcome);
  const bool long_lived = is_outcome || theirs(panel, law.group);
  std::vector<Held> held;
  if (is_outcome) {
    const std::size_t tested = tested_column(law);
    held.push_back(
        {tested, world.log_ratio / law.columns[tested].log_rr60_per_theta});
  }
  world.campaigns.emplace_back();
  if (world.spec.memory == Memory::campaigns && long_lived &&
      !law.half_lives.empty()) {
    CampaignFit fit = fit_campaigns(panel, law, held);
    world.campaigns.back() = fit.campaign;
    world.parameters.push_back(std::move(fit.parameters));
    return;
  }
  world.parameters.push_back(
      theory::parameters_at(law, mode_holding(panel, law, held)));
  if (world.spec.memory == Memory::power_law && theirs(panel, law.group))
    remember_long(law, world.parameters.back());
}

}  // namespace

World::World(const theory::Setting& setting,
             const claim::ClaimSpec& claim,
             const WorldSpec& world_spec,
             double ratio)
    : draft(claim::draft_of(setting, claim)),
      posed(claim::pose(draft)),
      spec(world_spec),
      log_ratio(std::log(ratio)) {
  const Panel& panel = posed.panel.panel;
  const claim::Question& question = posed.question;
  const std::size_t group =
      theory::group_index(panel.setting, question.outcome);
  const auto effects = of_others(question, panel);
  inference::Company company = inference::company_of(
      panel, start_of(question, panel), effects, question.options);
  unions = std::move(company.unions);
  for (const std::size_t member : company.groups) {
    if (member == group) {
      outcome = laws.size();
      laws.push_back(theory::build_law(
          panel, group, planted(question, panel, spec), question.options));
    } else {
      laws.push_back(
          inference::base_law(panel, member, effects, question.options));
    }
    give_parameters(*this);
  }
  loads = tension_loads(*this);
  if (spec.tension_sd > 0 || spec.memory == Memory::campaigns) keep_size(*this);
}

}  // namespace entente::bench
