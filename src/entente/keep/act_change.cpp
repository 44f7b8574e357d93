#include "entente/keep/act_change.hpp"

#include "entente/record/source_text.hpp"

namespace entente::keep {
namespace {

using record::Record;

RowEdit retired(const std::string& id,
                const std::string& replaced_by,
                const std::string& reason) {
  return {"retired_ids.csv",
          Action::add,
          {},
          {{"old_id", id}, {"new_id", replaced_by}, {"reason", reason}}};
}

// What answers this act, and what it once replaced, leads to another from now
// on, or to nothing.
void lead_elsewhere(const Record& record,
                    const std::string& id,
                    const std::string& to,
                    Change& change) {
  for (const record::RetiredId& one : record.retired)
    if (one.new_id == id)
      change.push_back({"retired_ids.csv",
                        Action::change,
                        {{"old_id", one.old_id}, {"new_id", id}},
                        {{"new_id", to}}});
  for (const record::Act& act : record.acts)
    if (act.answers == id)
      change.push_back(
          {"acts.csv", Action::change, {{"id", act.id}}, {{"answers", to}}});
}

}  // namespace

const std::vector<std::string>& act_columns() {
  static const std::vector<std::string> all = {
      "id",        "date",  "end",       "precision", "actor",
      "target",    "kind",  "magnitude", "unit",      "outcome",
      "scheduled", "terms", "package",   "line",      "severity",
      "answers",   "check", "summary",   "source",    "note"};
  return all;
}

RowEdit added_act(Cells cells) {
  return {"acts.csv", Action::add, {}, std::move(cells)};
}

Change edited_act(const Record& record,
                  const std::string& id,
                  const Cells& cells,
                  const std::string& reason) {
  Change change = {{"acts.csv", Action::change, {{"id", id}}, cells}};
  const auto renamed = cells.find("id");
  if (renamed == cells.end() || renamed->second == id) return change;
  const Cells to = {{"id", renamed->second}};
  for (const record::Doubt& doubt : record.doubts)
    if (doubt.id == id)
      change.push_back({"doubts.csv",
                        Action::change,
                        {{"id", id}, {"doubt", doubt.doubt}},
                        to});
  if (record.second_coding.contains(id))
    change.push_back({"second_coding.csv", Action::change, {{"id", id}}, to});
  lead_elsewhere(record, id, renamed->second, change);
  change.push_back(retired(id, renamed->second, reason));
  return change;
}

Change dropped_act(const Record& record,
                   const std::string& id,
                   const std::string& replaced_by,
                   const std::string& reason) {
  Change change = {{"acts.csv", Action::remove, {{"id", id}}, {}}};
  for (const record::Doubt& doubt : record.doubts)
    if (doubt.id == id)
      change.push_back({"doubts.csv",
                        Action::remove,
                        {{"id", id}, {"doubt", doubt.doubt}},
                        {}});
  if (record.second_coding.contains(id))
    change.push_back({"second_coding.csv", Action::remove, {{"id", id}}, {}});
  lead_elsewhere(record, id, replaced_by, change);
  change.push_back(retired(id, replaced_by, reason));
  return change;
}

RowEdit new_source(const std::string& source,
                   std::string pattern,
                   const std::string& source_class,
                   const std::string& citation) {
  if (pattern.empty()) {
    pattern = record::host_of(source);
    if (pattern.starts_with("www.")) pattern.erase(0, 4);
    if (pattern.empty()) pattern = source;
  }
  return {
      "sources.csv",
      Action::add,
      {},
      {{"pattern", pattern}, {"class", source_class}, {"citation", citation}}};
}

}  // namespace entente::keep
