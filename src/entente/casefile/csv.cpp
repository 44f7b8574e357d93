#include "entente/casefile/csv.hpp"

#include <csv.h>

#include "entente/casefile/plain_text.hpp"
#include "entente/core/check.hpp"

namespace entente::casefile {
namespace {

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
  const TakeRow* take = nullptr;
  std::vector<Cell> row;
  Cursor start;  // of the cell that is being read
};

// A line break inside a cell is one character, whatever system wrote it: a
// carriage return would act on the page or terminal that it reaches.
std::string with_plain_breaks(std::string text) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
    text[kept++] = text[i] == '\r' ? '\n' : text[i];
  }
  text.resize(kept);
  return text;
}

void take_cell(void* text, std::size_t size, void* builder) {
  auto* to = static_cast<Builder*>(builder);
  to->row.push_back({with_plain_breaks({static_cast<const char*>(text), size}),
                     to->start.line, to->start.column});
}

void take_row(int, void* builder) {
  auto* to = static_cast<Builder*>(builder);
  (*to->take)(to->row);
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

// False where the text is no CSV from some place on.
bool pass_rows(std::string_view bytes,
               const std::string& file,
               const TakeRow& take,
               Diagnostics& diagnostics) {
  Parser parser;
  Builder builder;
  builder.take = &take;
  Cursor now;
  for (const char c : bytes) {
    const std::size_t used =
        csv_parse(&parser.state, &c, 1, take_cell, take_row, &builder);
    if (used != 1) {
      report_quote({file, now.line, now.column}, diagnostics);
      return false;
    }
    now.pass(c);
    if (parser.state.pstate <= kCellNotBegun) builder.start = now;
  }
  if (csv_fini(&parser.state, take_cell, take_row, &builder) == 0) return true;
  diagnostics.push_back(
      {{file, builder.start.line, builder.start.column},
       "this cell begins with a quotation mark and never ends",
       "the closing mark is missing, so the rest of the file is inside it",
       "close the cell with a quotation mark"});
  return false;
}

void report_length(const std::vector<Cell>& row,
                   std::size_t columns,
                   const std::string& file,
                   Diagnostics& diagnostics) {
  diagnostics.push_back(
      {{file, row.front().line, row.front().column},
       "this row has " + std::to_string(row.size()) +
           " cells, the header has " + std::to_string(columns),
       "every row has one cell for each column",
       "look for a missing comma, or a comma inside a cell without quotes"});
}

// A table whose header is one cell with other separators in it.
bool has_other_separator(const std::vector<Cell>& header,
                         const std::string& file,
                         Diagnostics& diagnostics) {
  if (header.size() != 1) return false;
  const std::string& line = header[0].text;
  const bool tab = line.find('\t') != std::string::npos;
  if (!tab && line.find(';') == std::string::npos && !line.starts_with("sep="))
    return false;
  diagnostics.push_back(
      {{file, 1, 1},
       std::string("the cells of this table are separated by ") +
           (tab ? "tabs" : "semicolons"),
       "the cells of a table are separated by commas",
       "save it as CSV UTF-8 with commas; nothing else of it was read"});
  return true;
}

}  // namespace

Extent visit_csv(std::string_view bytes,
                 const std::string& file,
                 const TakeRow& take_header,
                 const TakeRow& take_row,
                 Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.size();
  check_bytes(bytes, file, diagnostics);
  if (diagnostics.size() > before) return Extent::part;
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (bytes.starts_with(byte_order_mark)) {
    bytes.remove_prefix(byte_order_mark.size());
  }
  std::size_t columns = 0;  // of the header, once it is read
  bool refused = false;
  bool whole = true;
  const TakeRow take = [&](std::vector<Cell>& row) {
    if (columns == 0) {
      columns = row.size();
      refused = has_other_separator(row, file, diagnostics);
      if (!refused) take_header(row);
    } else if (!refused && row.size() == columns) {
      take_row(row);
    } else if (!refused) {
      whole = false;
      report_length(row, columns, file, diagnostics);
    }
  };
  if (!pass_rows(bytes, file, take, diagnostics)) whole = false;
  if (columns == 0) {
    diagnostics.push_back({{file, 1, 1},
                           "the table is empty",
                           "the first line of a table names its columns",
                           "write the header, see docs/files.md"});
  }
  return whole && !refused && columns > 0 ? Extent::whole : Extent::part;
}

CsvTable read_csv(std::string_view bytes,
                  const std::string& file,
                  Diagnostics& diagnostics) {
  CsvTable table;
  table.file = file;
  table.extent = visit_csv(
      bytes, file,
      [&](std::vector<Cell>& header) { table.header = std::move(header); },
      [&](std::vector<Cell>& row) { table.rows.push_back(std::move(row)); },
      diagnostics);
  return table;
}

}  // namespace entente::casefile
