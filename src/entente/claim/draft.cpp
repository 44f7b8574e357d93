#include "entente/claim/draft.hpp"

#include <algorithm>

#include "entente/core/check.hpp"

namespace entente::claim {
namespace {

bool holds(const std::vector<std::string>& list, const std::string& text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

theory::Setting owned(const Draft& draft) {
  theory::Setting setting = draft.setting;
  setting.groups = &draft.groups;
  setting.model = &draft.model;
  return setting;
}

// Tested effects get N(0, 1) on log RR60: a flat prior runs away where no
// outcome act is near.
theory::EffectPrior tested_effect(const theory::Setting& setting,
                                  const std::string& text) {
  theory::EffectPrior effect = theory::effect_of(setting, text);
  effect.sd = 1;
  effect.tested = true;
  return effect;
}

}  // namespace

Draft draft_of(const theory::Setting& setting, const ClaimSpec& claim) {
  Draft draft;
  draft.groups = *setting.groups;
  draft.model = *setting.model;
  draft.setting = setting;
  draft.outcome = claim.outcome;
  draft.treatment = claim.treatment;
  for (const theory::NamedTerm& term : setting.model->treatments) {
    if (term.text != claim.treatment && !holds(claim.replaces, term.text))
      draft.others.push_back(term.text);
  }
  draft.others.insert(draft.others.end(), claim.with.begin(), claim.with.end());
  draft.changes.group = draft.groups.size();
  return draft;
}

std::size_t tested_group(const Draft& draft) {
  const theory::Setting setting = owned(draft);
  const theory::EffectPrior effect =
      theory::effect_of(setting, draft.treatment);
  ENTENTE_EXPECTS(theory::leaf(effect.term) != nullptr);
  return theory::group_index(setting, effect.term.name);
}

Posed pose(const Draft& draft) {
  Posed posed;
  const theory::Setting setting = owned(draft);
  posed.panel = theory::verdict_panel(setting, draft.changes);
  posed.question.outcome = draft.outcome;
  posed.question.options = draft.options;
  for (const std::string& text : draft.others) {
    posed.question.effects.push_back(theory::effect_of(setting, text));
    posed.question.effects.back().sd *= draft.others_scale;
  }
  if (draft.treatment.empty()) {
    posed.question.tested = Tested::season;
  } else {
    posed.question.effects.push_back(tested_effect(setting, draft.treatment));
  }
  const theory::Panel& panel = posed.panel.panel;
  posed.question.left_out.assign(panel.days, 0);
  for (const Span& span : draft.left_out)
    for (int day = 0; day < panel.days; ++day)
      if (span.holds(panel.day_of(day))) posed.question.left_out[day] = 1;
  return posed;
}

}  // namespace entente::claim
