// What a claim's entry in the section of claims is put together from: a line,
// and what folds out below it. Every part fills in its own keys of the view;
// claim.mustache says where each of them stands.
#pragma once

#include "entente/report/words/context.hpp"

namespace entente::report {

// The line: sentence, who says it, word, chance, mark, acts, and what the error
// table holds against the rule on this claim.
Json claim_line(const Context& context, const Json& claim);

// What every claim folds out: definition, confounders, days, acts.
void put_fold(Json& row, const Context& context, const Json& claim);

// An effect: its regions, variants, nulls, smallest effects, doubles.
void put_effect(Json& row, const Context& context, const Json& claim);

// A measured claim, by its form: what was measured, against what. The line's
// mark and words come from here too.
void put_measured(Json& row, const Context& context, const Json& claim);

}  // namespace entente::report
