// A table of a case read by the names of its columns.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "entente/casefile/csv.hpp"
#include "entente/core/day.hpp"

namespace entente::casefile {

struct Columns {
  std::vector<std::string> required;
  std::vector<std::string> optional;
};

class Row;

// Reports columns that are unknown, missing or there twice. A column that is
// not there reads as empty cells.
class Sheet {
 public:
  Sheet(CsvTable table, const Columns& columns, Diagnostics& diagnostics);
  std::vector<Row> rows() const;
  const CsvTable& table() const { return table_; }
  // Whole: every row of the file, with every column that it needs.
  Extent extent() const { return table_.extent; }

 private:
  friend class Row;
  friend Extent each_row(std::string_view,
                         const std::string&,
                         const Columns&,
                         const std::function<void(const Row&)>&,
                         Diagnostics&);
  CsvTable table_;
  std::map<std::string, std::size_t> index_;
  Diagnostics* diagnostics_;
};

// One row; each function reports a cell that breaks its rule, at its place.
class Row {
 public:
  Row(const Sheet& sheet, std::size_t row) : sheet_(&sheet), row_(row) {}

  // May be empty.
  const std::string& text(const std::string& column) const;
  // Must not be empty.
  const std::string& filled(const std::string& column) const;
  // YYYY-MM-DD; nothing when empty or wrong (then reported).
  std::optional<Day> day(const std::string& column) const;
  std::optional<Day> filled_day(const std::string& column) const;
  // A number; nothing when empty or wrong (then reported).
  std::optional<double> number(const std::string& column) const;
  // The same within a range, both ends inside; `why`: the rule.
  std::optional<double> number_in(const std::string& column,
                                  double low,
                                  double high,
                                  const std::string& why) const;
  // Parts between separators; an empty cell gives none.
  std::vector<std::string> list(const std::string& column,
                                char separator) const;
  // One of these words, or `otherwise` when the cell is empty.
  template <class T>
  T choice(const std::string& column,
           const std::vector<std::pair<std::string, T>>& words,
           T otherwise) const {
    const std::string& word = text(column);
    if (word.empty()) return otherwise;
    for (const auto& [name, value] : words) {
      if (word == name) return value;
    }
    std::vector<std::string> names;
    for (const auto& entry : words)
      names.push_back(entry.first);
    report_word(column, names);
    return otherwise;
  }
  // Empty or one of these words.
  const std::string& word(const std::string& column,
                          const std::vector<std::string>& words) const;
  // Two days, the second not before the first (reported otherwise).
  Span span(const std::string& from, const std::string& to) const;

  Place place(const std::string& column) const;
  void report(const std::string& column,
              std::string problem,
              std::string why,
              std::string hint) const;

 private:
  const Cell* cell(const std::string& column) const;
  void report_word(const std::string& column,
                   const std::vector<std::string>& names) const;

  const Sheet* sheet_;
  std::size_t row_;
};

// Reads a table row by row and holds one at a time: for the table that may have
// half a million.
Extent each_row(std::string_view bytes,
                const std::string& file,
                const Columns& columns,
                const std::function<void(const Row&)>& read,
                Diagnostics& diagnostics);

// "did you mean 'x'?" for the nearest candidate, else `otherwise`.
std::string did_you_mean(const std::string& word,
                         const std::vector<std::string>& candidates,
                         const std::string& otherwise);

// "'a', 'b' or 'c'"
std::string one_of_text(const std::vector<std::string>& words);

}  // namespace entente::casefile
