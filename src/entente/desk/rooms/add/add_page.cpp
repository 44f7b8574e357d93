#include "entente/desk/rooms/add/add_page.hpp"

#include <algorithm>

#include "entente/core/holds.hpp"
#include "entente/desk/rooms/add/act_form.hpp"
#include "entente/desk/rooms/add/moved_page.hpp"
#include "entente/desk/rooms/record/record_page.hpp"

namespace entente::desk {
namespace {

Json seen_view(const Pairs& pairs, const casefile::Files& files) {
  // As it was when the form was opened.
  std::vector<std::string> seen = all_in(pairs, "seen");
  if (seen.empty()) seen = seen_now(files);
  Json list = Json::array();
  for (const std::string& one : seen)
    list.push_back({{"seen_html", in_attribute(one)}});
  return list;
}

void put_texts(const Pairs& pairs,
               const std::vector<const char*>& fields,
               Json& view) {
  for (const char* field : fields)
    view[std::string(field) + "_html"] = in_attribute(text_in(pairs, field));
}

// The act's form: of one that is edited, its row with what was typed in it.
void put_act(const Loaded& loaded, const Pairs& pairs, Json& view) {
  const std::string edit = text_in(pairs, "edit");
  keep::Cells cells = cells_of(loaded, edit);
  Json was = Json::array();
  if (!edit.empty()) {
    for (const ActField& field : act_fields()) {
      const auto opened = find(pairs, "was_" + field.column);
      was.push_back(
          {{"was_column", field.column},
           {"was_html", in_attribute(opened.value_or(cells[field.column]))}});
    }
  }
  for (const auto& [column, text] : typed_cells(pairs))
    cells[column] = text;
  put_act_fields(loaded, cells, view);
  view["was"] = std::move(was);
  view["edits"] = !edit.empty();
  view["edit"] = edit;
  put_texts(pairs, {"edit", "reason", "source_class", "citation", "pattern"},
            view);
  view["source_open"] = !text_in(pairs, "source_class").empty() ||
                        !text_in(pairs, "citation").empty();
}

void put_coverage(const Loaded& loaded, const Pairs& pairs, Json& view) {
  const auto& rows = loaded.the_case.record.coverage;
  std::vector<std::string> families;
  for (const record::Coverage& row : rows)
    if (!holds(families, row.family)) families.push_back(row.family);
  Json list = Json::array();
  const std::string chosen = text_in(pairs, "covered");
  for (const std::string& family : families) {
    Day last = rows.front().span.from;
    for (const record::Coverage& row : rows)
      if (row.family == family) last = std::max(last, row.span.to);
    list.push_back({{"family_html", in_attribute(family)},
                    {"family", family},
                    {"family_to", iso(last)},
                    {"family_on", family == chosen}});
  }
  view["families"] = std::move(list);
  view["any_families"] = !families.empty();
  view["all_on"] = chosen == "all";
  Json qualities = Json::array();
  for (const char* one : {"good", "partial", "poor"})
    qualities.push_back(
        {{"quality", one}, {"quality_on", text_in(pairs, "quality") == one}});
  view["qualities"] = std::move(qualities);
  put_texts(pairs, {"from", "to", "reason", "as_of"}, view);
  view["as_of_now"] = iso(loaded.the_case.window.to);
}

bool is_column(const std::string& key) {
  const auto& fields = act_fields();
  return std::any_of(fields.begin(), fields.end(), [&](const ActField& field) {
    return field.column == key;
  });
}

// Whether anything is typed that may be checked.
bool is_told(const Pairs& pairs) {
  const Pairs typed =
      without(pairs, {"form_token", "seen", "looked", "fill", "done", "undone",
                      "draft", "edit", "covered", "quality", "check"});
  return std::any_of(typed.begin(), typed.end(), [](const auto& pair) {
    return !pair.second.empty() && !pair.first.starts_with("was_");
  });
}

void put_done(const Visit& visit, const Pairs& pairs, Json& view) {
  const std::string key = text_in(pairs, "done");
  const auto done = visit.desk.kept.find<Done>(key);
  view["done"] = done != nullptr;
  view["undone"] = find(pairs, "undone").has_value();
  if (done == nullptr) return;
  view["done_key"] = key;
  view["done_sentence"] = done->sentence;
  view["done_html"] =
      done->act.empty() ? "" : in_attribute(act_address(done->act));
}

// What an address asks for is asked of the files as they stand.
Pairs as_opened(const Loaded& loaded, Pairs pairs) {
  if (!find(pairs, "seen"))
    for (const std::string& one : seen_now(loaded.files))
      pairs.emplace_back("seen", one);
  if (task_of(pairs) == Task::edit && !find(pairs, "was_date"))
    for (const auto& [column, text] : cells_of(loaded, text_in(pairs, "edit")))
      pairs.emplace_back("was_" + column, text);
  return pairs;
}

const char* title_of(Task task) {
  switch (task) {
    case Task::edit:
      return "Mend an act";
    case Task::retire:
      return "Retire an act";
    case Task::coverage:
      return "Days that were read";
    case Task::add:
      break;
  }
  return "Add an act";
}

}  // namespace

Pairs only_typed(const Pairs& pairs) {
  Pairs typed = without(pairs, {"form_token", "seen", "looked", "fill", "done",
                                "undone", "draft"});
  std::erase_if(
      typed, [](const auto& pair) { return pair.first.starts_with("was_"); });
  if (task_of(pairs) != Task::edit) {
    std::erase_if(typed, [](const auto& pair) {
      return pair.second.empty() && pair.first != "check" &&
             pair.first != "drop" && pair.first != "covered";
    });
    return typed;
  }
  const keep::Cells changed = changed_cells(pairs);
  std::erase_if(typed, [&](const auto& pair) {
    return is_column(pair.first) ? !changed.contains(pair.first)
                                 : pair.second.empty();
  });
  return typed;
}

Response add_page(const Visit& visit, const AddPage& page) {
  const Loaded& loaded = *visit.state.loaded;
  const Pairs& pairs = page.pairs;
  const Task task = task_of(pairs);
  Json view;
  put_done(visit, pairs, view);
  view["is_new"] = task == Task::add;
  view["is_act"] = task == Task::add || task == Task::edit;
  view["is_retire"] = task == Task::retire;
  view["is_coverage"] = task == Task::coverage;
  view["task_title"] = title_of(task);
  view["seen"] = seen_view(pairs, loaded.files);
  if (task == Task::retire)
    put_texts(pairs, {"drop", "reason", "replaced_by"}, view);
  else if (task == Task::coverage)
    put_coverage(loaded, pairs, view);
  else
    put_act(loaded, pairs, view);
  // A new opening with what was typed, of the files as they stand now.
  view["again_html"] = in_attribute(address("/add", only_typed(pairs)));
  view["refused"] = page.refused;
  view["told"] = is_told(pairs);
  if (is_told(pairs)) {
    const Pairs asked = as_opened(loaded, pairs);
    put_checked(visit, asked, proposed_of(visit.state, asked), page.shown,
                view);
  }
  view["tried_words"] = !page.draft.empty();
  view["expected_html"] = in_attribute(expected_address(page.draft));
  view["words_html"] = in_attribute(words_address(page.draft));
  return show(visit, {title_of(task), "add", std::move(view)});
}

}  // namespace entente::desk
