#include "entente/desk/rooms/add/act_form.hpp"

#include <algorithm>

#include "entente/core/holds.hpp"
#include "entente/keep/act_change.hpp"
#include "entente/record/act_words.hpp"

namespace entente::desk {
namespace {

using keep::Cells;
using As = ActField::As;
using Where = ActField::Where;

std::string on_one_line(const std::string& typed) {
  std::string text;
  for (const char c : typed) {
    const bool blank = c == '\n' || c == '\r' || c == '\t' || c == ' ';
    if (!blank) text += c;
    if (blank && !text.empty() && text.back() != ' ') text += ' ';
  }
  while (text.ends_with(' '))
    text.pop_back();
  return text;
}

template <class Names>
std::vector<std::string> firsts_of(const Names& names) {
  std::vector<std::string> all;
  for (const auto& one : names)
    all.push_back(one.first);
  return all;
}

// What a column may say: all of it in a menu, what others say in a list.
std::vector<std::string> words_for(const casefile::Case& the_case,
                                   const std::string& column) {
  const record::Record& record = the_case.record;
  std::vector<std::string> all;
  if (column == "actor" || column == "target")
    return firsts_of(the_case.actors);
  if (column == "check") return firsts_of(record::check_names());
  if (column == "precision") return firsts_of(record::precision_names());
  if (column == "terms") return record::term_words();
  if (column == "outcome") return record::outcome_words();
  if (column == "scheduled") return record::scheduled_words();
  if (column == "kind")
    for (const record::Kind& kind : record.kinds)
      all.push_back(kind.kind);
  const auto add = [&](const std::string& word) {
    if (!word.empty() && !holds(all, word)) all.push_back(word);
  };
  if (column == "unit")
    for (const record::Act& act : record.acts)
      add(act.unit);
  if (column == "line")
    for (const record::Act& act : record.acts)
      for (const std::string& line : std::vector<std::string>(act.lines))
        add(line);
  std::sort(all.begin(), all.end());
  return all;
}

// What an option says beside its word: who, which kind.
std::string meaning_of(const casefile::Case& the_case,
                       const std::string& column,
                       const std::string& word) {
  if (column == "actor" || column == "target") return the_case.actors.at(word);
  if (column == "kind")
    return record::find_kind(word, the_case.record.kinds)->label;
  return "";
}

Json options_view(const casefile::Case& the_case,
                  const ActField& field,
                  const std::string& value) {
  std::vector<std::string> words = words_for(the_case, field.column);
  Json options = Json::array();
  const bool menu = field.as == As::menu;
  const auto add = [&](const std::string& word, const std::string& said) {
    options.push_back({{"option_html", in_attribute(word)},
                       {"option", said},
                       {"option_on", menu && word == value}});
  };
  if (menu) add("", "–");
  // What an address asks for and no menu has is told as a mistake.
  if (menu && !value.empty() && !holds(words, value)) words.push_back(value);
  for (const std::string& word : words)
    add(word, menu ? word : meaning_of(the_case, field.column, word));
  return options;
}

Json field_view(const casefile::Case& the_case,
                const ActField& field,
                const std::string& value) {
  const bool listed = field.as == As::listed;
  const bool menu = field.as == As::menu;
  return {{"column", field.column},
          {"label", field.label},
          {"hint", field.hint},
          {"needed", holds(needed_columns(), field.column)},
          {"value_html", in_attribute(value)},
          {"as_line", field.as == As::line || listed},
          {"as_text", field.as == As::text},
          {"as_menu", menu},
          {"listed", listed},
          {"options", listed || menu ? options_view(the_case, field, value)
                                     : Json::array()}};
}

}  // namespace

const std::vector<ActField>& act_fields() {
  static const std::vector<ActField> all = {
      {"date", "When", "as 2001-02-28", As::line, Where::first},
      {"actor", "Who", "codes, several joined by +", As::listed, Where::first},
      {"target", "To whom", "codes, or nothing", As::listed, Where::first},
      {"kind", "Kind", "", As::listed, Where::first},
      {"summary", "What happened", "in your own words", As::text, Where::first},
      {"source", "Source", "addresses or titles, joined by “; ”", As::text,
       Where::first},
      {"check", "Check", "", As::menu, Where::first},
      {"severity", "Weight", "1 to 5; nothing for the kind’s", As::line,
       Where::first},
      {"terms", "Terms", "", As::menu, Where::first},
      {"line", "Line", "or nothing", As::listed, Where::first},
      {"answers", "Answers", "the id of an act that it answers, or nothing",
       As::line, Where::first},
      {"note", "Note", "", As::text, Where::first},
      {"end", "Last day", "where it took several", As::line, Where::more},
      {"precision", "Known to the", "", As::menu, Where::more},
      {"magnitude", "Size", "a number", As::line, Where::more},
      {"unit", "Unit", "of the size", As::listed, Where::more},
      {"outcome", "Outcome", "", As::menu, Where::more},
      {"scheduled", "Scheduled", "", As::menu, Where::more},
      {"package", "Package", "the deal that it is a part of", As::line,
       Where::more},
      {"id", "Id",
       "of a new act made of date, who and kind where nothing stands", As::line,
       Where::more}};
  return all;
}

const std::vector<std::string>& needed_columns() {
  static const std::vector<std::string> all = {"date", "actor", "kind",
                                               "summary", "source"};
  return all;
}

std::string label_of(const std::string& column) {
  for (const ActField& field : act_fields())
    if (field.column == column) return field.label;
  return column;
}

Cells cells_of(const Loaded& loaded, const std::string& id) {
  if (id.empty()) return {{"check", "sourced"}};
  const keep::TableText row(keep::rows_of(loaded.files.at("acts.csv"), {id}));
  Cells cells;
  for (const std::string& column : row.columns())
    cells[column] = row.rows() > 0 ? row.cell(0, column) : "";
  return cells;
}

Cells typed_cells(const Pairs& pairs) {
  Cells cells;
  for (const ActField& field : act_fields())
    if (const auto typed = find(pairs, field.column))
      cells[field.column] = on_one_line(*typed);
  return cells;
}

Cells changed_cells(const Pairs& pairs) {
  Cells cells = typed_cells(pairs);
  std::erase_if(cells, [&](const auto& cell) {
    return on_one_line(text_in(pairs, "was_" + cell.first)) == cell.second;
  });
  return cells;
}

void put_act_fields(const Loaded& loaded, const Cells& cells, Json& view) {
  Json first = Json::array(), more = Json::array();
  bool filled = false;
  for (const ActField& field : act_fields()) {
    const auto cell = cells.find(field.column);
    const std::string value = cell == cells.end() ? "" : cell->second;
    const bool is_more = field.where == Where::more;
    filled = filled || (is_more && field.column != "id" && !value.empty());
    (is_more ? more : first)
        .push_back(field_view(loaded.the_case, field, value));
  }
  view["first_fields"] = std::move(first);
  view["more_fields"] = std::move(more);
  view["more_open"] = filled;
  Json classes = Json::array();
  std::vector<std::string> known;
  for (const record::SourceRule& rule : loaded.the_case.record.sources)
    if (!holds(known, rule.source_class)) known.push_back(rule.source_class);
  for (const std::string& one : known)
    classes.push_back({{"class_html", in_attribute(one)}});
  view["classes"] = std::move(classes);
}

}  // namespace entente::desk
