#include "entente/casefile/csv.hpp"

#include <csv.h>

#include "entente/core/check.hpp"

namespace entente::casefile {
namespace {

// Length of the UTF-8 sequence that begins at `at`, 0 when it is none
// (Unicode 15, table 3-7).
std::size_t sequence_length(std::string_view bytes, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return i < bytes.size() ? static_cast<unsigned char>(bytes[i])
                            : static_cast<unsigned char>(0);
  };
  const auto follows = [&](std::size_t i, int from = 0x80, int to = 0xBF) {
    return byte(i) >= from && byte(i) <= to;
  };
  const int first = byte(at);
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return follows(at + 1) ? 2 : 0;
  if (first >= 0xE0 && first <= 0xEF) {
    const int from = first == 0xE0 ? 0xA0 : 0x80;
    const int to = first == 0xED ? 0x9F : 0xBF;
    return follows(at + 1, from, to) && follows(at + 2) ? 3 : 0;
  }
  if (first >= 0xF0 && first <= 0xF4) {
    const int from = first == 0xF0 ? 0x90 : 0x80;
    const int to = first == 0xF4 ? 0x8F : 0xBF;
    return follows(at + 1, from, to) && follows(at + 2) && follows(at + 3) ? 4
                                                                           : 0;
  }
  return 0;
}

bool is_control(char c) {
  const auto u = static_cast<unsigned char>(c);
  return (u < 0x20 && c != '\t' && c != '\n' && c != '\r') || u == 0x7F;
}

// Line and column of the byte that is read next.
struct Cursor {
  int line = 1;
  int column = 1;
  void pass(char c) {
    if (c == '\n') {
      ++line;
      column = 1;
    } else if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) {
      ++column;  // a continuation byte is no character of its own
    }
  }
};

// What libcsv hands over. It gives no places, so it is fed byte by byte: a cell
// ends with the byte during which it is handed over.
struct Builder {
  std::vector<std::vector<Cell>> rows;
  std::vector<Cell> row;
  Cursor start;  // of the cell that is being read
};

void take_cell(void* text, std::size_t size, void* builder) {
  auto* to = static_cast<Builder*>(builder);
  to->row.push_back({std::string(static_cast<const char*>(text), size),
                     to->start.line, to->start.column});
}

void take_row(int, void* builder) {
  auto* to = static_cast<Builder*>(builder);
  to->rows.push_back(std::move(to->row));
  to->row.clear();
}

// libcsv's states before the first character of a cell: 0 at the start of a
// row, 1 inside one.
constexpr int kCellNotBegun = 1;

struct Parser {
  csv_parser state{};
  Parser() {
    const int failed = csv_init(&state, CSV_STRICT | CSV_STRICT_FINI);
    ENTENTE_EXPECTS(failed == 0);
  }
  ~Parser() { csv_free(&state); }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;
};

void report_quote(const Place& place, Diagnostics& diagnostics) {
  diagnostics.push_back(
      {place, "a quotation mark stands where none can",
       "a cell that holds a comma, a quotation mark or a line break is put "
       "between quotation marks, and each mark inside it is doubled (RFC 4180)",
       "write \"He said \"\"no\"\", then left\" or remove the mark"});
}

std::vector<std::vector<Cell>> cells_of(std::string_view bytes,
                                        const std::string& file,
                                        Diagnostics& diagnostics) {
  Parser parser;
  Builder builder;
  Cursor now;
  for (const char c : bytes) {
    const std::size_t used =
        csv_parse(&parser.state, &c, 1, take_cell, take_row, &builder);
    if (used != 1) {
      report_quote({file, now.line, now.column}, diagnostics);
      return std::move(builder.rows);
    }
    now.pass(c);
    if (parser.state.pstate <= kCellNotBegun) builder.start = now;
  }
  if (csv_fini(&parser.state, take_cell, take_row, &builder) != 0) {
    diagnostics.push_back(
        {{file, builder.start.line, builder.start.column},
         "this cell begins with a quotation mark and never ends",
         "the closing mark is missing, so the rest of the file is inside it",
         "close the cell with a quotation mark"});
  }
  return std::move(builder.rows);
}

}  // namespace

Place first_bad_byte(std::string_view bytes, const std::string& file) {
  Cursor now;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t length = sequence_length(bytes, at);
    if (length == 0 || is_control(bytes[at])) {
      return {file, now.line, now.column};
    }
    for (std::size_t i = 0; i < length; ++i)
      now.pass(bytes[at + i]);
    at += length;
  }
  return {file, 0, 0};
}

CsvTable read_csv(std::string_view bytes,
                  const std::string& file,
                  Diagnostics& diagnostics) {
  CsvTable table;
  table.file = file;
  const Place bad = first_bad_byte(bytes, file);
  if (bad.line > 0) {
    diagnostics.push_back({bad, "here is a byte that is no text",
                           "tables are plain text in UTF-8",
                           "save the table as CSV UTF-8"});
    return table;
  }
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (bytes.starts_with(byte_order_mark)) {
    bytes.remove_prefix(byte_order_mark.size());
  }
  std::vector<std::vector<Cell>> rows = cells_of(bytes, file, diagnostics);
  if (rows.empty()) {
    diagnostics.push_back({{file, 1, 1},
                           "the table is empty",
                           "the first line of a table names its columns",
                           "write the header, see docs/files.md"});
    return table;
  }
  table.header = std::move(rows.front());
  for (std::size_t i = 1; i < rows.size(); ++i) {
    if (rows[i].size() == table.header.size()) {
      table.rows.push_back(std::move(rows[i]));
      continue;
    }
    const Cell& first = rows[i].front();
    diagnostics.push_back(
        {{file, first.line, first.column},
         "this row has " + std::to_string(rows[i].size()) +
             " cells, the header has " + std::to_string(table.header.size()),
         "every row has one cell for each column",
         "look for a missing comma, or a comma inside a cell without quotes"});
  }
  return table;
}

}  // namespace entente::casefile
