#include "entente/claim/draft.hpp"

#include <algorithm>
#include <set>

#include "entente/core/check.hpp"
#include "entente/core/holds.hpp"
#include "entente/inference/base_model.hpp"

namespace entente::claim {
namespace {

std::set<std::string> groups_of(const theory::Setting& setting,
                                const std::string& text) {
  return theory::groups_read(theory::effect_of(setting, text).term);
}

// Acts of `group` that are among `tested`.
std::vector<std::size_t> shared_acts(const Draft& draft,
                                     const record::Group& group,
                                     const std::set<std::size_t>& tested) {
  std::vector<std::size_t> shared =
      record::members(group, *draft.setting.record);
  std::erase_if(shared, [&](std::size_t act) { return !tested.contains(act); });
  return shared;
}

std::set<std::size_t> tested_acts(const Draft& draft) {
  const std::optional<std::size_t> group = tested_group(draft);
  if (!group) return {};
  const auto acts =
      record::members(draft.groups[*group], *draft.setting.record);
  return {acts.begin(), acts.end()};
}

// Takes the tested acts out of the groups that a term reads.
void read_the_rest(Draft& draft, const std::string& text) {
  const std::set<std::size_t> tested = tested_acts(draft);
  for (const std::string& name : groups_of(draft.setting, text)) {
    record::Group& group =
        draft.groups[theory::group_index(draft.setting, name)];
    const auto shared = shared_acts(draft, group, tested);
    for (const std::size_t act : shared)
      group.except.push_back(draft.setting.record->acts[act].id);
    if (shared.empty()) continue;
    // The whole of a union is its parts' days, with these acts in them.
    std::erase_if(draft.model.unions, [&](const theory::UnionSpec& whole) {
      return whole.whole == name;
    });
  }
}

// Tested effects get N(0, 1) on log RR60: a flat prior runs away where no
// outcome act is near.
theory::EffectPrior tested_effect(const theory::Setting& setting,
                                  const Draft& draft) {
  theory::EffectPrior effect = theory::effect_of(setting, draft.treatment);
  effect.sd = 1;
  effect.tested = true;
  const std::optional<std::size_t> group = tested_group(draft);
  if (group && theory::leaf(effect.term) == nullptr)
    effect.acts = draft.groups[*group].name;
  return effect;
}

}  // namespace

theory::Setting owned(const Draft& draft) {
  theory::Setting setting = draft.setting;
  setting.groups = &draft.groups;
  setting.model = &draft.model;
  return setting;
}

Draft draft_of(const theory::Setting& setting, const ClaimSpec& claim) {
  Draft draft;
  draft.groups = *setting.groups;
  draft.model = *setting.model;
  draft.setting = setting;
  draft.outcome = claim.outcome;
  draft.treatment = claim.treatment;
  draft.acts = claim.acts;
  for (const theory::NamedTerm& term :
       base_terms(*setting.model, claim.outcome)) {
    if (term.text != claim.treatment && !holds(claim.replaces, term.text))
      draft.others.push_back(term.text);
  }
  for (const std::string& text : claim.with)
    if (!holds(draft.others, text)) draft.others.push_back(text);
  draft.beside = claim.beside;
  draft.changes.group = draft.groups.size();
  return draft;
}

const std::vector<theory::NamedTerm>& base_terms(const theory::ModelSpec& model,
                                                 const std::string& outcome) {
  return inference::reacts(model, outcome) ? model.responses : model.treatments;
}

std::optional<std::size_t> tested_group(const Draft& draft) {
  if (draft.treatment.empty()) return {};
  const theory::Setting setting = owned(draft);
  const auto groups = groups_of(setting, draft.treatment);
  if (groups.empty()) return {};
  const std::string& name = groups.size() == 1 ? *groups.begin() : draft.acts;
  ENTENTE_EXPECTS(groups.contains(name));  // the case was checked when read
  return theory::group_index(setting, name);
}

std::vector<Double> doubles_of(const Draft& draft) {
  std::vector<Double> doubles;
  if (draft.treatment.empty()) return doubles;
  const std::optional<std::size_t> about = tested_group(draft);
  if (!about) return doubles;
  const std::string& name = draft.groups[*about].name;
  const std::set<std::size_t> tested = tested_acts(draft);
  for (const std::string& text : draft.others) {
    std::set<std::size_t> shared;
    bool rest = false;  // whether any other act is left to read
    const auto groups = groups_of(draft.setting, text);
    for (const std::string& read : groups) {
      if (read == draft.outcome) continue;  // what it remembers of itself
      const record::Group& group =
          draft.groups[theory::group_index(draft.setting, read)];
      const auto acts = shared_acts(draft, group, tested);
      shared.insert(acts.begin(), acts.end());
      rest = rest ||
             acts.size() < record::members(group, *draft.setting.record).size();
    }
    if (shared.empty()) continue;
    Double found{text, shared.size(), Double::Remedy::reads_the_rest};
    if (!rest || groups.contains(name)) found.remedy = Double::Remedy::left_out;
    if (holds(draft.beside, text)) found.remedy = Double::Remedy::beside;
    doubles.push_back(std::move(found));
  }
  return doubles;
}

void part_doubles(Draft& draft) {
  for (const Double& one : doubles_of(draft)) {
    if (one.remedy == Double::Remedy::left_out) {
      std::erase(draft.others, one.term);
    } else if (one.remedy == Double::Remedy::reads_the_rest) {
      read_the_rest(draft, one.term);
    }
  }
}

Question question_of(const Draft& draft, const theory::Panel& panel) {
  const theory::Setting setting = owned(draft);
  Question question;
  question.outcome = draft.outcome;
  question.options = draft.options;
  for (const std::string& text : draft.others) {
    question.effects.push_back(theory::effect_of(setting, text));
    question.effects.back().sd *= draft.others_scale;
  }
  if (draft.treatment.empty()) {
    question.tested = Tested::season;
  } else {
    question.effects.push_back(tested_effect(setting, draft));
  }
  if (inference::reacts(draft.model, draft.outcome))
    question.of_theirs = theory::effects_of(setting, draft.model.treatments);
  question.left_out.assign(panel.days, 0);
  for (const Span& span : draft.left_out)
    for (int day = 0; day < panel.days; ++day)
      if (span.holds(panel.day_of(day))) question.left_out[day] = 1;
  return question;
}

Posed pose(Draft& draft) {
  part_doubles(draft);
  Posed posed;
  posed.panel = theory::verdict_panel(owned(draft), draft.changes);
  posed.question = question_of(draft, posed.panel.panel);
  return posed;
}

}  // namespace entente::claim
