#include "entente/desk/rooms/add/proposed.hpp"

#include <algorithm>
#include <array>

#include "entente/casefile/csv.hpp"
#include "entente/core/hash.hpp"
#include "entente/desk/page/frame.hpp"
#include "entente/desk/rooms/add/act_form.hpp"
#include "entente/keep/whole_file.hpp"

namespace entente::desk {
namespace {

using casefile::Files;

std::string bytes_in(const Files& files, const std::string& name) {
  const auto found = files.find(name);
  return found == files.end() ? "" : found->second;
}

std::string seen_of(const Pairs& pairs, const std::string& file) {
  for (const std::string& one : all_in(pairs, "seen"))
    if (one.starts_with(file + " ")) return one.substr(file.size() + 1);
  return "";
}

std::string line_at(const std::string& bytes, int line) {
  std::size_t at = 0;
  for (; line > 1; --line) {
    at = bytes.find('\n', at);
    if (at == std::string::npos) return "";
    ++at;
  }
  return bytes.substr(at, bytes.find('\n', at) - at);
}

// The column of the table in which a mistake stands.
std::string column_at(const std::string& bytes, const entente::Place& place) {
  Diagnostics aside;
  const casefile::CsvTable row = casefile::read_csv(
      line_at(bytes, 1) + "\n" + line_at(bytes, place.line), place.file, aside);
  if (row.rows.empty() || !aside.empty()) return "";
  for (std::size_t i = 0; i < row.header.size(); ++i)
    if (row.rows[0][i].column == place.column) return row.header[i].text;
  return "";
}

bool is_line_of(const std::string& bytes, int line, const std::string& id) {
  const std::string text = line_at(bytes, line);
  return text.find(id) != std::string::npos;
}

FieldMistake mistake_of(const Diagnostic& one,
                        const std::string& acts,
                        const std::string& id) {
  FieldMistake mistake{"", "", mistake_text(one)};
  if (one.place.file != "acts.csv" || one.place.line < 2 || id.empty() ||
      !is_line_of(acts, one.place.line, id))
    return mistake;
  const std::string column = column_at(acts, one.place);
  if (column.empty()) return mistake;
  mistake.field = "act-" + column;
  mistake.label = label_of(column);
  return mistake;
}

// What is not said yet is no mistake yet.
bool is_yet_to_come(const FieldMistake& mistake, const Wanted& wanted) {
  if (mistake.field == "act-source" && !wanted.strange.empty()) return true;
  return std::any_of(
      wanted.missing.begin(), wanted.missing.end(),
      [&](const Missing& one) { return one.field == mistake.field; });
}

void add_mistakes(const Diagnostics& found,
                  const std::string& acts,
                  Proposed& proposed) {
  for (const Diagnostic& one : found) {
    FieldMistake mistake = mistake_of(one, acts, proposed.wanted.after);
    if (!is_yet_to_come(mistake, proposed.wanted))
      proposed.mistakes.push_back(std::move(mistake));
  }
}

// The files that differ, and the change that puts them in the place of those
// that were seen.
void add_files(const Files& before,
               const Files& after,
               const Pairs& pairs,
               Proposed& proposed) {
  std::string all;
  for (const auto& [name, bytes] : after) {
    const auto was = before.find(name);
    if (was != before.end() && was->second == bytes) continue;
    proposed.after[name] = bytes;
    if (was != before.end()) proposed.before[name] = was->second;
    proposed.write.push_back(keep::put_file(name, bytes, seen_of(pairs, name)));
    all += name + " " + seen_of(pairs, name) + " " + sha256(bytes) + "\n";
  }
  proposed.looked = sha256(all);
}

}  // namespace

std::vector<std::string> seen_now(const Files& files) {
  constexpr std::array<const char*, 7> kTouched = {
      "acts.csv",        "case.toml",         "coverage.csv", "doubts.csv",
      "retired_ids.csv", "second_coding.csv", "sources.csv"};
  std::vector<std::string> seen;
  for (const char* name : kTouched)
    if (files.contains(name))
      seen.push_back(std::string(name) + " " + sha256(files.at(name)));
  return seen;
}

Proposed proposed_of(const State& state, const Pairs& pairs) {
  const Loaded& loaded = *state.loaded;
  Proposed proposed;
  proposed.wanted = wanted_of(loaded, pairs);
  if (!state.mistakes->empty())
    proposed.wanted.mistakes.push_back({{},
                                        "the case does not check as it stands",
                                        "a change is made of files that check",
                                        "mend first what stands above"});
  add_mistakes(proposed.wanted.mistakes, "", proposed);
  if (proposed.wanted.change.empty() || !proposed.mistakes.empty())
    return proposed;
  Diagnostics mistakes;
  const Files after =
      keep::changed(loaded.files, proposed.wanted.change, mistakes);
  add_mistakes(mistakes, "", proposed);
  if (!mistakes.empty()) return proposed;
  add_files(loaded.files, after, pairs, proposed);
  keep::changed(loaded.files, proposed.write, mistakes);
  proposed.is_stale = !mistakes.empty();
  add_mistakes(mistakes, "", proposed);
  if (proposed.is_stale) return proposed;
  casefile::Reading reading = casefile::read_case(after, loaded.the_case.id);
  add_mistakes(reading.diagnostics, bytes_in(after, "acts.csv"), proposed);
  if (reading.diagnostics.empty() && proposed.wanted.missing.empty())
    proposed.value = std::make_shared<casefile::Case>(std::move(reading.value));
  return proposed;
}

}  // namespace entente::desk
