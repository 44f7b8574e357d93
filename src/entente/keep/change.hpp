// A change of a case: rows of its tables that are added, changed or removed
// together. It happens wholly or not at all (keep/store), only when the case
// checks afterwards, and is made from the files as they stand when it is
// written: two writers at once both get their rows in.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "entente/casefile/case.hpp"
#include "entente/core/writing.hpp"
#include "entente/keep/table_text.hpp"

namespace entente::keep {

enum class Action { add, change, remove, set_day, append, put };

// add: a row with `cells`. Where the table is in the order of the column that
// it is read by (docs/files.md: acts by date), at its place; a window of
// coverage after the last of its family; else at the end. A table that is not
// there yet begins with it.
// change: `cells` in the row that `where` fits; exactly one.
// remove: every row that `where` fits; at least one.
// set_day: of a TOML file: where {{"table", "window"}, {"key", "as_of"}} names
// a day, that becomes the one in cells {{"day", "2001-02-28"}}.
// put: a whole file, see keep/whole_file.
// append: of a TOML file: the lines in cells {{"text", "[[question]]\n..."}} at
// its end, after an empty one, with the line ends that the file has.
struct RowEdit {
  std::string file;  // "acts.csv"
  Action action = Action::add;
  Cells where;
  Cells cells;
};
using Change = std::vector<RowEdit>;

// The files after the change, in the order of the edits. What cannot be done
// (no such row, no such column) is reported, and nothing is changed then.
// Expects tables of a case that read without a mistake.
casefile::Files changed(const casefile::Files& files,
                        const Change& change,
                        Diagnostics& mistakes);

// What the case would be: read it before anything is written.
casefile::Reading preview(const std::filesystem::path& folder,
                          const Change& change);

// One of the two says why nothing was written; else all of it is.
struct Kept {
  Diagnostics mistakes;  // as `record check` would print them afterwards
  std::optional<NotWritten> not_written;
  // The bytes of the files that changed; a file that is only in one of them
  // was begun or taken out.
  casefile::Files before, after;
  bool done() const { return mistakes.empty() && !not_written; }
};
Kept commit(const std::filesystem::path& folder, const Change& change);

}  // namespace entente::keep
