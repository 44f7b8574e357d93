// policies check, policies explain: what a case's policies say, without a
// simulation.
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "entente/cli/shell/streams.hpp"
#include "entente/cli/text/text.hpp"
#include "entente/cli/verbs/verbs.hpp"
#include "entente/core/from_to.hpp"
#include "entente/doubt/doubts.hpp"
#include "entente/report/results/explained_json.hpp"

namespace entente::cli {
namespace {

// What a case's policies say on its record, and what is in doubt about them.
struct Looked {
  std::vector<policy::Explained> policies;
  Diagnostics doubts;
};
Looked looked_at(const casefile::Case& the_case) {
  const theory::Setting setting = casefile::setting_of(the_case);
  const theory::VerdictPanel verdict = theory::verdict_panel(setting);
  Looked out{doubt::explained(the_case, verdict.panel), {}};
  out.doubts = doubt::doubts_of_policies(the_case, verdict.panel, out.policies);
  return out;
}

std::string count(std::size_t n, const char* one, const char* many) {
  return fmt::format("{} {}", n, n == 1 ? one : many);
}

// Dates in lines of eight.
void print_days(const std::vector<Day>& days) {
  constexpr std::size_t kInLine = 8;
  for (std::size_t i = 0; i < days.size(); ++i)
    say("{}{}{}", i % kInLine == 0 ? "       " : "", iso(days[i]),
        i + 1 == days.size() || (i + 1) % kInLine == 0 ? "\n" : " ");
}

std::string rule_on_record(const policy::Fired& rule) {
  if (rule.dated) return "acts on its days alone";
  return fmt::format(
      "would have fired on {} of the record, which holds {} of "
      "'{}'",
      count(rule.days.size(), "day", "days"), count(rule.acts, "day", "days"),
      rule.group);
}

std::string schedule_on_record(const policy::CalledOff& schedule) {
  return fmt::format("would have called off {} of {} of '{}' on the record",
                     schedule.days.size(), count(schedule.of, "day", "days"),
                     schedule.group);
}

// "beyond the record: 'offer' comes to 12 to 13 in any 730 days, where the
// record holds 0"
void print_amount(const policy::Amount& amount, int days) {
  const auto range = [](double least, double most) {
    return from_to(fmt::format("{:.10g}", least), fmt::format("{:.10g}", most));
  };
  say("  {}'{}' comes to {} in any {}, where the record holds {}\n",
      amount.beyond ? "beyond the record: " : "", amount.group,
      range(amount.least, amount.most), days_text(days),
      range(amount.record_least, amount.record_most));
}

// `every` counts a rule's own acts.
void print_not_waited(const policy::Fired& rule) {
  if (!rule.not_waited_for) return;
  say("     may act at once, though the record ends with '{0}' on {1}; to wait "
      "for that too,\n     write unless = \"within({0}, DAYS)\"\n",
      rule.group, iso(*rule.not_waited_for));
}

void print_explained(const policy::Explained& one, int days) {
  say("{}  {}\n", one.id, one.title);
  for (std::size_t i = 0; i < one.sentences.size(); ++i) {
    say("  {}. {}\n", i + 1, one.sentences[i]);
    if (i < one.fired.size()) {
      say("     {}{}\n", rule_on_record(one.fired[i]),
          one.fired[i].days.empty() ? "" : ":");
      print_days(one.fired[i].days);
      print_not_waited(one.fired[i]);
    } else if (i - one.fired.size() < one.called_off.size()) {
      const auto& schedule = one.called_off[i - one.fired.size()];
      say("     {}{}\n", schedule_on_record(schedule),
          schedule.days.empty() ? "" : ":");
      print_days(schedule.days);
    }
  }
  for (const std::string& sentence : one.never)
    say("  Never: {}\n", sentence);
  for (const policy::Amount& amount : one.amounts)
    print_amount(amount, days);
  say("\n");
}

void print_checked(const policy::Explained& one, int days) {
  say("{}: {}, {}\n", one.id, count(one.fired.size(), "rule", "rules"),
      count(one.called_off.size(), "schedule", "schedules"));
  for (std::size_t i = 0; i < one.fired.size(); ++i)
    say("  rule {} {}\n", i + 1, rule_on_record(one.fired[i]));
  for (const policy::CalledOff& schedule : one.called_off)
    say("  the schedule {}\n", schedule_on_record(schedule));
  for (const policy::Amount& amount : one.amounts)
    if (amount.beyond) print_amount(amount, days);
}

}  // namespace

Exit policies_explain(const casefile::Case& the_case, const Options& options) {
  if (options.format == Format::json) {
    say("{}\n", report::explained_json(the_case).dump(1));
    return Exit::done;
  }
  say("{}\n\n", the_case.title);
  for (const policy::Explained& one : looked_at(the_case).policies)
    print_explained(one, the_case.decide.days.back());
  return Exit::done;
}

Exit policies_check(const casefile::Case& the_case, const Options& options) {
  if (options.format == Format::json) {
    say("{}\n", report::explained_json(the_case).dump(1));
    return Exit::done;
  }
  const auto [all, doubts] = looked_at(the_case);
  say("{}: no mistakes. {}.\n", options.case_folder,
      count(all.size(), "policy", "policies"));
  for (const policy::Explained& one : all)
    print_checked(one, the_case.decide.days.back());
  for (const Diagnostic& doubt : doubts)
    say("{}/{}", options.case_folder, to_text(doubt));
  if (!doubts.empty())
    say("{} about the policies of {}; results are made all the same\n",
        count(doubts.size(), "doubt", "doubts"), options.case_folder);
  return Exit::done;
}

}  // namespace entente::cli
