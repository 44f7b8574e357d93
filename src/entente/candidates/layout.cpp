#include "entente/candidates/layout.hpp"

#include <algorithm>

#include "entente/casefile/fields.hpp"
#include "entente/casefile/sheet.hpp"
#include "entente/core/holds.hpp"

namespace entente::candidates {
namespace {

using casefile::Fields;
using casefile::TomlEntry;
using casefile::TomlKind;

const std::vector<std::string> kDateForms = {"YYYY-MM-DD", "YYYYMMDD",
                                             "M/D/YYYY", "D Month YYYY"};

std::optional<Day> day_of(std::string_view year,
                          std::string_view month,
                          std::string_view day) {
  if (year.size() != 4 || month.empty() || month.size() > 2 || day.empty() ||
      day.size() > 2)
    return {};
  std::string text(year);
  for (const std::string_view part : {month, day}) {
    text += '-';
    if (part.size() == 1) text += '0';
    text += part;
  }
  return parse_day(text);
}

// "January" or "Jan" to "01".
std::string month_number(std::string_view name) {
  static const std::vector<std::string> months = {
      "January", "February", "March",     "April",   "May",      "June",
      "July",    "August",   "September", "October", "November", "December"};
  for (std::size_t i = 0; i < months.size(); ++i)
    if (name == months[i] || name == months[i].substr(0, 3))
      return std::to_string(i + 1);
  return {};
}

std::vector<std::string_view> cut(std::string_view text, char at) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t end = text.find(at);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::optional<Day> in_form(std::string_view text, const std::string& form) {
  if (form == "YYYY-MM-DD") {
    // A time of day may follow.
    if (text.size() > 10 && (text[10] == ' ' || text[10] == 'T'))
      text = text.substr(0, 10);
    return parse_day(text);
  }
  if (form == "YYYYMMDD") {
    const bool digits = std::all_of(
        text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!digits || (text.size() != 8 && text.size() != 14)) return {};
    return day_of(text.substr(0, 4), text.substr(4, 2), text.substr(6, 2));
  }
  const bool slashes = form == "M/D/YYYY";
  const std::vector<std::string_view> parts = cut(text, slashes ? '/' : ' ');
  if (parts.size() != 3) return {};
  return slashes ? day_of(parts[2], parts[0], parts[1])
                 : day_of(parts[2], month_number(parts[1]), parts[0]);
}

void read_columns(Fields& fields, Layout& layout, Diagnostics& mistakes) {
  const casefile::TomlValue* table = fields.table_or_null("columns");
  if (table == nullptr) {
    fields.report("columns", "there is no [columns]",
                  "it says which column holds what",
                  "write [columns] and, in it, date, actor, target and code");
    return;
  }
  const auto report = [&](const Place& place, std::string problem) {
    mistakes.push_back(
        {place, std::move(problem),
         "a column is named as in the header, or by its number "
         "where there is none",
         "the parts are " + casefile::one_of_text(part_names())});
  };
  for (const TomlEntry& entry : table->entries) {
    const auto& names = part_names();
    const auto at = std::find(names.begin(), names.end(), entry.key);
    const bool number = entry.value.kind == TomlKind::number &&
                        entry.value.whole && entry.value.number >= 1 &&
                        entry.value.number <= 10'000;
    const bool wanted =
        layout.header == Header::none
            ? number
            : entry.value.kind == TomlKind::text && !entry.value.text.empty();
    if (at == names.end()) {
      report(entry.place, "'" + entry.key + "' is no part of an event");
    } else if (!wanted) {
      report(entry.value.place,
             layout.header == Header::none
                 ? "this is no number of a column, and there is no header"
                 : "this is no name of a column");
    } else {
      const std::string column =
          number && layout.header == Header::none
              ? std::to_string(static_cast<int>(entry.value.number))
              : entry.value.text;
      layout.parts[static_cast<std::size_t>(at - names.begin())] = {column};
      if (layout.header == Header::none) {
        const auto last = static_cast<std::size_t>(entry.value.number);
        while (layout.columns.size() < last)
          layout.columns.push_back(std::to_string(layout.columns.size() + 1));
      }
    }
  }
  for (const Part part : {Part::date, Part::actor, Part::target, Part::code}) {
    const auto i = static_cast<std::size_t>(part);
    // A code may stand for a name.
    const bool coded =
        (part == Part::actor || part == Part::target) &&
        (!layout.parts[i + 1].empty() || !layout.parts[i + 2].empty());
    if (layout.parts[i].empty() && !coded)
      report(table->place,
             "[columns] says nothing of '" + part_names()[i] + "'");
  }
}

}  // namespace

std::optional<Day> read_date(std::string_view text,
                             const std::vector<std::string>& forms) {
  for (const std::string& form : forms)
    if (const auto day = in_form(text, form)) return day;
  return {};
}

Layout read_layout(std::string_view bytes,
                   const std::string& file,
                   Diagnostics& mistakes) {
  Layout layout;
  const std::size_t before = mistakes.size();
  const casefile::TomlValue top = casefile::read_toml(bytes, file, mistakes);
  if (mistakes.size() > before) return layout;
  Fields fields(top, "a description of columns", mistakes);
  layout.name = fields.text("name");
  if (layout.name.find_first_of(" /,;") != std::string::npos)
    fields.report("name", "'" + layout.name + "' holds a blank or separator",
                  "it is part of the names of rows in candidates.csv",
                  "write letters, digits and hyphens");
  layout.map = fields.text("map");
  layout.separator = fields.choice<char>(
      "separator", {{"tab", '\t'}, {"comma", ','}, {"semicolon", ';'}}, '\t');
  layout.quotes =
      layout.separator == '\t' ? Quotes::around_cells : Quotes::rfc4180;
  layout.header =
      fields.truth_or("header", true) ? Header::first_row : Header::none;
  const auto dates = fields.texts("dates");
  for (const casefile::Placed& form : dates)
    if (!holds(kDateForms, form.text))
      mistakes.push_back(
          {form.place, "'" + form.text + "' is no form of dates",
           "dates are read in the forms that are known",
           "the forms are " + casefile::one_of_text(kDateForms)});
  if (!dates.empty()) layout.dates = casefile::plain(dates);
  if (fields.has("missing"))
    layout.missing = casefile::plain(fields.texts("missing"));
  const std::string list = fields.text_or("list", "");
  if (list.size() > 1)
    fields.report("list", "this is more than one character",
                  "it joins several actors in one cell", "write \";\"");
  if (list.size() == 1) layout.list = list[0];
  read_columns(fields, layout, mistakes);
  fields.refuse_unknown();
  return layout;
}

namespace {

std::string joined(const std::vector<std::string>& names) {
  return casefile::one_of_text(names);
}

// The header, without empty names at its end; the layout's own columns where it
// names more than a row holds ("Headline" of POLECAT).
std::vector<std::string> names_of(const Layout& layout, const RawRow& first) {
  std::vector<std::string> names(first.cells.begin(), first.cells.end());
  while (!names.empty() && names.back().empty())
    names.pop_back();
  if (layout.header == Header::first_row && !layout.columns.empty() &&
      holds(names, "Headline"))
    return layout.columns;
  return names;
}

bool looks_like_header(const Layout& layout, const RawRow& first) {
  const auto& ids = layout.parts[static_cast<std::size_t>(Part::date)];
  return std::any_of(
      first.cells.begin(), first.cells.end(),
      [&](std::string_view cell) { return holds(ids, std::string(cell)); });
}

}  // namespace

std::optional<Binding> binding_of(const Layout& layout,
                                  const RawRow& first,
                                  bool& is_header,
                                  std::string& problem) {
  is_header = layout.header == Header::first_row ||
              (layout.header == Header::may_be_missing &&
               looks_like_header(layout, first));
  const std::vector<std::string> names =
      is_header ? names_of(layout, first) : layout.columns;
  Binding binding;
  binding.at.fill(-1);
  binding.cells = is_header ? names.size() : 0;
  for (std::size_t part = 0; part < kParts; ++part)
    for (const std::string& name : layout.parts[part]) {
      const auto at = std::find(names.begin(), names.end(), name);
      if (at == names.end()) continue;
      binding.at[part] = static_cast<int>(at - names.begin());
      break;
    }
  const auto lacks = [&](Part part) {
    return binding.at[static_cast<std::size_t>(part)] < 0;
  };
  for (const Part part : {Part::date, Part::actor, Part::target, Part::code}) {
    const auto i = static_cast<std::size_t>(part);
    const bool actor = part == Part::actor || part == Part::target;
    if (!lacks(part)) continue;
    if (actor && (binding.at[i + 1] >= 0 || binding.at[i + 2] >= 0)) continue;
    if (part == Part::code && !lacks(Part::text)) continue;  // names of codes
    const auto& wanted = layout.parts[i];
    problem = "the first line has no column " + joined(wanted);
    return {};
  }
  return binding;
}

}  // namespace entente::candidates
