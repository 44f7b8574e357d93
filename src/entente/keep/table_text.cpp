#include "entente/keep/table_text.hpp"

#include <algorithm>

#include "entente/core/check.hpp"

namespace entente::keep {
namespace {

constexpr std::string_view kMark = "\xEF\xBB\xBF";

bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_blank(text.front()))
    text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back()))
    text.remove_suffix(1);
  return text;
}

// Where the cell that begins at `at` ends: at a comma, a line end, or the end.
// A quotation mark opens a cell only as its first character that is no blank.
std::size_t end_of_cell(std::string_view text, std::size_t at) {
  while (at < text.size() && is_blank(text[at]))
    ++at;
  if (at < text.size() && text[at] == '"') {
    for (++at; at < text.size(); ++at) {
      if (text[at] != '"') continue;
      if (at + 1 == text.size() || text[at + 1] != '"') break;
      ++at;
    }
  }
  return std::min(text.find_first_of(",\r\n", at), text.size());
}

}  // namespace

std::vector<std::string_view> raw_cells(std::string_view line) {
  std::vector<std::string_view> cells;
  std::size_t at = 0;
  for (;;) {
    const std::size_t end = end_of_cell(line, at);
    cells.push_back(line.substr(at, end - at));
    if (end >= line.size()) return cells;
    at = end + 1;
  }
}

std::string decoded(std::string_view raw) {
  std::string_view inside = trimmed(raw);
  if (inside.empty() || inside.front() != '"') return std::string(inside);
  inside = inside.substr(1, inside.size() - 2);
  std::string text;
  for (std::size_t i = 0; i < inside.size(); ++i) {
    if (inside[i] == '"') ++i;  // the second of two
    if (inside[i] == '\r' && i + 1 < inside.size() && inside[i + 1] == '\n')
      continue;
    text += inside[i] == '\r' ? '\n' : inside[i];
  }
  return text;
}

std::string encoded(const std::string& text) {
  const bool plain = text.find_first_of(",\"\r\n") == std::string::npos &&
                     trimmed(text).size() == text.size();
  if (plain) return text;
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

TableText::TableText(std::string_view bytes) {
  if (bytes.starts_with(kMark)) {
    mark_ = kMark;
    bytes.remove_prefix(kMark.size());
  }
  std::size_t at = 0;
  while (at < bytes.size()) {
    std::size_t end = end_of_cell(bytes, at);
    while (end < bytes.size() && bytes[end] == ',')
      end = end_of_cell(bytes, end + 1);
    std::size_t next = std::min(end + 1, bytes.size());
    if (end + 1 < bytes.size() && bytes[end] == '\r' && bytes[end + 1] == '\n')
      ++next;
    lines_.push_back({std::string(bytes.substr(at, end - at)),
                      std::string(bytes.substr(end, next - end))});
    at = next;
  }
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    if (trimmed(lines_[i].text).empty()) continue;  // no row to the reader
    if (!columns_.empty()) {
      rows_.push_back(i);
      continue;
    }
    header_ = i;
    for (const std::string_view raw : raw_cells(lines_[i].text))
      columns_.push_back(decoded(raw));
  }
  ENTENTE_EXPECTS(!columns_.empty());
}

TableText::TableText(const std::vector<std::string>& columns)
    : columns_(columns) {
  std::string header;
  for (const std::string& column : columns)
    header += (header.empty() ? "" : ",") + encoded(column);
  lines_.push_back({header, "\n"});
}

std::size_t TableText::index_of(const std::string& column) const {
  const auto found = std::find(columns_.begin(), columns_.end(), column);
  return static_cast<std::size_t>(found - columns_.begin());
}

std::string TableText::cell(std::size_t row, const std::string& column) const {
  const std::size_t index = index_of(column);
  if (index == columns_.size()) return {};
  return decoded(raw_cells(lines_[rows_[row]].text)[index]);
}

bool TableText::fits(std::size_t row, const Cells& cells) const {
  return std::all_of(cells.begin(), cells.end(), [&](const auto& one) {
    return cell(row, one.first) == one.second;
  });
}

std::string TableText::new_end() const {
  const std::string& first = lines_[header_].end;
  return first.empty() ? "\n" : first;
}

void TableText::insert(std::size_t row, const Cells& cells) {
  std::vector<std::string> all(columns_.size());
  for (const auto& [column, text] : cells) {
    const std::size_t index = index_of(column);
    ENTENTE_EXPECTS(index < all.size());
    all[index] = encoded(text);
  }
  std::string text;
  for (std::size_t i = 0; i < all.size(); ++i)
    text += (i == 0 ? "" : ",") + all[i];
  insert_line(row, std::move(text));
}

void TableText::insert_line(std::size_t row, std::string text) {
  ENTENTE_EXPECTS(row <= rows_.size());
  // After the last row, or before the one that it is put in front of.
  const std::size_t after_last = (rows_.empty() ? header_ : rows_.back()) + 1;
  const std::size_t at = row == rows_.size() ? after_last : rows_[row];
  Line line{std::move(text), new_end()};
  if (at > 0 && lines_[at - 1].end.empty())
    std::swap(lines_[at - 1].end, line.end);
  lines_.insert(lines_.begin() + static_cast<std::ptrdiff_t>(at), line);
  for (std::size_t i = row; i < rows_.size(); ++i)
    ++rows_[i];
  rows_.insert(rows_.begin() + static_cast<std::ptrdiff_t>(row), at);
}

void TableText::change(std::size_t row, const Cells& cells) {
  Line& line = lines_[rows_[row]];
  const std::vector<std::string_view> raw = raw_cells(line.text);
  std::string text;
  for (std::size_t i = 0; i < raw.size(); ++i) {
    const auto wanted = cells.find(columns_[i]);
    const bool keeps =
        wanted == cells.end() || decoded(raw[i]) == wanted->second;
    text += (i == 0 ? "" : ",") +
            (keeps ? std::string(raw[i]) : encoded(wanted->second));
  }
  line.text = std::move(text);
}

void TableText::remove(std::size_t row) {
  const std::size_t at = rows_[row];
  // A file that ended without a line end still does.
  if (lines_[at].end.empty()) lines_[at - 1].end.clear();
  lines_.erase(lines_.begin() + static_cast<std::ptrdiff_t>(at));
  rows_.erase(rows_.begin() + static_cast<std::ptrdiff_t>(row));
  for (std::size_t i = row; i < rows_.size(); ++i)
    --rows_[i];
}

std::string TableText::bytes() const {
  std::string all = mark_;
  for (const Line& line : lines_)
    all += line.text + line.end;
  return all;
}

std::string rows_of(std::string_view table, std::vector<std::string> ids) {
  const TableText text(table);
  std::sort(ids.begin(), ids.end());
  std::string rows = text.header() + "\n";
  for (std::size_t row = 0; row < text.rows(); ++row)
    if (std::binary_search(ids.begin(), ids.end(), text.cell(row, "id")))
      rows += text.line(row) + "\n";
  return rows;
}

}  // namespace entente::keep
