#include "entente/casefile/sheet.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "entente/casefile/dates.hpp"
#include "entente/casefile/ranges.hpp"
#include "entente/core/holds.hpp"

namespace entente::casefile {
namespace {

const std::string kEmpty;

}  // namespace

std::string did_you_mean(const std::string& word,
                         const std::vector<std::string>& candidates,
                         const std::string& otherwise) {
  const std::string best = nearest(word, candidates);
  return best.empty() ? otherwise : "did you mean '" + best + "'?";
}

std::string one_of_text(const std::vector<std::string>& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text += i + 1 == words.size() ? " or " : ", ";
    text += "'" + words[i] + "'";
  }
  return text;
}

Sheet::Sheet(CsvTable table, const Columns& columns, Diagnostics& diagnostics)
    : table_(std::move(table)), diagnostics_(&diagnostics) {
  if (table_.header.empty()) return;  // reported by read_csv
  std::vector<std::string> known = columns.required;
  known.insert(known.end(), columns.optional.begin(), columns.optional.end());
  for (std::size_t i = 0; i < table_.header.size(); ++i) {
    const Cell& cell = table_.header[i];
    const Place place{table_.file, cell.line, cell.column};
    if (!holds(known, cell.text)) {
      diagnostics.push_back(
          {place, "unknown column '" + cell.text + "'",
           "a column that nobody reads would be dropped silently",
           did_you_mean(cell.text, known,
                        "the columns are " + one_of_text(known))});
    } else if (!index_.emplace(cell.text, i).second) {
      diagnostics.push_back(
          {place, "the column '" + cell.text + "' stands twice",
           "a cell would have two values", "remove one of the two columns"});
    }
  }
  for (const std::string& name : columns.required) {
    if (!index_.contains(name)) {
      table_.extent = Extent::part;
      diagnostics.push_back({{table_.file, 1, 1},
                             "the column '" + name + "' is missing",
                             "every row needs it",
                             "add it to the header and to every row"});
    }
  }
}

std::vector<Row> Sheet::rows() const {
  std::vector<Row> all;
  for (std::size_t i = 0; i < table_.rows.size(); ++i) {
    all.emplace_back(*this, i);
  }
  return all;
}

Extent each_row(std::string_view bytes,
                const std::string& file,
                const Columns& columns,
                const std::function<void(const Row&)>& read,
                Diagnostics& diagnostics) {
  std::optional<Sheet> sheet;
  const Extent extent = visit_csv(
      bytes, file,
      [&](std::vector<Cell>& header) {
        sheet.emplace(CsvTable{file, std::move(header), {{}}, Extent::whole},
                      columns, diagnostics);
      },
      [&](std::vector<Cell>& row) {
        sheet->table_.rows[0].swap(row);
        read(Row(*sheet, 0));
      },
      diagnostics);
  const bool whole = sheet && sheet->extent() == Extent::whole;
  return whole ? extent : Extent::part;
}

const Cell* Row::cell(const std::string& column) const {
  const auto at = sheet_->index_.find(column);
  if (at == sheet_->index_.end()) return nullptr;
  return &sheet_->table_.rows[row_][at->second];
}

const std::string& Row::text(const std::string& column) const {
  const Cell* found = cell(column);
  return found == nullptr ? kEmpty : found->text;
}

const std::string& Row::filled(const std::string& column) const {
  const Cell* found = cell(column);
  if (found != nullptr && found->text.empty()) {
    report(column, "the cell '" + column + "' is empty",
           "every row of this table needs it", "fill it in");
  }
  return text(column);
}

std::optional<Day> Row::day(const std::string& column) const {
  const std::string& word = text(column);
  if (word.empty()) return {};
  const std::optional<Day> day = parse_day(word);
  if (!day) {
    report(column, "'" + word + "' is no date",
           "dates are written YYYY-MM-DD and must exist in the calendar",
           date_hint(word));
  } else if (!is_date_of_a_case(*day)) {
    report(column, "'" + word + "' cannot be meant",
           "dates of a case lie between " + iso(kDates.from) + " and " +
               iso(kDates.to),
           "mend the year");
  }
  return day;
}

std::optional<Day> Row::filled_day(const std::string& column) const {
  filled(column);
  return day(column);
}

std::optional<double> Row::number(const std::string& column) const {
  const std::string& word = text(column);
  if (word.empty()) return {};
  double value = 0;
  const char* end = word.data() + word.size();
  const auto [stop, error] = std::from_chars(word.data(), end, value);
  if (error == std::errc{} && stop == end && std::isfinite(value)) {
    return value;
  }
  report(column, "'" + word + "' is no number",
         "'" + column + "' is read as a number",
         "write digits with a point, no thousands separator, or leave it "
         "empty");
  return {};
}

std::optional<double> Row::number_in(const std::string& column,
                                     double low,
                                     double high,
                                     const std::string& why) const {
  const std::optional<double> value = number(column);
  if (!value || (*value >= low && *value <= high)) return value;
  report(column, "'" + column + "' is " + text(column), why,
         fmt::format("write a number from {:.10g} to {:.10g}", low, high));
  return {};
}

std::vector<std::string> Row::list(const std::string& column,
                                   char separator) const {
  std::vector<std::string> parts;
  const std::string& all = text(column);
  if (all.empty()) return parts;
  std::size_t start = 0;
  while (true) {
    const auto end = all.find(separator, start);
    parts.push_back(all.substr(start, end - start));
    if (parts.back().empty()) {
      report(column, "'" + all + "' holds an empty part",
             std::string("parts are joined by one '") + separator + "'",
             "remove the separator that is too many");
      parts.pop_back();
    }
    if (end == std::string::npos) return parts;
    start = end + 1;
  }
}

const std::string& Row::word(const std::string& column,
                             const std::vector<std::string>& words) const {
  const std::string& value = text(column);
  if (!value.empty() && !holds(words, value)) report_word(column, words);
  return value;
}

Span Row::span(const std::string& from, const std::string& to) const {
  const std::optional<Day> first = filled_day(from);
  const std::optional<Day> last = filled_day(to);
  if (!first || !last) return {};
  if (*last < *first) {
    report(to,
           "the end " + iso(*last) + " lies before the start " + iso(*first),
           "a span ends on its last day", "exchange the two or mend the year");
    return {};
  }
  return {*first, *last};
}

Place Row::place(const std::string& column) const {
  const Cell* found = cell(column);
  const Cell& at =
      found == nullptr ? sheet_->table_.rows[row_].front() : *found;
  return {sheet_->table_.file, at.line, at.column};
}

void Row::report(const std::string& column,
                 std::string problem,
                 std::string why,
                 std::string hint) const {
  sheet_->diagnostics_->push_back(
      {place(column), std::move(problem), std::move(why), std::move(hint)});
}

void Row::report_word(const std::string& column,
                      const std::vector<std::string>& names) const {
  const std::string& word = text(column);
  report(column, "unknown " + column + " '" + word + "'",
         "'" + column + "' is " + one_of_text(names),
         did_you_mean(word, names, "choose one of these words"));
}

}  // namespace entente::casefile
