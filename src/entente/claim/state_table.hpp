// The table that a reader checks by hand where a claim is about a state rather
// than acts: each spell of it, and how often the outcome happened inside and
// outside.
#pragma once

#include <vector>

#include "entente/theory/law.hpp"

namespace entente::claim {

struct StateSpell {
  Span span;             // days on which the term is not zero, in the window
  int days = 0;          // of these, covered for the outcome
  int outcome_days = 0;  // of these, with the outcome
};

struct StateTable {
  std::vector<StateSpell> spells;
  int days = 0, outcome_days = 0;                  // inside, together
  int days_outside = 0, outcome_days_outside = 0;  // of the window's others
};

// Of the tested column of `law`, whose group is the outcome. A state is read as
// of the evening before.
StateTable state_table(const theory::Panel& panel, const theory::Law& law);

}  // namespace entente::claim
