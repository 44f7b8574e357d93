// The form of an act: what it asks for, what it holds, and what a person has
// typed into it.
#pragma once

#include <string>
#include <vector>

#include "entente/desk/page/frame.hpp"
#include "entente/keep/table_text.hpp"

namespace entente::desk {

// A column of acts.csv as the form asks for it.
struct ActField {
  std::string column, label, hint;
  enum class As { line, text, listed, menu } as = As::line;
  enum class Where { first, more } where = Where::first;
};
// In the order in which a person tells an act.
const std::vector<ActField>& act_fields();

// Columns without which there is no act, the id aside.
const std::vector<std::string>& needed_columns();
// "When" of "date".
std::string label_of(const std::string& column);

// The cells of an act's row, all columns of the table; of no act, what a new
// one begins with.
keep::Cells cells_of(const Loaded& loaded, const std::string& id);

// What was typed, of the columns that the form holds; on one line each.
keep::Cells typed_cells(const Pairs& pairs);
// Of these, what is other than when the form was opened ("was_date").
keep::Cells changed_cells(const Pairs& pairs);

// Fields, lists and menus; `cells`: what stands in them.
void put_act_fields(const Loaded& loaded, const keep::Cells& cells, Json& view);

}  // namespace entente::desk
