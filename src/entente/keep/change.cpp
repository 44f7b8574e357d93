#include "entente/keep/change.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "entente/casefile/sheet.hpp"
#include "entente/core/check.hpp"
#include "entente/keep/act_change.hpp"
#include "entente/keep/store.hpp"
#include "entente/keep/toml_text.hpp"
#include "entente/keep/whole_file.hpp"

namespace entente::keep {
namespace {

namespace fs = std::filesystem;

// How a table is kept: the column that its rows may be in the order of, the one
// by which like stands beside like, and the columns of a new one.
struct Custom {
  std::string file, order, beside;
  std::vector<std::string> columns;
};

const std::vector<Custom>& customs() {
  static const std::vector<Custom> all = {
      {"acts.csv", "date", "", act_columns()},
      {"coverage.csv",
       "",
       "family",
       {"family", "kinds", "selector", "from", "to", "quality", "reason"}},
      {"doubts.csv", "id", "", {"id", "doubt", "source"}},
      {"forecasts.csv", "", "", {"who", "when", "p", "question", "note"}},
      {"retired_ids.csv", "old_id", "", {"old_id", "new_id", "reason"}},
      {"second_coding.csv",
       "id",
       "",
       {"id", "terms", "severity", "certainty", "reason"}},
      {"sources.csv", "pattern", "", {"pattern", "class", "citation"}}};
  return all;
}

// Rows of any other table go to its end.
const Custom& custom_of(const std::string& file) {
  static const Custom plain;
  const auto found =
      std::find_if(customs().begin(), customs().end(),
                   [&](const Custom& one) { return one.file == file; });
  return found == customs().end() ? plain : *found;
}

// Whether the rows stand in the order of the column.
bool in_order(const TableText& table, const std::string& column) {
  if (column.empty()) return false;
  std::string before;
  for (std::size_t i = 0; i < table.rows(); ++i) {
    std::string now = table.cell(i, column);
    if (now < before) return false;
    before = std::move(now);
  }
  return true;
}

// After the last row that is not greater.
std::size_t place_in_order(const TableText& table,
                           const std::string& column,
                           const std::string& value) {
  std::size_t place = table.rows();
  while (place > 0 && table.cell(place - 1, column) > value)
    --place;
  return place;
}

std::size_t place_of(const TableText& table,
                     const Custom& custom,
                     const Cells& cells) {
  const auto cell = [&](const std::string& column) {
    const auto found = cells.find(column);
    return found == cells.end() ? std::string() : found->second;
  };
  const std::size_t end = table.rows();
  for (std::size_t i = end; !custom.beside.empty() && i > 0; --i)
    if (table.cell(i - 1, custom.beside) == cell(custom.beside)) return i;
  if (!in_order(table, custom.order)) return end;
  return place_in_order(table, custom.order, cell(custom.order));
}

// A row whose day is changed goes where it belongs, where the rows had an
// order.
void change_row(TableText& table,
                const Custom& custom,
                std::size_t row,
                const Cells& cells) {
  const bool ordered = in_order(table, custom.order);
  table.change(row, cells);
  if (!ordered || in_order(table, custom.order)) return;
  const std::string line = table.line(row);
  const std::string value = table.cell(row, custom.order);
  table.remove(row);
  table.insert_line(place_in_order(table, custom.order, value), line);
}

std::string text_of(const Cells& cells) {
  std::string text;
  for (const auto& [column, value] : cells)
    text += (text.empty() ? "" : ", ") + column + " '" + value + "'";
  return text;
}

// Whether the table has each column that a cell is written to; an empty cell
// needs none.
bool has_columns(const TableText& table,
                 const RowEdit& edit,
                 Diagnostics& mistakes) {
  bool all = true;
  for (const auto& [column, text] : edit.cells) {
    const auto& known = table.columns();
    const bool there =
        std::find(known.begin(), known.end(), column) != known.end();
    if (there || text.empty()) continue;
    all = false;
    mistakes.push_back(
        {{edit.file, 1, 1},
         "this table has no column '" + column + "' for '" + text + "'",
         "a column may be left out where every cell of it would be empty",
         "write '" + column +
             "' at the end of the first line and a comma at the end of "
             "every other, or leave it out here"});
  }
  return all;
}

// The cells that the table has a column for.
Cells placed(const TableText& table, const Cells& cells) {
  Cells kept;
  for (const std::string& column : table.columns())
    if (const auto found = cells.find(column); found != cells.end())
      kept.insert(*found);
  return kept;
}

void apply(const RowEdit& edit, TableText& table, Diagnostics& mistakes) {
  if (!has_columns(table, edit, mistakes)) return;
  const Cells cells = placed(table, edit.cells);
  if (edit.action == Action::add) {
    table.insert(place_of(table, custom_of(edit.file), cells), cells);
    return;
  }
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < table.rows(); ++i)
    if (table.fits(i, edit.where)) found.push_back(i);
  const bool one = edit.action == Action::change;
  if (found.empty() || (one && found.size() > 1)) {
    mistakes.push_back(
        {{edit.file, 0, 0},
         fmt::format("{} has {}",
                     found.empty() ? "no row" : "more than one row",
                     text_of(edit.where)),
         "what is to be changed is named by what its row holds",
         "look at the table: another may have changed it meanwhile"});
    return;
  }
  if (one) change_row(table, custom_of(edit.file), found.front(), cells);
  for (auto i = found.rbegin(); !one && i != found.rend(); ++i)
    table.remove(*i);
}

void set_day(const RowEdit& edit,
             casefile::Files& files,
             Diagnostics& mistakes) {
  const std::string& table = edit.where.at("table");
  const std::string& key = edit.where.at("key");
  const std::optional<Day> day = parse_day(edit.cells.at("day"));
  ENTENTE_EXPECTS(day.has_value());
  const std::string bytes = with_day(files.at(edit.file), table, key, *day);
  if (!bytes.empty()) {
    files[edit.file] = bytes;
    return;
  }
  mistakes.push_back({{edit.file, 0, 0},
                      "no day stands as " + key + " in [" + table + "]",
                      "it is replaced where it stands as YYYY-MM-DD",
                      "write it there by hand"});
}

// The file that a change takes out.
std::optional<std::string> gone_from(const casefile::Files& before,
                                     const casefile::Files& after) {
  std::optional<std::string> gone;
  for (const auto& [name, bytes] : before) {
    if (after.contains(name)) continue;
    ENTENTE_EXPECTS(!gone);
    gone = name;
  }
  return gone;
}

Diagnostics as_read(const fs::path& folder) {
  return casefile::read_case(folder).diagnostics;
}

}  // namespace

casefile::Files changed(const casefile::Files& files,
                        const Change& change,
                        Diagnostics& mistakes) {
  casefile::Files after = files;
  std::map<std::string, TableText> tables;
  const std::size_t before = mistakes.size();
  for (const RowEdit& edit : change) {
    if (edit.action == Action::set_day) {
      set_day(edit, after, mistakes);
      continue;
    }
    if (edit.action == Action::put) {
      apply_whole(edit, after, mistakes);
      continue;
    }
    if (edit.action == Action::append) {
      std::string& bytes = after[edit.file];
      bytes = with_lines(bytes, edit.cells.at("text"));
      continue;
    }
    auto table = tables.find(edit.file);
    if (table == tables.end()) {
      const auto bytes = files.find(edit.file);
      table =
          tables
              .emplace(edit.file, bytes == files.end()
                                      ? TableText(custom_of(edit.file).columns)
                                      : TableText(bytes->second))
              .first;
    }
    apply(edit, table->second, mistakes);
  }
  if (mistakes.size() > before) return files;
  for (const auto& [file, table] : tables)
    after[file] = table.bytes();
  return after;
}

casefile::Reading preview(const fs::path& folder, const Change& change) {
  casefile::Reading now = casefile::read_case(folder);
  if (!now.diagnostics.empty()) return now;
  Diagnostics mistakes;
  const casefile::Files files = casefile::load_files(folder, mistakes);
  const casefile::Files after = changed(files, change, mistakes);
  if (!mistakes.empty()) return {{}, mistakes};
  return casefile::read_case(after, now.value.id);
}

Kept commit(const fs::path& folder, const Change& change) {
  // What is no case is not written to, not even a lock.
  Diagnostics unread;
  casefile::load_files(folder, unread);
  if (!unread.empty()) return {as_read(folder), {}};
  std::optional<Lock> lock;
  if (auto problem = Lock::take(folder, lock)) return {{}, problem};
  const bool is_whole = std::all_of(
      change.begin(), change.end(),
      [](const RowEdit& edit) { return edit.action == Action::put; });
  // Again where a person saved a file between reading and writing.
  constexpr int kMostTries = 5;
  for (int tries = 1;; ++tries) {
    Diagnostics mistakes;
    const casefile::Files files = casefile::load_files(folder, mistakes);
    // Whole files may mend a case that does not check.
    if (mistakes.empty() && !is_whole)
      mistakes = casefile::read_case(files, "case").diagnostics;
    if (!mistakes.empty()) return {mistakes, {}};
    casefile::Files after = changed(files, change, mistakes);
    if (mistakes.empty())
      mistakes = casefile::read_case(after, "case").diagnostics;
    if (!mistakes.empty()) return {mistakes, {}};
    const std::optional<std::string> gone = gone_from(files, after);
    std::erase_if(after, [&](const auto& one) {
      const auto old = files.find(one.first);
      return old != files.end() && old->second == one.second;
    });
    if (after.empty() && !gone) return {};
    if (tries < kMostTries && casefile::load_files(folder, mistakes) != files)
      continue;
    // Two steps would not be all or nothing.
    ENTENTE_EXPECTS(!gone || after.empty());
    Kept kept{{}, gone ? take_file(folder, *gone) : put_files(folder, after)};
    for (const auto& [name, bytes] : files)
      if (after.contains(name) || name == gone) kept.before[name] = bytes;
    kept.after = std::move(after);
    return kept;
  }
}

}  // namespace entente::keep
