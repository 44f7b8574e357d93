#include "entente/report/tables/csv.hpp"

#include <charconv>

#include <fmt/format.h>

namespace entente::report {

namespace {

bool is_number(const std::string& text) {
  double value = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  return error == std::errc{} && stop == end;
}

// What a spreadsheet would take for a formula is text behind an apostrophe;
// numbers, negative ones too, stay numbers.
std::string no_formula(const std::string& text) {
  const bool risky = text.find_first_of("=+-@\t\r\n") == 0;
  return risky && !is_number(text) ? "'" + text : text;
}

}  // namespace

std::string csv_line(const std::vector<std::string>& cells) {
  std::string out;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) out += ',';
    const std::string cell = no_formula(cells[i]);
    if (cell.find_first_of(",;\t\"\r\n") == std::string::npos) {
      out += cell;
      continue;
    }
    out += '"';
    for (const char c : cell) {
      if (c == '"') out += '"';
      out += c;
    }
    out += '"';
  }
  return out + "\n";
}

std::string cell_of(const Json& object, const char* key) {
  const Json& value = part(object, key);
  if (value.is_null()) return "";
  if (value.is_number_float())
    return fmt::format("{:.4g}", value.get<double>());
  return value.is_string() ? value.get<std::string>() : value.dump();
}

std::string table_of(const Json& rows, const std::vector<const char*>& keys) {
  std::vector<std::string> head;
  for (const char* key : keys)
    head.emplace_back(key);
  std::string out = csv_line(head);
  for (const Json& row : rows) {
    std::vector<std::string> cells;
    for (const char* key : keys)
      cells.push_back(cell_of(row, key));
    out += csv_line(cells);
  }
  return out;
}

}  // namespace entente::report
