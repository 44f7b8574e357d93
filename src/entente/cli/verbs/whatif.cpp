#include "entente/cli/verbs/whatif.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "entente/casefile/toml.hpp"
#include "entente/cli/shell/asked.hpp"
#include "entente/cli/shell/streams.hpp"
#include "entente/cli/text/text.hpp"
#include "entente/cli/verbs/verbs.hpp"
#include "entente/core/holds.hpp"
#include "entente/core/utf8.hpp"

namespace entente::cli {
namespace {

using nlohmann::ordered_json;

constexpr const char* kId = "what-if-asked";
constexpr int kDays = 90;  // where --days does not say

// As a text of TOML, whatever its bytes are.
std::string quoted(const std::string& text) {
  return casefile::quoted_toml(visible(text));
}

std::string trimmed(const std::string& text) {
  const auto first = text.find_first_not_of(' ');
  if (first == std::string::npos) return {};
  return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

// Writes lines and remembers which option each came from.
class Lines {
 public:
  explicit Lines(AskedPolicy& out) : out_(out) {}
  void add(const std::string& line, const std::string& option = {}) {
    out_.toml += line + "\n";
    out_.option_of_line.push_back(option);
  }

 private:
  AskedPolicy& out_;
};

// "concession 2 on 2001-02-28, 2001-03-30", whose days commas or blanks part.
struct AskedAct {
  std::string group;
  double size = 0;
  std::vector<Day> days;
};

study::Refusal no_act(const std::string& text, const std::string& why) {
  return {"--do '" + visible(text) + "' is no act" + why,
          "write a group, a size from 1 to 5 and a day, or several with commas "
          "between them, such as --do \"concession 2 on 2001-02-28\""};
}

std::optional<study::Refusal> read_act(const std::string& text, AskedAct& out) {
  const auto on = text.rfind(" on ");
  const std::string head = trimmed(text.substr(0, on));
  const auto space = head.rfind(' ');
  if (on == std::string::npos || space == std::string::npos)
    return no_act(text, "");
  out.group = trimmed(head.substr(0, space));
  const std::string size = head.substr(space + 1);
  const auto [end, error] =
      std::from_chars(size.data(), size.data() + size.size(), out.size);
  if (error != std::errc() || end != size.data() + size.size() ||
      !std::isfinite(out.size))
    return no_act(text, ": '" + visible(size) + "' is no size");
  constexpr const char* between = ", ";
  const std::string days = text.substr(on + 4);
  for (auto at = days.find_first_not_of(between); at != std::string::npos;) {
    const auto after = std::min(days.find_first_of(between, at), days.size());
    const std::string word = days.substr(at, after - at);
    const auto day = parse_day(word);
    if (!day) return no_act(text, ": '" + visible(word) + "' is no day");
    out.days.push_back(*day);
    at = days.find_first_not_of(between, after);
  }
  if (out.days.empty()) return no_act(text, "");
  return {};
}

std::string days_of(const AskedAct& act) {
  std::string text;
  for (const Day day : act.days)
    text += (text.empty() ? "" : ", ") + iso(day);
  return text;
}

// "exercise never", "joint drill within(talks, 60)": the last word is how it is
// held, or what begins with a bracket's function does.
std::pair<std::string, std::string> schedule_in(const std::string& text) {
  for (const char* word : {" always", " never"}) {
    const std::string tail = word;
    if (text.ends_with(tail))
      return {trimmed(text.substr(0, text.size() - tail.size())),
              tail.substr(1)};
  }
  const auto bracket = text.find('(');
  const auto space =
      bracket == std::string::npos ? bracket : text.rfind(' ', bracket);
  if (space == std::string::npos) return {};
  return {trimmed(text.substr(0, space)), trimmed(text.substr(space))};
}

std::string mistakes_text(const Diagnostics& mistakes,
                          const AskedPolicy& asked) {
  std::string text;
  for (const Diagnostic& mistake : mistakes) {
    const auto line = static_cast<std::size_t>(mistake.place.line);
    const bool known = line > 0 && line <= asked.option_of_line.size() &&
                       !asked.option_of_line[line - 1].empty();
    text += fmt::format(
        "entente: {}{}\n  why: {}\n  do:  {}\n",
        known ? asked.option_of_line[line - 1] + ": " : std::string(),
        mistake.problem, mistake.why, mistake.hint);
  }
  return text;
}

// The forecast's items, then the outcomes of policies.
decide::DecideSpec spec_of(const casefile::Case& the_case, int days) {
  decide::DecideSpec spec;
  spec.days = {days};
  for (const forecast::ItemSpec& item : the_case.forecast.items) {
    decide::OutcomeSpec outcome;
    outcome.id = item.id;
    outcome.title = item.title;
    outcome.measure = decide::Measure::happens;
    outcome.group = item.group;
    outcome.part_of = item.part_of;
    spec.outcomes.push_back(std::move(outcome));
  }
  for (const decide::OutcomeSpec& outcome : the_case.decide.outcomes)
    spec.outcomes.push_back(outcome);
  return spec;
}

std::vector<policy::PolicySpec> both_policies(const casefile::Case& with) {
  policy::PolicySpec fitted;
  fitted.id = "as-until-now";
  fitted.title = "As until now";
  std::vector<policy::PolicySpec> out = {fitted};
  for (const policy::PolicySpec& one : with.policies)
    if (one.id == kId) out.push_back(one);
  return out;
}

// A dated act outside the days that are looked at would change nothing.
std::optional<study::Refusal> outside_days(const policy::PolicySpec& policy,
                                           const study::Asked& asked,
                                           int days) {
  const Day from = asked.setting.window.to;
  for (const policy::RuleSpec& rule : policy.rules)
    for (const Day day : rule.on) {
      if (day <= from)
        return study::Refusal{
            iso(day) + " lies in the record",
            fmt::format("write a day after {}, or ask from an earlier day "
                        "(--as-of DAY), or for the record without an act "
                        "(--without ID)",
                        iso(from))};
      if (day > from + days)
        return study::Refusal{
            fmt::format(
                "{} is {} after {}, and {} looked at", iso(day),
                days_text(day - from), iso(from),
                days == 1 ? "1 day is" : std::to_string(days) + " days are"),
            fmt::format("give --days {} or more", day - from)};
    }
  return {};
}

ordered_json result_of(const study::Asked& asked,
                       const WhatIfOptions& wanted,
                       const casefile::Case& with,
                       const AskedPolicy& policy) {
  const int days = wanted.days.value_or(kDays);
  const decide::DecideSpec spec = spec_of(*asked.the_case, days);
  ordered_json out =
      compared_of(asked, spec, both_policies(with),
                  "what-if " + std::to_string(days) + " days " + policy.toml);
  out["what_if"] = {{"do", wanted.acts},
                    {"never", wanted.never},
                    {"hold", wanted.hold},
                    {"sentence", whatif_sentence(out)}};
  return out;
}

}  // namespace

std::optional<study::Refusal> write_policy(const WhatIfOptions& wanted,
                                           AskedPolicy& out) {
  Lines lines(out);
  lines.add("title = \"What if\"");
  lines.add("argument = \"Asked on the command line.\"");
  lines.add("holders = \"whoever asks\"");
  std::vector<std::string> ruled;
  std::vector<std::pair<AskedAct, std::string>> acts;
  for (const std::string& text : wanted.acts) {
    AskedAct act;
    if (const auto refusal = read_act(text, act)) return refusal;
    ruled.push_back(act.group);
    acts.emplace_back(std::move(act), "--do '" + visible(text) + "'");
  }
  std::string never, options;
  for (const std::string& group : wanted.never) {
    if (holds(ruled, group)) continue;  // does what --do says, and nothing else
    never += (never.empty() ? "" : ", ") + quoted(group);
    options +=
        (options.empty() ? "" : " ") + ("--never '" + visible(group) + "'");
  }
  if (!never.empty()) lines.add("never = [" + never + "]", options);
  for (const auto& [act, option] : acts) {
    lines.add("[[rule]]", option);
    lines.add("group = " + quoted(act.group), option);
    lines.add(fmt::format("size = {:.10g}", act.size), option);
    lines.add("on = [" + days_of(act) + "]", option);
    if (!holds(wanted.never, act.group))
      lines.add("besides = \"as fitted\"", option);
  }
  for (const std::string& text : wanted.hold) {
    const auto [group, held] = schedule_in(text);
    if (group.empty())
      return study::Refusal{
          "--hold '" + visible(text) + "' is no schedule",
          "write a group and always, never or a condition, such as "
          "--hold \"exercise never\""};
    const std::string option = "--hold '" + visible(text) + "'";
    lines.add("[[schedule]]", option);
    lines.add("group = " + quoted(group), option);
    lines.add("held = " + quoted(held), option);
  }
  return {};
}

Exit whatif(casefile::Case& the_case, const Options& options) {
  AskedPolicy policy;
  if (const auto problem = write_policy(options.what_if, policy))
    return refuse(problem->problem, problem->hint);
  study::Asked asked = asked_in(the_case, options);
  if (const auto problem = apply_days(the_case, asked, options))
    return refuse(problem->problem, problem->hint);
  Diagnostics unread;
  casefile::Files files = casefile::load_files(options.case_folder, unread);
  const std::string name = std::string("policies/") + kId + ".toml";
  files[name] = policy.toml;
  const Day to = asked.setting.window.to;
  casefile::Reading with =
      casefile::read_case(files, the_case.id, Span{to + 1, to + kMostDays});
  // The case reads without mistakes; its own dated policies may lie on other
  // days than those that are asked about.
  std::erase_if(with.diagnostics, [&](const Diagnostic& mistake) {
    return mistake.place.file != name;
  });
  if (!with.diagnostics.empty()) {
    complain_text(mistakes_text(with.diagnostics, policy));
    return Exit::bad_input;
  }
  if (const auto problem = outside_days(both_policies(with.value).back(), asked,
                                        options.what_if.days.value_or(kDays)))
    return refuse(problem->problem, problem->hint);
  if (the_case.forecast.items.empty() && the_case.decide.outcomes.empty())
    return refuse("this case has nothing that is expected",
                  "add [[forecast.item]] or [[policies.outcome]] to case.toml, "
                  "see docs/files.md");
  ordered_json whole = {{"head", head_of(asked)}};
  whole.update(result_of(asked, options.what_if, with.value, policy));
  say_text(options.format == Format::json ? whole.dump(1) + "\n"
                                          : whatif_text(whole));
  return Exit::done;
}

}  // namespace entente::cli
