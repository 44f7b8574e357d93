#include "entente/policy/plan.hpp"

#include <algorithm>

#include "entente/core/check.hpp"

namespace entente::policy {
namespace {

using theory::Setting;

// Whether a term that is not above zero stays so until an act that it reads.
bool sleeps(const theory::Term& term) {
  using theory::Op;
  if (term.op == Op::within || term.op == Op::under_way) return true;
  return (term.op == Op::max || term.op == Op::min) &&
         sleeps(term.operands[0]) && sleeps(term.operands[1]);
}

class Planner {
 public:
  explicit Planner(const Setting& setting)
      : setting_(setting),
        vocabulary_(theory::vocabulary_of(setting)),
        binding_{setting.groups, vocabulary_, lags_of_ours(setting), 1} {}

  Plan plan(const PolicySpec& spec) {
    for (const Named& group : spec.never)
      plan_.silent.push_back(index_of(group));
    for (const RuleSpec& rule : spec.rules)
      add(rule);
    for (const ScheduleSpec& schedule : spec.schedules)
      add(schedule);
    auto& silent = plan_.silent;
    std::sort(silent.begin(), silent.end());
    silent.erase(std::unique(silent.begin(), silent.end()), silent.end());
    return std::move(plan_);
  }

 private:
  std::size_t index_of(const Named& group) const {
    return theory::group_index(setting_, group.text);
  }

  // What an act of this size weighs where the group counts days or does not
  // weigh.
  double weight_of(std::size_t group, double size) const {
    const record::Group& one = (*setting_.groups)[group];
    const bool weighs =
        one.counting == record::Counting::acts && !one.unweighted;
    return weighs ? size : 1;
  }

  theory::Term parsed(const Named& text) {
    Diagnostics mistakes;
    theory::Term term =
        theory::parse_term(text.text, text.place, vocabulary_, mistakes,
                           theory::Grammar::condition);
    ENTENTE_EXPECTS(mistakes.empty());
    return term;
  }

  std::size_t condition(const Named& text) {
    return plan_.program.add(parsed(text), binding_);
  }

  void add(const RuleSpec& spec) {
    Rule rule;
    rule.group = index_of(spec.group);
    rule.weight = weight_of(rule.group, spec.size);
    if (!spec.when.text.empty()) {
      rule.when = condition(spec.when);
      rule.when_sleeps = sleeps(parsed(spec.when));
    }
    if (!spec.unless.text.empty()) {
      rule.unless = condition(spec.unless);
      rule.unless_ends = parsed(spec.unless).op == theory::Op::within;
    }
    rule.every = spec.every;
    rule.on = spec.on;
    std::sort(rule.on.begin(), rule.on.end());
    if (!spec.besides_law) plan_.silent.push_back(rule.group);
    plan_.rules.push_back(std::move(rule));
  }

  void add(const ScheduleSpec& spec) {
    Schedule schedule;
    schedule.group = index_of(spec.group);
    schedule.except = spec.except;
    if (spec.held.text == "never") {
      schedule.held = Schedule::Held::never;
    } else if (spec.held.text != "always") {
      schedule.held = Schedule::Held::on_condition;
      schedule.condition = condition(spec.held);
    }
    if (!spec.cut_group.text.empty() && spec.cut_size > 0) {
      schedule.cut_group = index_of(spec.cut_group);
      schedule.cut_weight = weight_of(*schedule.cut_group, spec.cut_size);
    }
    schedule.days_before = spec.days_before;
    plan_.schedules.push_back(std::move(schedule));
  }

  const Setting& setting_;
  theory::Vocabulary vocabulary_;
  theory::Binding binding_;
  Plan plan_;
};

}  // namespace

std::vector<int> lags_of_ours(const Setting& setting) {
  std::vector<int> lags;
  for (const record::Group& group : *setting.groups)
    lags.push_back(group.announced ? 0
                   : group.side == record::Side::ours
                       ? setting.model->lag_own
                       : setting.model->lag_other);
  return lags;
}

Plan plan_of(const Setting& setting, const PolicySpec& spec) {
  return Planner(setting).plan(spec);
}

std::vector<std::size_t> groups_moved(const Plan& plan) {
  std::vector<std::size_t> groups = plan.silent;
  for (const Rule& rule : plan.rules)
    groups.push_back(rule.group);
  for (const Schedule& schedule : plan.schedules) {
    groups.push_back(schedule.group);
    if (schedule.cut_group) groups.push_back(*schedule.cut_group);
  }
  std::sort(groups.begin(), groups.end());
  groups.erase(std::unique(groups.begin(), groups.end()), groups.end());
  return groups;
}

}  // namespace entente::policy
