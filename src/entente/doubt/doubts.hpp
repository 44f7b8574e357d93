// Doubts: what may be wrong with a case that reads without a mistake.
#pragma once

#include "entente/casefile/case.hpp"
#include "entente/policy/explain.hpp"

namespace entente::doubt {

// All of them, equal ones of one kind merged with their count and first
// places: silences that nobody explains, rows that look entered twice, acts
// that no group takes, questions that the record cannot carry. The case was
// read without mistakes.
Diagnostics doubts_of(const casefile::Case& the_case);
// Those of the case after a change that it had not before, on whatever lines
// their acts stand.
Diagnostics fresh_doubts(const casefile::Case& before,
                         const casefile::Case& after);

// The parts, each of one sort.
void add_entries(const casefile::Case& the_case, Diagnostics& doubts);
void add_selectors(const casefile::Case& the_case, Diagnostics& doubts);
void add_coverage(const casefile::Case& the_case,
                  const theory::Panel& panel,
                  Diagnostics& doubts);
void add_silences(const casefile::Case& the_case,
                  const theory::Panel& panel,
                  Diagnostics& doubts);
void add_questions(const casefile::Case& the_case,
                   const theory::Panel& panel,
                   Diagnostics& doubts);
// The case's policies on its own record.
std::vector<policy::Explained> explained(const casefile::Case& the_case,
                                         const theory::Panel& panel);
// Of terms that no policy moves, then those of policies one by one, in their
// order.
Diagnostics doubts_of_policies(const casefile::Case& the_case,
                               const theory::Panel& panel,
                               const std::vector<policy::Explained>& all);
void add_policies(const casefile::Case& the_case,
                  const theory::Panel& panel,
                  Diagnostics& doubts);

// Groups that a claim, the contest or a forecast takes as outcome, and that
// have a law; ascending indices.
std::vector<std::size_t> outcomes_of(const casefile::Case& the_case);

}  // namespace entente::doubt
