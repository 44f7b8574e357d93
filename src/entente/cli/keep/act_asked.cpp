#include "entente/cli/keep/act_asked.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "entente/casefile/csv.hpp"
#include "entente/casefile/sheet.hpp"
#include "entente/cli/shell/console.hpp"
#include "entente/cli/shell/refusal.hpp"
#include "entente/cli/shell/streams.hpp"
#include "entente/cli/text/text.hpp"
#include "entente/core/holds.hpp"
#include "entente/keep/act_change.hpp"
#include "entente/keep/proposal.hpp"
#include "entente/record/act_words.hpp"

namespace entente::cli {
namespace {

using keep::Cells;

const std::vector<std::string> kNeeded = {"date", "actor", "kind", "summary",
                                          "source"};

Wanted ended(Exit exit) {
  Wanted wanted;
  wanted.end = exit;
  return wanted;
}

std::vector<std::string> kinds_of(const casefile::Case& the_case) {
  std::vector<std::string> kinds;
  for (const record::Kind& kind : the_case.record.kinds)
    kinds.push_back(kind.kind);
  return kinds;
}

std::vector<std::string> actors_of(const casefile::Case& the_case) {
  std::vector<std::string> actors;
  for (const auto& actor : the_case.actors)
    actors.push_back(actor.first);
  return actors;
}

std::string first_few(const std::vector<std::string>& all) {
  constexpr std::size_t kMost = 8;
  std::string text;
  for (std::size_t i = 0; i < all.size() && i < kMost; ++i)
    text += (i == 0 ? "" : ", ") + all[i];
  return text + (all.size() > kMost ? ", ..." : "");
}

std::string unknown(const std::string& what,
                    const std::string& word,
                    const std::vector<std::string>& known) {
  return "'" + word + "' is no " + what + ": " +
         casefile::did_you_mean(word, known, "it has " + first_few(known));
}

std::vector<std::string> parts_of(const std::string& text, char separator) {
  std::vector<std::string> parts;
  std::size_t at = 0;
  while (at <= text.size()) {
    const std::size_t end = std::min(text.find(separator, at), text.size());
    parts.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

// What is wrong with a cell that was typed; the case is checked as a whole
// later, this is what a person wants to hear at once.
std::string problem_of(const casefile::Case& the_case,
                       const std::string& column,
                       const std::string& text) {
  if (text.empty())
    return holds(kNeeded, column) ? "it must be said (Ctrl-D ends)" : "";
  if ((column == "date" || column == "end") && !parse_day(text))
    return "'" + text + "' is no date: write for example 2001-02-28";
  if (column == "kind" && !holds(kinds_of(the_case), text))
    return unknown("kind", text, kinds_of(the_case));
  if (column == "actor" || column == "target") {
    for (const std::string& code : parts_of(text, '+'))
      if (!the_case.actors.contains(code))
        return unknown("actor", code, actors_of(the_case));
  }
  if (column == "severity" && (text.size() != 1 || text < "1" || text > "5"))
    return "severity runs from 1 to 5";
  const auto says = [&](const auto& named) { return named.first == text; };
  if (column == "check" && std::ranges::none_of(record::check_names(), says))
    return "write sourced, date-unverified, unverified or digest";
  if (column == "answers" &&
      std::none_of(the_case.record.acts.begin(), the_case.record.acts.end(),
                   [&](const record::Act& act) { return act.id == text; }))
    return "'" + text + "' is no act of this case";
  return {};
}

std::string hint_of(const casefile::Case& the_case,
                    const std::string& column,
                    const Cells& cells) {
  if (column == "date") return "YYYY-MM-DD";
  if (column == "actor" || column == "target")
    return first_few(actors_of(the_case)) + "; several joined by +";
  if (column == "kind") return first_few(kinds_of(the_case));
  if (column == "summary") return "what happened, in your own words";
  if (column == "source") return "addresses or titles, joined by '; '";
  if (column == "check") return "sourced, date-unverified, unverified, digest";
  if (column == "terms")
    return "upfront, conditional, within-deal, reciprocal, n/a; or nothing";
  if (column == "severity") {
    const keep::Weights weights =
        keep::weights_of(cells.at("kind"), the_case.record);
    return fmt::format("1 to 5; nothing for the kind's {:g}", weights.usual);
  }
  return "or nothing";
}

void say_likely(const casefile::Case& the_case, const Cells& cells) {
  for (const keep::Answered& one : keep::likely_answered(
           the_case.record, keep::act_told(cells, the_case.sides), 3)) {
    const record::Act& act = the_case.record.acts[one.act];
    complain("  {} ({} before): {}\n", act.id.view(),
             days_text(one.days_before), act.summary.view());
  }
}

// Asks for the columns that have no cell yet. False: the person went away.
bool ask_for(const casefile::Case& the_case,
             const std::vector<std::string>& columns,
             Cells& cells) {
  for (const std::string& column : columns) {
    if (cells.contains(column)) continue;
    if (column == "answers") say_likely(the_case, cells);
    const Answer answer =
        ask(column, hint_of(the_case, column, cells),
            column == "check" ? "sourced" : "", [&](const std::string& text) {
              return problem_of(the_case, column, text);
            });
    if (!answer) return false;
    if (!answer->empty()) cells[column] = *answer;
  }
  return true;
}

std::vector<std::string> missing_of(const Cells& cells) {
  std::vector<std::string> missing;
  for (const std::string& column : kNeeded)
    if (!cells.contains(column) || cells.at(column).empty())
      missing.push_back(column);
  return missing;
}

std::string in_options(const std::vector<std::string>& columns) {
  std::string text;
  for (const std::string& column : columns)
    text += (text.empty() ? "--" : ", --") + column;
  return text;
}

// Adds the rows of sources.csv that the act needs; how the verb ends where it
// cannot.
std::optional<Exit> add_sources(const casefile::Case& the_case,
                                const AddOptions& wanted,
                                const Cells& cells,
                                keep::Change& change) {
  const auto strange =
      keep::strange_sources(the_case.record, cells.at("source"));
  const bool told = !wanted.source_class.empty() || !wanted.citation.empty() ||
                    !wanted.pattern.empty();
  if (strange.empty()) {
    if (!told) return {};
    refuse("sources.csv names this source already",
           "leave out --source-class, --citation and --pattern");
    return Exit::usage;
  }
  if (told && strange.size() > 1) {
    refuse("sources.csv names neither '" + strange[0] + "' nor '" + strange[1] +
               "'",
           "add the act with one of them, and the other by --edit");
    return Exit::usage;
  }
  std::vector<std::string> classes;
  for (const record::SourceRule& rule : the_case.record.sources)
    if (!holds(classes, rule.source_class))
      classes.push_back(rule.source_class);
  const auto filled = [](const std::string& text) {
    return std::string(text.empty() ? "it must be said (Ctrl-D ends)" : "");
  };
  for (const std::string& piece : strange) {
    Answer source_class = wanted.source_class;
    Answer citation = wanted.citation;
    if ((source_class->empty() || citation->empty()) && !can_ask())
      return refuse("no pattern of sources.csv fits '" + piece + "'",
                    "give --source-class (" + first_few(classes) +
                        ") and --citation, and a row is added for it");
    if (source_class->empty())
      source_class = ask("class of the new source " + piece, first_few(classes),
                         "", filled);
    if (source_class && citation->empty())
      citation = ask("how it is cited", "", "", filled);
    if (!source_class || !citation) return Exit::done;
    change.push_back(
        keep::new_source(piece, wanted.pattern, *source_class, *citation));
  }
  return {};
}

}  // namespace

Wanted new_act(const casefile::Case& the_case, const AddOptions& wanted) {
  Cells cells = wanted.cells;
  const auto missing = missing_of(cells);
  if (!missing.empty()) {
    if (!can_ask()) {
      refuse("the act is not said whole", "give " + in_options(missing));
      return ended(Exit::usage);
    }
    for (const std::string& column : missing)
      cells.erase(column);
    if (!ask_for(the_case,
                 {"date", "actor", "target", "kind", "summary", "source",
                  "severity", "terms", "line", "answers", "check", "note"},
                 cells)) {
      complain("nothing was written\n");
      return ended(Exit::done);
    }
  }
  if (!cells.contains("id") || cells.at("id").empty())
    cells["id"] = keep::proposed_id(the_case.record, cells.at("date"),
                                    cells.at("actor"), cells.at("kind"));
  Wanted told;
  told.end = add_sources(the_case, wanted, cells, told.change);
  told.acts.push_back(cells.at("id"));
  told.change.push_back(keep::added_act(std::move(cells)));
  return told;
}

Wanted new_rows(const casefile::Case& the_case) {
  constexpr std::size_t kMost = std::size_t{1} << 26;
  const auto bytes = all_input(kMost);
  if (!bytes) {
    return ended(refuse("standard input has more than 64 MiB",
                        "give the acts in several parts"));
  }
  if (bytes->find_first_not_of(" \t\r\n") == std::string::npos) {
    refuse("nothing is asked",
           "give the act by options (--date, --actor, --kind, --summary, "
           "--source), or rows on standard input; see entente add --help");
    return ended(Exit::usage);
  }
  const std::string name = "standard input";
  Diagnostics mistakes;
  const casefile::CsvTable table = casefile::read_csv(*bytes, name, mistakes);
  // Reports columns that acts.csv does not know.
  const casefile::Sheet sheet(table, {{kNeeded}, keep::act_columns()},
                              mistakes);
  for (const Diagnostic& one : mistakes)
    complain("{}", to_text(one));
  if (!mistakes.empty()) return ended(Exit::bad_input);
  if (table.rows.empty())
    return ended(refuse(name + " holds a header and no row",
                        "give a row for each act below it"));
  Wanted told;
  for (const auto& row : table.rows) {
    Cells cells;
    for (std::size_t i = 0; i < row.size(); ++i)
      if (!row[i].text.empty()) cells[table.header[i].text] = row[i].text;
    const auto cell = [&](const char* column) {
      return cells.contains(column) ? cells.at(column) : std::string();
    };
    if (cell("id").empty())
      cells["id"] = keep::proposed_id(the_case.record, cell("date"),
                                      cell("actor"), cell("kind"), told.acts);
    told.acts.push_back(cells.at("id"));
    told.change.push_back(keep::added_act(std::move(cells)));
  }
  return told;
}

}  // namespace entente::cli
