#include "entente/decide/columns.hpp"

#include <algorithm>
#include <set>

#include "entente/inference/contest.hpp"

namespace entente::decide {
namespace {

using theory::Law;
using theory::Panel;

// Groups that must have a law: of outcomes, plans and theories.
std::vector<std::size_t> groups_asked(const ColumnsAsked& asked) {
  const Panel& panel = *asked.panel;
  std::set<std::size_t> groups;
  const auto admit = [&](std::size_t group) {
    if (inference::has_law(panel, group)) groups.insert(group);
  };
  for (const OutcomeSpec& outcome : asked.spec->outcomes)
    if (outcome.measure != Measure::lines_open)
      admit(theory::group_index(panel.setting, outcome.part_of.empty()
                                                   ? outcome.group
                                                   : outcome.part_of));
  for (const policy::Plan& plan : *asked.plans)
    for (const std::size_t group : policy::groups_moved(plan))
      admit(group);
  for (const std::string& outcome : *asked.contest_outcomes)
    admit(theory::group_index(panel.setting, outcome));
  // Lines are open or cut by their own laws.
  for (std::size_t g = 0; g < panel.setting.groups->size(); ++g) {
    const auto& laws = panel.setting.model->laws;
    const auto own =
        std::find_if(laws.begin(), laws.end(), [&](const theory::LawSpec& law) {
          return law.group == (*panel.setting.groups)[g].name;
        });
    const bool at_risk =
        (*panel.setting.groups)[g].at_risk != record::Risk::always;
    if (at_risk && own != laws.end() && !own->variant) groups.insert(g);
  }
  return {groups.begin(), groups.end()};
}

std::vector<Effect> effects_in(const ColumnsAsked& asked,
                               const std::vector<Law>& laws) {
  std::vector<Effect> out;
  for (const std::string& outcome : *asked.contest_outcomes) {
    const std::size_t group =
        theory::group_index(asked.panel->setting, outcome);
    for (std::size_t l = 0; l < laws.size(); ++l) {
      if (laws[l].group != group) continue;
      for (std::size_t c = 0; c < laws[l].columns.size(); ++c) {
        const theory::Column& column = laws[l].columns[c];
        if (column.role == theory::Role::effect)
          out.push_back(
              {outcome, column.name, l, c, column.log_rr60_per_theta});
      }
    }
  }
  return out;
}

Column column_under(const ColumnsAsked& asked,
                    const Column& base,
                    const Believed& believed,
                    const forecast::OutlookOptions& options) {
  const Panel& panel = *asked.panel;
  Column out = base;
  out.name = {believed.spec.id, believed.spec.title, believed.share};
  for (std::size_t l = 0; l < out.laws.size(); ++l) {
    const std::string& group = (*panel.setting.groups)[out.laws[l].group].name;
    const auto& outcomes = *asked.contest_outcomes;
    if (std::count(outcomes.begin(), outcomes.end(), group) == 0) continue;
    out.laws[l] = inference::law_under(panel, believed.spec, group);
    const auto estimate = forecast::estimate_of(panel, out.laws[l], options,
                                                believed.spec.id, asked.kept);
    for (std::size_t d = 0; d < out.draws.size(); ++d)
      out.draws[d][l] = estimate->draws[d];
  }
  return out;
}

}  // namespace

Columns columns_of(const ColumnsAsked& asked,
                   const forecast::OutlookOptions& wanted) {
  forecast::OutlookOptions options = wanted;
  options.days = asked.spec->days.back();
  forecast::Model model = forecast::base_model(
      *asked.panel, groups_asked(asked), options, asked.kept);
  Columns out;
  out.unions = model.system.unions;
  Column base;
  base.name = {"base", "What the record says by itself", 0};
  for (const future::Simulated& law : model.system.laws)
    base.laws.push_back(law.law);
  base.draws = std::move(model.draws);
  out.effects = effects_in(asked, base.laws);
  out.all.push_back(std::move(base));
  double shares = 0;
  for (const Believed& one : *asked.believed)
    shares += one.share;
  for (const Believed& one : *asked.believed) {
    out.all.push_back(column_under(asked, out.all[0], one, options));
    out.all.back().name.share = one.share / shares;
  }
  return out;
}

policy::Plan with_schedules(policy::Plan plan, const Panel& panel) {
  const auto treatments =
      theory::effects_of(panel.setting, panel.setting.model->treatments);
  std::set<std::string> read;
  for (const theory::EffectPrior& effect : treatments)
    read.merge(theory::groups_read(effect.term));
  for (std::size_t g = 0; g < panel.setting.groups->size(); ++g) {
    const record::Group& group = (*panel.setting.groups)[g];
    const bool known = std::any_of(
        plan.schedules.begin(), plan.schedules.end(),
        [&](const policy::Schedule& one) { return one.group == g; });
    if (!group.announced || known || !read.contains(group.name)) continue;
    policy::Schedule kept;
    kept.group = g;
    plan.schedules.push_back(kept);
  }
  return plan;
}

}  // namespace entente::decide
