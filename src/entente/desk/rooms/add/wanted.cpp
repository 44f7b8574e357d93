#include "entente/desk/rooms/add/wanted.hpp"

#include "entente/core/holds.hpp"
#include "entente/core/suggest.hpp"
#include "entente/desk/rooms/add/act_form.hpp"
#include "entente/keep/act_change.hpp"
#include "entente/keep/proposal.hpp"
#include "entente/keep/reading_to.hpp"

namespace entente::desk {
namespace {

using keep::Cells;

std::string cell(const Cells& cells, const char* column) {
  const auto found = cells.find(column);
  return found == cells.end() ? "" : found->second;
}

// A day that was typed; what is none is a mistake.
std::optional<Day> day_typed(const Pairs& pairs,
                             const char* field,
                             const char* file,
                             Diagnostics& mistakes) {
  const std::string typed = text_in(pairs, field);
  if (typed.empty()) return {};
  const auto day = parse_day(typed);
  if (!day)
    mistakes.push_back({{file, 0, 0},
                        "'" + typed + "' is no date",
                        "dates are written YYYY-MM-DD",
                        "write for example 2001-02-28"});
  return day;
}

// The rows of sources.csv that a source needs.
void add_sources(const Loaded& loaded,
                 const Pairs& pairs,
                 const std::string& source,
                 Wanted& wanted) {
  wanted.strange = keep::strange_sources(loaded.the_case.record, source);
  const std::string source_class = text_in(pairs, "source_class");
  const std::string citation = text_in(pairs, "citation");
  if (wanted.strange.size() > 1) {
    wanted.mistakes.push_back(
        {{"sources.csv", 0, 0},
         "no pattern fits '" + wanted.strange[0] + "', nor '" +
             wanted.strange[1] + "'",
         "a new source has a class and a citation of its own",
         "add the act with one of them, and mend it with the other"});
    return;
  }
  for (const std::string& piece : wanted.strange) {
    if (source_class.empty())
      wanted.missing.push_back({"source_class", "class of the new source"});
    if (citation.empty())
      wanted.missing.push_back({"citation", "how the new source is cited"});
    if (!source_class.empty() && !citation.empty())
      wanted.change.push_back(keep::new_source(piece, text_in(pairs, "pattern"),
                                               source_class, citation));
  }
}

Wanted added(const Loaded& loaded, const Pairs& pairs) {
  Wanted wanted;
  Cells cells = typed_cells(pairs);
  for (const std::string& column : needed_columns())
    if (cell(cells, column.c_str()).empty())
      wanted.missing.push_back({"act-" + column, label_of(column)});
  if (cell(cells, "id").empty())
    cells["id"] = keep::proposed_id(loaded.the_case.record, cell(cells, "date"),
                                    cell(cells, "actor"), cell(cells, "kind"));
  add_sources(loaded, pairs, cell(cells, "source"), wanted);
  wanted.after = cells.at("id");
  std::erase_if(cells, [](const auto& one) { return one.second.empty(); });
  wanted.change.push_back(keep::added_act(std::move(cells)));
  return wanted;
}

Wanted edited(const Loaded& loaded, const Pairs& pairs) {
  Wanted wanted;
  wanted.before = wanted.after = text_in(pairs, "edit");
  const Cells cells = changed_cells(pairs);
  if (cells.empty()) return wanted;
  for (const std::string& column : needed_columns())
    if (cells.contains(column) && cells.at(column).empty())
      wanted.missing.push_back({"act-" + column, label_of(column)});
  const auto id = cells.find("id");
  if (id != cells.end()) {
    wanted.after = id->second;
    if (id->second.empty()) wanted.missing.push_back({"act-id", "Id"});
    if (text_in(pairs, "reason").empty()) {
      wanted.missing.push_back({"reason", "why its id changes"});
      return wanted;  // an id is not retired without one
    }
  }
  if (cells.contains("source"))
    add_sources(loaded, pairs, cells.at("source"), wanted);
  const keep::Change change = keep::edited_act(
      loaded.the_case.record, wanted.before, cells, text_in(pairs, "reason"));
  wanted.change.insert(wanted.change.end(), change.begin(), change.end());
  return wanted;
}

Wanted retired(const Loaded& loaded, const Pairs& pairs) {
  Wanted wanted;
  const record::Record& record = loaded.the_case.record;
  const std::string id = text_in(pairs, "drop");
  const std::string by = text_in(pairs, "replaced_by");
  const auto need_act = [&](const std::string& wrong) {
    std::vector<std::string> ids;
    for (const record::Act& act : record.acts)
      ids.push_back(act.id);
    const std::string near = nearest_id(wrong, ids);
    wanted.mistakes.push_back({{"acts.csv", 0, 0},
                               "'" + wrong + "' is no act of this case",
                               "an act is named by its id",
                               near.empty() ? "look it up in the record"
                                            : "did you mean " + near + "?"});
  };
  if (id.empty()) wanted.missing.push_back({"drop", "the act"});
  if (text_in(pairs, "reason").empty())
    wanted.missing.push_back({"reason", "the reason"});
  if (!id.empty() && !loaded.act(id)) need_act(id);
  if (!by.empty() && (!loaded.act(by) || by == id)) need_act(by);
  if (!wanted.mistakes.empty() || id.empty()) return wanted;
  wanted.before = id;
  if (wanted.missing.empty())
    wanted.change = keep::dropped_act(record, id, by, text_in(pairs, "reason"));
  return wanted;
}

Wanted covered(const Loaded& loaded, const Pairs& pairs) {
  Wanted wanted;
  const record::Record& record = loaded.the_case.record;
  std::vector<std::string> families = all_in(pairs, "covered");
  std::erase(families, "");
  if (families == std::vector<std::string>{"all"}) {
    families.clear();
    for (const record::Coverage& row : record.coverage)
      if (!holds(families, row.family)) families.push_back(row.family);
  }
  const auto from = day_typed(pairs, "from", "coverage.csv", wanted.mistakes);
  const auto to = day_typed(pairs, "to", "coverage.csv", wanted.mistakes);
  const auto as_of = day_typed(pairs, "as_of", "case.toml", wanted.mistakes);
  if (!wanted.mistakes.empty()) return wanted;
  if (families.empty() && !as_of)
    wanted.missing.push_back({"covered", "the family"});
  if (!families.empty() && !to)
    wanted.missing.push_back({"to", "the last day that was read"});
  if (!wanted.missing.empty()) return wanted;
  for (const std::string& family : families) {
    const keep::Change one =
        keep::covered(record,
                      {family, from, *to, text_in(pairs, "quality"),
                       text_in(pairs, "reason")},
                      wanted.mistakes);
    wanted.change.insert(wanted.change.end(), one.begin(), one.end());
  }
  if (as_of)
    wanted.change.push_back({"case.toml",
                             keep::Action::set_day,
                             {{"table", "window"}, {"key", "as_of"}},
                             {{"day", iso(*as_of)}}});
  return wanted;
}

}  // namespace

Task task_of(const Pairs& pairs) {
  if (find(pairs, "edit")) return Task::edit;
  if (find(pairs, "drop")) return Task::retire;
  if (find(pairs, "covered")) return Task::coverage;
  return Task::add;
}

Wanted wanted_of(const Loaded& loaded, const Pairs& pairs) {
  switch (task_of(pairs)) {
    case Task::edit:
      return edited(loaded, pairs);
    case Task::retire:
      return retired(loaded, pairs);
    case Task::coverage:
      return covered(loaded, pairs);
    case Task::add:
      break;
  }
  return added(loaded, pairs);
}

}  // namespace entente::desk
