// add: acts that are new, changed or dropped, and how far the case was read.
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "entente/cli/keep/act_asked.hpp"
#include "entente/cli/keep/console.hpp"
#include "entente/cli/keep/keep_verbs.hpp"
#include "entente/cli/shell/refusal.hpp"
#include "entente/cli/shell/streams.hpp"
#include "entente/cli/text/act_text.hpp"
#include "entente/core/holds.hpp"
#include "entente/core/suggest.hpp"
#include "entente/doubt/doubts.hpp"
#include "entente/keep/act_change.hpp"
#include "entente/keep/proposal.hpp"
#include "entente/keep/reading_to.hpp"

namespace entente::cli {
namespace {

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

std::string cells_text(const keep::Cells& cells) {
  std::string text;
  for (const auto& [column, value] : cells)
    if (!value.empty())
      text += (text.empty() ? "" : ", ") + column + " " + value;
  return text;
}

// The rows of other tables, and of other acts, that the change touches.
void print_rows(const Wanted& wanted) {
  for (const keep::RowEdit& edit : wanted.change) {
    const auto id = edit.action == keep::Action::add ? edit.cells.find("id")
                                                     : edit.where.find("id");
    if (edit.file == "acts.csv" && edit.action == keep::Action::add &&
        holds(wanted.acts, id->second))
      continue;  // shown whole
    switch (edit.action) {
      case keep::Action::add:
        say("{}: a row more: {}\n", edit.file, cells_text(edit.cells));
        break;
      case keep::Action::change:
        say("{}: {}: now {}\n", edit.file, cells_text(edit.where),
            cells_text(edit.cells).empty() ? "empty" : cells_text(edit.cells));
        break;
      case keep::Action::remove:
        say("{}: a row less: {}\n", edit.file, cells_text(edit.where));
        break;
      case keep::Action::set_day:
        say("{}: {} = {}\n", edit.file, edit.where.at("key"),
            edit.cells.at("day"));
        break;
      case keep::Action::put:
        say("{}: as a whole\n", edit.file);
        break;
    }
  }
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
    say("  {:<10} {} ({} days before{}): {}\n", "may answer",
        the_case.record.acts[one.act].id.view(), one.days_before,
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

// A doubt without the lines that its acts stand at, which a new row moves.
std::string without_lines(const std::string& problem) {
  const std::string file = "acts.csv:";
  std::string text;
  std::size_t at = 0;
  for (std::size_t next;
       (next = problem.find(file, at)) != std::string::npos;) {
    next += file.size();
    text += problem.substr(at, next - at);
    at =
        std::min(problem.find_first_not_of("0123456789", next), problem.size());
  }
  return text + problem.substr(at);
}

void print_new_doubts(const casefile::Case& before,
                      const casefile::Case& after) {
  std::set<std::string> known;
  for (const Diagnostic& doubt : doubt::doubts_of(before))
    known.insert(without_lines(doubt.problem));
  for (const Diagnostic& doubt : doubt::doubts_of(after))
    if (!known.contains(without_lines(doubt.problem)))
      say("in doubt: {}", to_text(doubt));
}

std::string files_of(const keep::Change& change) {
  std::set<std::string> files;
  for (const keep::RowEdit& edit : change)
    files.insert(edit.file);
  std::string text;
  for (const std::string& file : files)
    text += (text.empty() ? "" : ", ") + file;
  return text;
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
  print_acts(after.value, wanted.acts);
  print_rows(wanted);
  print_new_doubts(the_case, after.value);
  using Write = AddOptions::Write;
  const bool asks = options.add.write == Write::when_told && can_ask();
  if (asks && finish_output()) return Exit::not_written;
  if (options.add.write == Write::never || (asks && !agrees("write it?"))) {
    say("nothing was written\n");
    return Exit::done;
  }
  const keep::Kept kept = keep::commit(options.case_folder, wanted.change);
  if (kept.not_written) {
    refuse(kept.not_written->problem,
           "nothing was changed; make room, or look at the folder's "
           "permissions");
    return kept.not_written->fault == Fault::place ? Exit::bad_input
                                                   : Exit::not_written;
  }
  if (!kept.mistakes.empty()) {
    print_mistakes(kept.mistakes, options.case_folder);
    return Exit::bad_input;
  }
  say("written: {}\n", files_of(wanted.change));
  return Exit::done;
}

}  // namespace entente::cli
