#include "entente/keep/policy_text.hpp"

#include <fmt/format.h>

#include "entente/casefile/toml.hpp"

namespace entente::keep {
namespace {

using casefile::quoted_toml;

std::string list_of(const std::vector<std::string>& items) {
  std::string text = "[";
  for (std::size_t i = 0; i < items.size(); ++i)
    text += (i == 0 ? "" : ", ") + items[i];
  return text + "]";
}

std::string groups_toml(const std::string& key,
                        const std::vector<policy::Named>& groups) {
  if (groups.empty()) return {};
  std::vector<std::string> names;
  for (const policy::Named& group : groups)
    names.push_back(quoted_toml(group.text));
  return key + " = " + list_of(names) + "\n";
}

std::string condition_toml(const std::string& key,
                           const policy::Named& condition) {
  if (condition.text.empty()) return {};
  return key + " = " + quoted_toml(condition.text) + "\n";
}

std::string rule_toml(const policy::RuleSpec& rule) {
  std::string text = fmt::format("\n[[rule]]\ngroup = {}\nsize = {:.0f}\n",
                                 quoted_toml(rule.group.text), rule.size) +
                     condition_toml("when", rule.when) +
                     condition_toml("unless", rule.unless);
  if (rule.every > 0) text += fmt::format("every = {}\n", rule.every);
  std::vector<std::string> days;
  for (const Day day : rule.on)
    days.push_back(iso(day));
  if (!days.empty()) text += "on = " + list_of(days) + "\n";
  return text + (rule.besides_law ? "besides = \"as fitted\"\n" : "");
}

std::string schedule_toml(const policy::ScheduleSpec& schedule) {
  std::vector<std::string> except;
  for (const Span& span : schedule.except)
    except.push_back(
        fmt::format("{{ from = {}, to = {} }}", iso(span.from), iso(span.to)));
  std::string text =
      "\n[[schedule]]\ngroup = " + quoted_toml(schedule.group.text) +
      "\nheld = " + quoted_toml(schedule.held.text) + "\n";
  if (!except.empty()) text += "except = " + list_of(except) + "\n";
  if (schedule.cut_size > 0)
    text += fmt::format(
        "cut_counts_as = {{ group = {}, size = {:.0f}, days_before = {} }}\n",
        quoted_toml(schedule.cut_group.text), schedule.cut_size,
        schedule.days_before);
  return text;
}

}  // namespace

std::string policy_toml(const policy::PolicySpec& policy) {
  std::string text = "title = " + quoted_toml(policy.title) +
                     "\nargument = " + quoted_toml(policy.argument) +
                     "\nholders = " + quoted_toml(policy.holders) + "\n" +
                     groups_toml("as_fitted", policy.as_fitted) +
                     groups_toml("never", policy.never);
  for (const policy::RuleSpec& rule : policy.rules)
    text += rule_toml(rule);
  for (const policy::ScheduleSpec& schedule : policy.schedules)
    text += schedule_toml(schedule);
  return text;
}

}  // namespace entente::keep
