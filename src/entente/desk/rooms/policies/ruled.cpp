#include "entente/desk/rooms/policies/ruled.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "entente/desk/rooms/several.hpp"
#include "entente/keep/policy_text.hpp"

namespace entente::desk {
namespace {

constexpr std::array kRuled = {"title", "rule", "never", "held"};
constexpr std::array kTyped = {
    "what",         "group", "size",  "when_days", "when_group", "unless_days",
    "unless_group", "every", "drill", "how",       "silent"};

std::string within(const std::string& group, const std::string& days) {
  return group.empty() ? "" : "within(" + group + ", " + days + ")";
}

template <std::size_t N>
bool is_one_of(const std::string& key, const std::array<const char*, N>& keys) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

}  // namespace

Pairs only_ruled(const Pairs& pairs) {
  Pairs out;
  for (const auto& pair : pairs)
    if (is_one_of(pair.first, kRuled)) out.push_back(pair);
  return out;
}

Pairs without_typed(const Pairs& pairs) {
  Pairs out;
  for (const auto& pair : pairs)
    if (!is_one_of(pair.first, kTyped)) out.push_back(pair);
  return out;
}

std::optional<std::pair<std::string, std::string>> typed_in(
    const Pairs& pairs) {
  const std::string what = text_in(pairs, "what");
  const auto in = [&](const char* key) { return text_in(pairs, key); };
  if (what == "rule")
    return {{"rule", in("group") + "|" + in("size") + "|" +
                         within(in("when_group"), in("when_days")) + "|" +
                         within(in("unless_group"), in("unless_days")) + "|" +
                         in("every")}};
  if (what == "never") return {{"never", in("silent")}};
  if (what == "held") {
    const std::string how =
        in("how") == "always" || in("how") == "never"
            ? in("how")
            : in("how") + within(in("when_group"), in("when_days"));
    return {{"held", in("drill") + "|" + how}};
  }
  return {};
}

std::optional<policy::PolicySpec> ruled_in(const Pairs& pairs) {
  policy::PolicySpec policy;
  policy.id = kDraftId;
  policy.title = text_in(pairs, "title");
  if (policy.title.empty()) policy.title = "As drafted";
  policy.argument = "Made by menus on the desk.";
  policy.holders = "Whoever made it.";
  for (const auto& [key, value] : pairs) {
    const auto parts = parts_of(value);
    if (key == "never") policy.never.push_back({value, {}});
    if (key == "rule" && parts.size() == 5) {
      policy::RuleSpec rule;
      rule.group.text = parts[0];
      rule.size = number_in(parts[1]);
      rule.when.text = parts[2];
      rule.unless.text = parts[3];
      rule.every = number_in(parts[4]);
      policy.rules.push_back(std::move(rule));
    }
    if (key == "held" && parts.size() == 2) {
      policy::ScheduleSpec schedule;
      schedule.group.text = parts[0];
      schedule.held.text = parts[1];
      policy.schedules.push_back(std::move(schedule));
    }
  }
  if (policy.rules.empty() && policy.never.empty() && policy.schedules.empty())
    return {};
  return policy;
}

ReadPolicy as_read(const Visit& visit, const policy::PolicySpec& drafted) {
  casefile::Files files = visit.state.loaded->files;
  const std::string name = "policies/" + drafted.id + ".toml";
  files[name] = keep::policy_toml(drafted);
  casefile::Reading with =
      casefile::read_case(files, visit.state.loaded->the_case.id);
  std::string problem;
  for (const Diagnostic& one : with.diagnostics)
    problem += one.problem + "; " + one.hint + ". ";
  if (!problem.empty()) return {{}, problem};
  for (const policy::PolicySpec& one : with.value.policies)
    if (one.id == drafted.id) return {one, {}};
  return {{}, "the policy cannot be read"};
}

}  // namespace entente::desk
