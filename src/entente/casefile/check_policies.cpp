#include "entente/casefile/check_policies.hpp"

#include <algorithm>
#include <map>

#include "entente/casefile/term_check.hpp"
#include "entente/policy/condition.hpp"

namespace entente::casefile {
namespace {

using policy::Named;
using policy::PolicySpec;
using policy::RuleSpec;
using policy::ScheduleSpec;

// Everything that one policy says of one group, with its place.
struct Said {
  const Place* never = nullptr;
  const Place* as_fitted = nullptr;
  const Place* instead = nullptr;  // a rule that acts instead of the law
  const Place* besides = nullptr;  // a rule that acts besides it
  const Place* schedule = nullptr;
};

class PolicyCheck {
 public:
  PolicyCheck(const Case& value, const Names& names, Diagnostics& diagnostics)
      : value_(value),
        terms_(names, diagnostics),
        diagnostics_(diagnostics),
        horizon_(value.simulated) {}

  void check(const PolicySpec& policy) {
    said_.clear();
    for (const Named& group : policy.never) {
      if (const auto* one = ruled(group, "it cannot be silenced"))
        no_schedule(*one, group);
      say_once(said_[group.text].never, group);
    }
    for (const Named& group : policy.as_fitted) {
      ours(group);
      say_once(said_[group.text].as_fitted, group);
    }
    for (const RuleSpec& rule : policy.rules)
      check_rule(rule);
    for (const ScheduleSpec& schedule : policy.schedules)
      check_schedule(schedule);
    for (const auto& [group, said] : said_)
      check_agreement(group, said);
  }

 private:
  void report(const Place& place,
              std::string problem,
              std::string why,
              std::string hint) {
    diagnostics_.push_back(
        {place, std::move(problem), std::move(why), std::move(hint)});
  }

  void say_once(const Place*& said, const Named& group) {
    if (said != nullptr) {
      report(group.place, "'" + group.text + "' stands twice in this list",
             "once is enough", "remove one of the two");
    }
    said = &group.place;
  }

  // The group, where it is one of ours; else reported (an unknown one as such).
  const record::Group* ours(const Named& group) {
    const auto at = std::find_if(
        value_.groups.begin(), value_.groups.end(),
        [&](const record::Group& one) { return one.name == group.text; });
    if (at == value_.groups.end()) return nullptr;
    if (at->side == record::Side::ours) return &*at;
    const char* const whose = at->side == record::Side::theirs  ? "theirs"
                              : at->side == record::Side::joint ? "joint"
                                                                : "a third's";
    report(group.place, "the group '" + group.text + "' is " + whose,
           "a policy says what our side does; the other side never sees it, "
           "only its acts",
           "name one of our groups: " + our_groups());
    return nullptr;
  }

  std::string our_groups() const {
    std::vector<std::string> names;
    for (const record::Group& group : value_.groups)
      if (group.side == record::Side::ours && names.size() < 12)
        names.push_back(group.name);
    return names.empty() ? "case.toml has none" : one_of_text(names);
  }

  // A group of ours that is simulated by a law, which a rule can take over.
  const record::Group* ruled(const Named& name, const char* what) {
    const record::Group* group = ours(name);
    if (group == nullptr || group->announced) return group;
    const bool lawful = std::any_of(
        value_.model.laws.begin(), value_.model.laws.end(),
        [&](const theory::LawSpec& law) { return law.group == name.text; });
    if (!lawful) {
      report(name.place, "the group '" + name.text + "' has no law: " + what,
             "a future holds the groups that are modelled; this one does "
             "nothing there",
             "add [[law]] with group = \"" + name.text +
                 "\" and acts_per_year to case.toml");
    }
    return group;
  }

  void no_schedule(const record::Group& group, const Named& name) {
    if (!group.announced) return;
    report(name.place, "the acts of '" + name.text + "' are announced",
           "they follow a schedule and have no law that could be silenced or "
           "ruled",
           "write [schedule] with group = \"" + name.text +
               "\" and held = \"never\", or a condition");
  }

  // An act of a policy in a group: it has a size, and no line to choose.
  void check_act(const record::Group& group,
                 const Named& name,
                 double size,
                 const Place& size_place) {
    if (group.at_risk != record::Risk::always) {
      report(name.place,
             "the acts of '" + name.text + "' each concern one of the lines",
             "at_risk says so, and a policy cannot say which line",
             "leave the group as fitted, or make a group without at_risk");
    }
    const bool days = group.counting == record::Counting::days;
    if ((days || group.unweighted) && size > 1) {
      report(size_place, "acts of '" + name.text + "' have no size",
             days ? "the group counts days, and a day weighs 1"
                  : "the group is unweighted, and every act weighs 1",
             "leave 'size' out");
    }
  }

  void check_rule(const RuleSpec& rule) {
    Said& said = said_[rule.group.text];
    (rule.besides_law ? said.besides : said.instead) = &rule.group.place;
    if (const auto* group = ruled(rule.group, "it cannot be ruled")) {
      no_schedule(*group, rule.group);
      check_act(*group, rule.group, rule.size, rule.size_place);
    }
    check_dates(rule);
    const auto when = condition(rule.when);
    if (when && when->high <= 0) {
      report(rule.when.place, "'" + rule.when.text + "' holds on no day",
             "a rule fires on days on which it is above zero, and it cannot be "
             "in any history",
             "mend the condition, or remove the rule");
    }
    const auto unless = condition(rule.unless);
    if (unless && unless->low > 0) {
      report(rule.unless.place, "'" + rule.unless.text + "' holds on every day",
             "a rule does not fire on days on which it is above zero, so this "
             "one never does",
             "mend the condition, or remove the rule");
    }
  }

  // Days that the record holds by now are over, which is doubted: as_of moves
  // on, and a policy that was dated before it is no mistake.
  void check_dates(const RuleSpec& rule) {
    for (std::size_t i = 0; i < rule.on.size(); ++i) {
      const Day day = rule.on[i];
      if (day > horizon_.to) {
        report(rule.on_places[i], iso(day) + " lies too far ahead",
               "policies are simulated from " + iso(horizon_.from) +
                   ", the day after as_of, to " + iso(horizon_.to) +
                   ends_with_case(),
               "write a day between these two");
      }
      if (std::count(rule.on.begin(), rule.on.begin() + static_cast<int>(i),
                     day) > 0) {
        report(rule.on_places[i], iso(day) + " stands twice in 'on'",
               "a rule acts once on a day",
               "remove one of the two, or write a larger size");
      }
    }
  }

  std::string ends_with_case() const {
    const bool is = horizon_.to == value_.window.to + value_.decide.days.back();
    return is ? ", the end of the last of [policies] days" : "";
  }

  void check_schedule(const ScheduleSpec& schedule) {
    const Place*& before = said_[schedule.group.text].schedule;
    if (before != nullptr) {
      report(schedule.group.place,
             "'" + schedule.group.text + "' is scheduled twice",
             "line " + std::to_string(before->line) +
                 " says already when it "
                 "is held",
             "make one [schedule] of the two");
    }
    before = &schedule.group.place;
    const record::Group* group = ours(schedule.group);
    if (group != nullptr && !group->announced) {
      report(schedule.group.place,
             "the acts of '" + schedule.group.text + "' are not announced",
             "[schedule] holds or cancels what is known beforehand",
             "write [[rule]] or never = [...] for this group, or add "
             "announced = true to it");
    }
    if (schedule.held.text != "always" && schedule.held.text != "never")
      check_held(schedule);
    check_except(schedule);
    check_cut(schedule);
  }

  void check_held(const ScheduleSpec& schedule) {
    const std::string& text = schedule.held.text;
    if (text.find_first_of("()0123456789<>") == std::string::npos) {
      if (text.empty()) return;  // reported by the reader
      report(schedule.held.place, "unknown held '" + text + "'",
             "'held' is 'always', 'never' or a condition",
             did_you_mean(text, {"always", "never"},
                          "write one of the two, or a term such as "
                          "within(group, 30)"));
      return;
    }
    const auto held = condition(schedule.held);
    if (!held || (held->high > 0 && held->low <= 0)) return;
    const bool never = held->high <= 0;
    report(schedule.held.place,
           "'" + schedule.held.text + "' holds on " +
               (never ? "no day" : "every day"),
           "what is scheduled is held on days on which it is above zero",
           std::string("mend the condition, or write held = ") +
               (never ? "\"never\"" : "\"always\""));
  }

  void check_except(const ScheduleSpec& schedule) {
    for (std::size_t i = 0; i < schedule.except.size(); ++i) {
      const Span& span = schedule.except[i];
      if (span.from <= horizon_.to) continue;
      report(schedule.except_places[i], "this span lies too far ahead",
             "policies are simulated from " + iso(horizon_.from) +
                 ", the day after as_of, to " + iso(horizon_.to),
             "write from and to between these two");
    }
    if (schedule.held.text == "never" && !schedule.except.empty()) {
      report(schedule.except_places.front(),
             "'except' stands beside held = \"never\"",
             "none is held in any days", "remove one of the two");
    }
  }

  void check_cut(const ScheduleSpec& schedule) {
    if (schedule.cut_group.text.empty()) return;
    const record::Group* group =
        ruled(schedule.cut_group, "no cut can count as one");
    if (group == nullptr) return;
    if (group->announced) {
      report(schedule.cut_group.place,
             "a cut cannot count as '" + schedule.cut_group.text + "'",
             "its acts are announced and follow the schedule themselves",
             "name a group of ours that has a law");
    }
    check_act(*group, schedule.cut_group, schedule.cut_size,
              schedule.cut_size_place);
  }

  // The bounds of a condition; none where there is none or it was reported.
  std::optional<theory::Range> condition(const Named& text) {
    if (text.text.empty()) return {};
    const std::size_t before = diagnostics_.size();
    const theory::Term term =
        terms_.check(text.text, text.place, theory::Grammar::condition);
    if (diagnostics_.size() > before) return {};
    return policy::bounds_of(term, {});
  }

  void contradict(const std::string& group,
                  const Place* one,
                  const char* first,
                  const Place* other,
                  const char* second) {
    if (one == nullptr || other == nullptr) return;
    const bool swap = one->line > other->line;
    const Place& late = swap ? *one : *other;
    const Place& early = swap ? *other : *one;
    report(late,
           "'" + group + "' " + (swap ? first : second) + " here, and " +
               (swap ? second : first) + " in line " +
               std::to_string(early.line),
           "of a group of ours a policy says one thing: as fitted, never, or "
           "rules",
           "remove one of the two");
  }

  void check_agreement(const std::string& group, const Said& said) {
    const char* const kNever = "never acts";
    const char* const kFitted = "acts as fitted";
    const char* const kRuled = "acts by a rule alone";
    const char* const kBesides = "acts by a rule besides its law";
    const char* const kScheduled = "follows the schedule";
    contradict(group, said.never, kNever, said.as_fitted, kFitted);
    contradict(group, said.never, kNever, said.instead, kRuled);
    contradict(group, said.never, kNever, said.besides, kBesides);
    contradict(group, said.as_fitted, kFitted, said.instead, kRuled);
    contradict(group, said.instead, kRuled, said.besides, kBesides);
    contradict(group, said.as_fitted, kFitted, said.schedule, kScheduled);
  }

  const Case& value_;
  TermCheck terms_;
  Diagnostics& diagnostics_;
  Span horizon_;
  std::map<std::string, Said> said_;
};

}  // namespace

void check_policies(const Case& value,
                    const Names& names,
                    Diagnostics& diagnostics) {
  PolicyCheck check(value, names, diagnostics);
  for (const PolicySpec& policy : value.policies)
    check.check(policy);
  if (value.policies.empty() || policy::moves_nothing(value.policies.front()))
    return;
  // The one that does may be among those that could not be read.
  const bool unread = std::any_of(
      diagnostics.begin(), diagnostics.end(), [](const Diagnostic& one) {
        return one.place.file.starts_with("policies/");
      });
  if (unread) return;
  diagnostics.push_back(
      {{"policies/", 0, 0},
       "no policy leaves everything as it is",
       "the others are compared with what our side has done until now",
       "add policies/as-until-now.toml with title, argument and holders "
       "alone"});
}

}  // namespace entente::casefile
