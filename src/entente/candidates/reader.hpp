// The rows of a table that may be larger than memory, one at a time.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace entente::candidates {

enum class Quotes {
  none,          // a quotation mark is a character like any other
  around_cells,  // it may stand around a cell, which holds no line end
  rfc4180        // a cell between them may hold separators and line ends
};

// A row; its cells are valid until the next one is read.
struct RawRow {
  std::size_t line = 0;   // of its first character, from 1
  std::size_t lines = 1;  // that it covers
  bool closed = true;     // false: a quotation mark that never ends
  std::string_view text;  // as it stands in the file
  std::vector<std::string_view> cells;
};

class Reader {
 public:
  static constexpr std::size_t kMostBytes = std::size_t{8} << 20;  // of a row

  // Reads on from where `fd` is; it stays open.
  Reader(int fd, char separator, Quotes quotes);

  // False at the end, or where the file cannot be read further.
  bool next(RawRow& row);
  // Why it could not be read to its end; EFBIG: a row above kMostBytes.
  int error() const { return error_; }
  std::size_t lines() const { return lines_; }
  std::size_t bytes() const { return bytes_; }

 private:
  // The end of the row that begins at begin_, its line end left out.
  bool find_end(RawRow& row, std::size_t& end, std::size_t& next);
  bool fill();
  void split(RawRow& row, std::size_t end);
  std::string_view unquoted(std::string_view cell);

  int fd_;
  char separator_;
  Quotes quotes_;
  std::string buffer_;
  std::string plain_;  // cells without their quotation marks
  std::size_t begin_ = 0, end_ = 0;
  bool at_end_ = false;
  int error_ = 0;
  std::size_t lines_ = 0, bytes_ = 0;
};

}  // namespace entente::candidates
