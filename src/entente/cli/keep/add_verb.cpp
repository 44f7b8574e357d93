// add: acts that are new, changed or dropped, and how far the case was read.
#include <algorithm>
#include <set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "entente/cli/keep/act_asked.hpp"
#include "entente/cli/keep/keep_verbs.hpp"
#include "entente/cli/shell/change_text.hpp"
#include "entente/cli/shell/console.hpp"
#include "entente/cli/shell/refusal.hpp"
#include "entente/cli/shell/streams.hpp"
#include "entente/cli/shell/writing.hpp"
#include "entente/cli/text/act_text.hpp"
#include "entente/cli/text/text.hpp"
#include "entente/core/holds.hpp"
#include "entente/core/suggest.hpp"
#include "entente/doubt/doubts.hpp"
#include "entente/keep/act_change.hpp"
#include "entente/keep/proposal.hpp"
#include "entente/keep/reading_to.hpp"
#include "entente/report/results/act_json.hpp"
#include "entente/report/results/results_json.hpp"

namespace entente::cli {
namespace {

using nlohmann::ordered_json;
using record::Act;

Wanted ended(Exit exit) {
  Wanted wanted;
  wanted.end = exit;
  return wanted;
}

Wanted misused(const std::string& problem, const std::string& hint) {
  refuse(problem, hint);
  return ended(Exit::usage);
}

// Refuses an id that is no act; nothing where it is one.
std::optional<Exit> check_id(const casefile::Case& the_case,
                             const std::string& id) {
  std::vector<std::string> ids;
  for (const Act& act : the_case.record.acts)
    ids.push_back(act.id);
  if (holds(ids, id)) return {};
  const std::string near = nearest_id(id, ids);
  return refuse("'" + id + "' is no act of this case",
                near.empty() ? "entente record list CASE prints the ids"
                             : "did you mean " + near + "?");
}

Wanted edited(const casefile::Case& the_case, const AddOptions& wanted) {
  if (auto exit = check_id(the_case, wanted.edit)) return ended(*exit);
  if (wanted.cells.empty())
    return misused("nothing of " + wanted.edit + " is to be changed",
                   "give the columns to change, as in --severity 3");
  const auto id = wanted.cells.find("id");
  const bool renamed = id != wanted.cells.end() && id->second != wanted.edit;
  if (renamed && wanted.reason.empty())
    return misused("the old id is retired, and for a reason", "give --reason");
  if (!renamed && !wanted.reason.empty())
    return misused("--reason goes with --drop, --covered or a new --id",
                   "write why a row was changed into its --note");
  Wanted told;
  told.change = keep::edited_act(the_case.record, wanted.edit, wanted.cells,
                                 wanted.reason);
  told.acts.push_back(renamed ? id->second : wanted.edit);
  return told;
}

Wanted dropped(const casefile::Case& the_case, const AddOptions& wanted) {
  if (auto exit = check_id(the_case, wanted.drop)) return ended(*exit);
  if (wanted.reason.empty())
    return misused("an act is dropped for a reason", "give --reason");
  if (!wanted.cells.empty())
    return misused("an act that is dropped has no columns to change",
                   "leave out --" + wanted.cells.begin()->first);
  Wanted told;
  told.change = keep::dropped_act(the_case.record, wanted.drop,
                                  wanted.replaced_by, wanted.reason);
  return told;
}

Wanted covered(const casefile::Case& the_case, const AddOptions& wanted) {
  if (!wanted.cells.empty())
    return misused("coverage and an act are two changes",
                   "leave out --" + wanted.cells.begin()->first);
  std::vector<std::string> families = wanted.covered;
  if (families == std::vector<std::string>{"all"}) {
    families.clear();
    for (const record::Coverage& row : the_case.record.coverage)
      if (!holds(families, row.family)) families.push_back(row.family);
    if (families.empty())
      return ended(refuse("coverage.csv names no family whose days were read",
                          "write its rows first, see docs/files.md"));
  }
  Wanted told;
  Diagnostics mistakes;
  for (const std::string& family : families) {
    const keep::Change one = keep::covered(
        the_case.record,
        {family, wanted.from, *wanted.to, wanted.quality, wanted.reason},
        mistakes);
    told.change.insert(told.change.end(), one.begin(), one.end());
  }
  if (!mistakes.empty())
    for (const Diagnostic& one : mistakes)
      told.end = refuse(one.place.file + ": " + one.problem + "; " + one.why,
                        one.hint);
  return told;
}

bool asks_for_an_act(const AddOptions& wanted) {
  return !wanted.cells.empty() || !wanted.source_class.empty() ||
         !wanted.citation.empty() || !wanted.pattern.empty();
}

Wanted wanted_change(const casefile::Case& the_case, const AddOptions& wanted) {
  Wanted told;
  if (!wanted.edit.empty()) {
    told = edited(the_case, wanted);
  } else if (!wanted.drop.empty()) {
    told = dropped(the_case, wanted);
  } else if (!wanted.covered.empty()) {
    told = covered(the_case, wanted);
  } else if (!wanted.reason.empty()) {
    told = misused("--reason goes with --drop, --covered or a new --id",
                   "write why an act is coded so into its --note");
  } else if (asks_for_an_act(wanted) || (can_ask() && !wanted.as_of)) {
    told = new_act(the_case, wanted);
  } else if (!wanted.as_of) {
    told = new_rows(the_case);
  }
  if (wanted.as_of && !told.end)
    told.change.push_back({"case.toml",
                           keep::Action::set_day,
                           {{"table", "window"}, {"key", "as_of"}},
                           {{"day", iso(*wanted.as_of)}}});
  return told;
}

void print_proposals(const casefile::Case& the_case, const Act& act) {
  const keep::Weights weights =
      keep::weights_of(act.kind.view(), the_case.record);
  if (weights.acts > 1) {
    std::string seen;
    for (const auto& [weight, acts] : weights.seen)
      seen +=
          fmt::format("{}{:g} in {}", seen.empty() ? "" : ", ", weight, acts);
    say("  {:<10} of {} acts of this kind, it among them: {}\n", "weights",
        weights.acts, seen);
  }
  if (!act.answers.empty()) return;
  for (const keep::Answered& one :
       keep::likely_answered(the_case.record, act, 3))
    say("  {:<10} {} ({} before{}): {}\n", "may answer",
        the_case.record.acts[one.act].id.view(), days_text(one.days_before),
        one.times > 0
            ? fmt::format("; such acts answered this kind {} times of "
                          "{}",
                          one.times, one.of)
            : "",
        the_case.record.acts[one.act].summary.view());
}

void print_act_in(const casefile::Case& the_case,
                  const theory::Panel& panel,
                  std::size_t index) {
  const Act& act = the_case.record.acts[index];
  say("{}", act_text(the_case, act));
  print_proposals(the_case, act);
  say("{}",
      reading_text(the_case, act, doubt::act_reading(the_case, panel, index)));
  if (act.day > the_case.window.to)
    say("it lies after as_of ({}): nothing reads it before that is moved "
        "(--as-of)\n",
        iso(the_case.window.to));
}

void print_act_in_brief(const casefile::Case& the_case,
                        const theory::Panel& panel,
                        std::size_t index) {
  const doubt::ActReading reading = doubt::act_reading(the_case, panel, index);
  std::string groups;
  for (const doubt::GroupTake& take : reading.groups)
    if (take.fate == doubt::Fate::read)
      groups += (groups.empty() ? "" : ", ") + the_case.groups[take.group].name;
  say("{}: read by {}\n", the_case.record.acts[index].id.view(),
      groups.empty() ? "no group" : groups);
}

void print_acts(const casefile::Case& the_case,
                const std::vector<std::string>& ids) {
  if (ids.empty()) return;
  const theory::VerdictPanel verdict =
      theory::verdict_panel(casefile::setting_of(the_case));
  const std::set<std::string> wanted(ids.begin(), ids.end());
  for (std::size_t i = 0; i < the_case.record.acts.size(); ++i) {
    if (!wanted.contains(the_case.record.acts[i].id)) continue;
    if (ids.size() == 1)
      print_act_in(the_case, verdict.panel, i);
    else
      print_act_in_brief(the_case, verdict.panel, i);
  }
}

// What has been changed, or would be, for a program.
Exit add_as_json(const casefile::Case& before,
                 const casefile::Case& after,
                 const Wanted& wanted,
                 const Options& options) {
  ordered_json result = {{"case", after.id},
                         {"acts", ordered_json::array()},
                         {"doubts", ordered_json::array()}};
  for (const Diagnostic& doubt : doubt::fresh_doubts(before, after))
    result["doubts"].push_back(report::doubt_json(doubt));
  const theory::VerdictPanel verdict =
      theory::verdict_panel(casefile::setting_of(after));
  for (std::size_t i = 0; i < after.record.acts.size(); ++i) {
    const Act& act = after.record.acts[i];
    if (!holds(wanted.acts, act.id.view())) continue;
    ordered_json json = report::act_json(act);
    json["may_answer"] = ordered_json::array();
    if (act.answers.empty())
      for (const keep::Answered& one :
           keep::likely_answered(after.record, act, 3))
        json["may_answer"].push_back(after.record.acts[one.act].id.view());
    report::add_reading(after, doubt::act_reading(after, verdict.panel, i),
                        json);
    result["acts"].push_back(std::move(json));
  }
  if (const auto exit = add_written(options.case_folder, wanted.change,
                                    options.add.write, result))
    return *exit;
  say("{}\n", result.dump(1));
  return Exit::done;
}

}  // namespace

Exit add(const casefile::Case& the_case, const Options& options) {
  const Wanted wanted = wanted_change(the_case, options.add);
  if (wanted.end) return *wanted.end;
  const casefile::Reading after =
      keep::preview(options.case_folder, wanted.change);
  if (!after.diagnostics.empty()) {
    print_mistakes(after.diagnostics, options.case_folder);
    return Exit::bad_input;
  }
  if (options.format == Format::json)
    return add_as_json(the_case, after.value, wanted, options);
  print_acts(after.value, wanted.acts);
  say("{}", change_text(wanted.change, wanted.acts));
  for (const Diagnostic& doubt : doubt::fresh_doubts(the_case, after.value))
    say("in doubt: {}", to_text(doubt));
  return write_change(options.case_folder, wanted.change, options.add.write);
}

}  // namespace entente::cli
