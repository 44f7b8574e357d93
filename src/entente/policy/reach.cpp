#include "entente/policy/reach.hpp"

#include <algorithm>

#include "entente/core/check.hpp"
#include "entente/policy/condition.hpp"
#include "entente/theory/law.hpp"

namespace entente::policy {

using theory::Setting;
using theory::Term;

Term term_of(const Named& text, const Setting& setting) {
  Diagnostics mistakes;
  Term term =
      theory::parse_term(text.text, text.place, theory::vocabulary_of(setting),
                         mistakes, theory::Grammar::condition);
  ENTENTE_EXPECTS(mistakes.empty());
  return term;
}

bool is_simulated(const std::string& group, const Setting& setting) {
  const auto& laws = setting.model->laws;
  const bool has_law = std::any_of(
      laws.begin(), laws.end(),
      [&](const theory::LawSpec& law) { return law.group == group; });
  const auto& unions = setting.model->unions;
  const bool follows = std::any_of(
      unions.begin(), unions.end(),
      [&](const theory::UnionSpec& one) { return one.whole == group; });
  return has_law || follows ||
         (*setting.groups)[theory::group_index(setting, group)].announced;
}

Names groups_read_by(const Setting& setting,
                     const std::vector<theory::TheorySpec>& theories) {
  std::vector<std::string> texts;
  for (const auto& one : setting.model->treatments)
    texts.push_back(one.text);
  for (const auto& one : setting.model->responses)
    texts.push_back(one.text);
  for (const theory::TheorySpec& theory : theories)
    for (const theory::EffectSpec& effect : theory.effects)
      texts.push_back(effect.term);
  const theory::Vocabulary vocabulary = theory::vocabulary_of(setting);
  Names read;
  for (const std::string& text : texts) {
    Diagnostics none;
    read.merge(
        theory::groups_read(theory::parse_term(text, {}, vocabulary, none)));
  }
  return read;
}

std::vector<Unmoved> unmoved_terms(
    const Setting& setting, const std::vector<theory::TheorySpec>& theories) {
  std::vector<Unmoved> out;
  const auto add = [&](const std::string& text, const Place& place) {
    const Term term = theory::effect_of(setting, text).term;
    for (const std::string& group : theory::groups_read(term))
      if (!is_simulated(group, setting)) out.push_back({text, group, place});
  };
  for (const auto& one : setting.model->treatments)
    add(one.text, one.place);
  for (const auto& one : setting.model->responses)
    add(one.text, one.place);
  for (const theory::TheorySpec& theory : theories)
    for (const theory::EffectSpec& effect : theory.effects)
      add(effect.term, effect.place);
  return out;
}

Names groups_decided(const PolicySpec& policy) {
  Names groups;
  for (const Named& one : policy.never)
    groups.insert(one.text);
  for (const RuleSpec& one : policy.rules)
    groups.insert(one.group.text);
  for (const ScheduleSpec& one : policy.schedules)
    groups.insert(one.group.text);
  return groups;
}

bool is_over(Day day, const Setting& setting) {
  return day <= setting.window.to;
}

bool is_over(const PolicySpec& policy, const Setting& setting) {
  const auto ahead = [&](Day day) { return !is_over(day, setting); };
  const auto acts = [&](const RuleSpec& rule) {
    return !rule.besides_law || rule.on.empty() ||
           std::any_of(rule.on.begin(), rule.on.end(), ahead);
  };
  const auto cuts = [&](const ScheduleSpec& schedule) {
    return schedule.held.text != "always" ||
           std::any_of(schedule.except.begin(), schedule.except.end(),
                       [&](const Span& span) { return ahead(span.to); });
  };
  return !moves_nothing(policy) && policy.never.empty() &&
         std::none_of(policy.rules.begin(), policy.rules.end(), acts) &&
         std::none_of(policy.schedules.begin(), policy.schedules.end(), cuts);
}

namespace {

bool cuts_as(const ScheduleSpec& schedule, const std::string& group) {
  const bool never_cut =
      schedule.held.text == "always" && schedule.except.empty();
  return !never_cut && schedule.cut_size > 0 &&
         schedule.cut_group.text == group;
}

}  // namespace

bool can_fire(const RuleSpec& rule, const Names& gone, const Setting& setting) {
  if (!rule.on.empty())
    return std::any_of(rule.on.begin(), rule.on.end(),
                       [&](Day day) { return !is_over(day, setting); });
  const bool waits = !rule.when.text.empty();
  if (waits && bounds_of(term_of(rule.when, setting), gone).high <= 0)
    return false;
  return rule.unless.text.empty() ||
         bounds_of(term_of(rule.unless, setting), gone).low <= 0;
}

Names gone_under(const PolicySpec& policy, const Setting& setting) {
  Names gone;
  for (std::size_t before = 1; before != gone.size();) {
    before = gone.size();
    for (const std::string& group : groups_decided(policy)) {
      const auto acts = [&](const RuleSpec& rule) {
        return rule.group.text == group &&
               (rule.besides_law || can_fire(rule, gone, setting));
      };
      const auto held = [&](const ScheduleSpec& schedule) {
        return schedule.group.text == group && schedule.held.text != "never";
      };
      const auto cut = [&](const ScheduleSpec& schedule) {
        return cuts_as(schedule, group);
      };
      const auto& schedules = policy.schedules;
      const bool lives =
          std::any_of(policy.rules.begin(), policy.rules.end(), acts) ||
          std::any_of(schedules.begin(), schedules.end(), held) ||
          std::any_of(schedules.begin(), schedules.end(), cut);
      if (!lives) gone.insert(group);
    }
  }
  return gone;
}

}  // namespace entente::policy
