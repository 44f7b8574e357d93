#include "entente/policy/explain.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "entente/policy/amounts.hpp"
#include "entente/policy/condition.hpp"
#include "entente/policy/reach.hpp"
#include "entente/policy/sentences.hpp"

namespace entente::policy {
namespace {

using theory::Op;
using theory::Panel;
using theory::Setting;
using theory::Term;

void tracks_read(const Term& term, Names& tracks) {
  if (term.op == Op::in) tracks.insert(term.name);
  for (const Term& operand : term.operands)
    tracks_read(operand, tracks);
}

class Explainer {
 public:
  Explainer(const Panel& panel, const PolicySpec& policy, const Names& read)
      : panel_(panel),
        setting_(panel.setting),
        policy_(policy),
        read_(read),
        plan_(plan_of(setting_, policy)),
        columns_(theory::columns_of(
            plan_.program, panel.view(), 0, panel.seed_days + panel.days)),
        gone_(gone_under(policy, setting_)) {}

  Explained explain(const std::vector<std::string>& ours, int days) {
    out_.id = policy_.id;
    out_.title = policy_.title;
    for (std::size_t i = 0; i < policy_.rules.size(); ++i)
      add_rule(i);
    for (std::size_t i = 0; i < policy_.schedules.size(); ++i)
      add_schedule(i);
    add_rest(ours);
    if (is_over(policy_, setting_))
      out_.sentences.push_back(
          fmt::format("All of it is over: from {} on it changes nothing.",
                      in_words(setting_.window.to + 1)));
    add_unread();
    out_.amounts =
        amounts_of(panel_, policy_, plan_, out_.fired, out_.called_off, days);
    return std::move(out_);
  }

 private:
  bool is_so(std::size_t term, int t) const { return columns_[term][t] > 0; }

  const record::Group& group(const Named& name) const {
    return (*setting_.groups)[theory::group_index(setting_, name.text)];
  }

  void add_odd(Oddity kind, const Place& place, const std::string& what) {
    out_.oddities.push_back(
        {kind, place, "policy " + policy_.id + ": " + what});
  }

  std::vector<Day> days_of(const Rule& rule) const {
    std::vector<Day> days;
    int ready = 0;
    for (int day = 0; rule.on.empty() && day < panel_.days; ++day) {
      const int t = panel_.seed_days + day;
      if (day < ready || (rule.when && !is_so(*rule.when, t)) ||
          (rule.unless && is_so(*rule.unless, t)))
        continue;
      days.push_back(panel_.day_of(day));
      ready = day + std::max(rule.every, 1);
    }
    return days;
  }

  std::size_t act_days(std::size_t g) const {
    std::size_t count = 0;
    for (int day = 0; day < panel_.days; ++day)
      count += panel_.groups[g].count[panel_.seed_days + day] > 0 ? 1 : 0;
    return count;
  }

  // In the last `days` days but one of the record.
  std::optional<Day> last_act(std::size_t g, int days) const {
    const auto& count = panel_.groups[g].count;
    const int end = panel_.days;
    for (int day = end - 1; day >= std::max(end - days + 1, 0); --day)
      if (count[panel_.seed_days + day] > 0) return panel_.day_of(day);
    return {};
  }

  void add_rule(std::size_t i) {
    const RuleSpec& spec = policy_.rules[i];
    const Rule& rule = plan_.rules[i];
    out_.sentences.push_back(sentence_of(spec, setting_));
    out_.fired.push_back({spec.group.text, days_of(rule), act_days(rule.group),
                          !spec.on.empty()});
    for (std::size_t d = 0; d < spec.on.size(); ++d)
      if (is_over(spec.on[d], setting_))
        add_odd(Oddity::over, spec.on_places[d],
                fmt::format("'{}' on {}", spec.group.text, iso(spec.on[d])));
    if (!spec.on.empty()) return;
    out_.fired.back().not_waited_for = last_act(rule.group, rule.every);
    const std::string what = "the rule for '" + spec.group.text + "'";
    const Place& place =
        spec.when.text.empty() ? spec.group.place : spec.when.place;
    if (!can_fire(spec, gone_, setting_)) {
      out_.never.push_back(fmt::format(
          "Rule {} cannot fire once the acts of the record have passed: it "
          "waits for what the policy itself ends.",
          i + 1));
      add_odd(Oddity::impossible, place, what);
    } else {
      add_parts(spec.when, what);
      add_parts(spec.unless, what);
    }
    if (out_.fired.back().days.empty()) {
      out_.never.push_back(fmt::format(
          "Rule {} would have fired on no day from {} to {}.", i + 1,
          in_words(setting_.window.from), in_words(setting_.window.to)));
      add_odd(Oddity::never_on_record, place, what);
    }
  }

  // On the day of the decision nothing of what the policy schedules has been
  // held yet, though the record has it.
  bool is_held(std::size_t i, int t) const {
    const std::size_t condition = plan_.schedules[i].condition;
    const Names read =
        theory::groups_read(term_of(policy_.schedules[i].held, setting_));
    theory::HistoryView before = panel_.view();
    std::vector<theory::GroupDays> kept;
    kept.reserve(plan_.schedules.size());
    for (const Schedule& one : plan_.schedules) {
      const theory::GroupDays& days = panel_.groups[one.group];
      const std::string& name = (*setting_.groups)[one.group].name;
      if (days.count[t] == 0 || !read.contains(name)) continue;
      kept.push_back(days);
      kept.back().weight[t] = kept.back().count[t] = 0;
      kept.back().until[t] = 0;
      before.groups[one.group] = &kept.back();
    }
    if (kept.empty()) return is_so(condition, t);
    return theory::columns_of(plan_.program, before, 0, t + 1)[condition][t] >
           0;
  }

  void add_schedule(std::size_t i) {
    const ScheduleSpec& spec = policy_.schedules[i];
    const Schedule& schedule = plan_.schedules[i];
    out_.sentences.push_back(sentence_of(spec, setting_));
    for (std::size_t e = 0; e < spec.except.size(); ++e)
      if (is_over(spec.except[e].to, setting_))
        add_odd(Oddity::over, spec.except_places[e],
                fmt::format("the schedule of '{}' to {}", spec.group.text,
                            iso(spec.except[e].to)));
    CalledOff off{spec.group.text, {}, act_days(schedule.group)};
    for (int day = 0; day < panel_.days; ++day) {
      const int t = panel_.seed_days + day;
      if (panel_.groups[schedule.group].count[t] == 0) continue;
      const Day date = panel_.day_of(day);
      const int decided = std::max(0, t - schedule.days_before);
      bool held = schedule.held != Schedule::Held::never;
      if (schedule.held == Schedule::Held::on_condition)
        held = is_held(i, decided);
      for (const Span& span : schedule.except)
        held = held && !span.holds(date);
      if (!held) off.days.push_back(date);
    }
    out_.called_off.push_back(std::move(off));
    if (schedule.held != Schedule::Held::on_condition) return;
    const std::string what = "the schedule of '" + spec.group.text + "'";
    const theory::Range held = bounds_of(term_of(spec.held, setting_), gone_);
    if (held.high <= 0 || held.low > 0) {
      out_.never.push_back(fmt::format(
          "{} are {} once the acts of the record have passed: the policy "
          "itself decides the condition.",
          group(spec.group).many,
          held.high <= 0 ? "never held" : "never called off"));
      add_odd(Oddity::impossible, spec.held.place, what);
    } else {
      add_parts(spec.held, what);
    }
  }

  // What a condition reads that stands still in the futures of this policy.
  void add_parts(const Named& condition, const std::string& what) {
    if (condition.text.empty()) return;
    const Term term = term_of(condition, setting_);
    for (const std::string& name : theory::groups_read(term)) {
      if (gone_.contains(name)) {
        add_odd(Oddity::reads_the_gone, condition.place,
                what + " reads '" + name + "'");
      } else if (!is_simulated(name, setting_)) {
        add_odd(Oddity::unmodelled, condition.place,
                what + " reads '" + name + "'");
      }
    }
    Names tracks;
    tracks_read(term, tracks);
    for (const std::string& track : tracks)
      add_odd(Oddity::still_track, condition.place,
              what + " reads '" + track + "'");
  }

  // Silent groups, and those that go on as before.
  void add_rest(const std::vector<std::string>& ours) {
    std::vector<std::string> silent, fitted;
    for (const Named& one : policy_.never)
      silent.push_back(one.text);
    const Names decided = groups_decided(policy_);
    for (const std::string& name : ours)
      if (!decided.contains(name)) fitted.push_back(name);
    for (const std::string& text :
         {never_sentence(silent, setting_), fitted_sentence(fitted, setting_)})
      if (!text.empty()) out_.sentences.push_back(text);
  }

  void add_unread() {
    Names seen;
    const auto add = [&](const Named& name) {
      if (name.text.empty() || read_.contains(name.text)) return;
      if (seen.insert(name.text).second)
        add_odd(Oddity::unread, name.place, "the group '" + name.text + "'");
    };
    for (const Named& one : policy_.never)
      add(one);
    for (const RuleSpec& one : policy_.rules)
      add(one.group);
    for (const ScheduleSpec& one : policy_.schedules) {
      add(one.group);
      if (one.cut_size > 0) add(one.cut_group);
    }
  }

  const Panel& panel_;
  const Setting& setting_;
  const PolicySpec& policy_;
  const Names& read_;
  Plan plan_;
  std::vector<std::vector<double>> columns_;  // of the plan's program
  Names gone_;
  Explained out_;
};

// Groups of ours that matter here, in the order of the case.
std::vector<std::string> groups_of_ours(const Setting& setting,
                                        const std::vector<PolicySpec>& policies,
                                        const Names& read) {
  Names named = read;
  for (const PolicySpec& policy : policies) {
    named.merge(groups_decided(policy));
    for (const Named& one : policy.as_fitted)
      named.insert(one.text);
  }
  std::vector<std::string> ours;
  for (const record::Group& group : *setting.groups)
    if (group.side == record::Side::ours && named.contains(group.name) &&
        is_simulated(group.name, setting))
      ours.push_back(group.name);
  return ours;
}

}  // namespace

std::vector<Explained> explain(const Panel& panel,
                               const std::vector<PolicySpec>& policies,
                               const std::vector<theory::TheorySpec>& theories,
                               int days) {
  const Names read = groups_read_by(panel.setting, theories);
  const std::vector<std::string> ours =
      groups_of_ours(panel.setting, policies, read);
  std::vector<Explained> all;
  for (const PolicySpec& policy : policies)
    all.push_back(Explainer(panel, policy, read).explain(ours, days));
  return all;
}

}  // namespace entente::policy
