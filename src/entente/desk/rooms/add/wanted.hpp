// What a person wants changed, from what was typed: rows of the case's tables,
// as `entente add` makes them.
#pragma once

#include <string>
#include <vector>

#include "entente/desk/state/desk.hpp"
#include "entente/keep/change.hpp"

namespace entente::desk {

enum class Task { add, edit, retire, coverage };
// By ?edit=, ?drop=, ?covered=; else a new act.
Task task_of(const Pairs& pairs);

// What is still to be said: the field of the form, and its name there.
struct Missing {
  std::string field, words;
};

struct Wanted {
  keep::Change change;
  // Ids of the act in the case as it is, and as it would be; empty: none.
  std::string before, after;
  std::vector<Missing> missing;
  std::vector<std::string> strange;  // sources that no pattern fits
  Diagnostics mistakes;              // of what the change itself cannot be
};

// Expects that an act that is edited is one of the case.
Wanted wanted_of(const Loaded& loaded, const Pairs& pairs);

}  // namespace entente::desk
