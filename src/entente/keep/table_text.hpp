// A table as its bytes: rows are added, changed and removed, and every byte of
// the others stays. A line keeps its end (LF, CRLF or none), a cell that is not
// changed its quotation marks and blanks.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace entente::keep {

// Cells by the names of their columns; those that are not named are empty in a
// new row, and stay as they are in a changed one.
using Cells = std::map<std::string, std::string>;

// The cells of a row as they stand in it, quotation marks and blanks included;
// and what one of them says to a reader of the table (casefile/csv).
std::vector<std::string_view> raw_cells(std::string_view line);
std::string decoded(std::string_view raw);
// A cell in the form that reads as this text; quoted only where it must be.
std::string encoded(const std::string& text);

// Expects a table that read_csv takes without a mistake.
class TableText {
 public:
  explicit TableText(std::string_view bytes);
  // A table without rows.
  explicit TableText(const std::vector<std::string>& columns);

  // Without their line ends.
  const std::string& header() const { return lines_[header_].text; }
  const std::string& line(std::size_t row) const {
    return lines_[rows_[row]].text;
  }

  const std::vector<std::string>& columns() const { return columns_; }
  std::size_t rows() const { return rows_.size(); }
  std::string cell(std::size_t row, const std::string& column) const;
  // Whether each of these cells says what is asked.
  bool fits(std::size_t row, const Cells& cells) const;

  // Before that row; at rows(), after the last one. Expects known columns.
  void insert(std::size_t row, const Cells& cells);
  // A row as it is to stand in the file.
  void insert_line(std::size_t row, std::string text);
  void change(std::size_t row, const Cells& cells);
  void remove(std::size_t row);

  std::string bytes() const;

 private:
  struct Line {
    std::string text;
    std::string end;  // "\n", "\r\n", "\r", or nothing at the end of the file
  };
  std::size_t index_of(const std::string& column) const;
  std::string new_end() const;

  std::string mark_;  // the byte order mark, where there is one
  std::vector<Line> lines_;
  std::size_t header_ = 0;         // of lines_
  std::vector<std::size_t> rows_;  // of lines_, without header and empty lines
  std::vector<std::string> columns_;
};

// The table's header and the rows whose `id` is one of these, as they stand in
// it and in its order; each with a line end.
std::string rows_of(std::string_view table, std::vector<std::string> ids);

}  // namespace entente::keep
