// Checks of policies, outcomes and profiles against the whole case.
#pragma once

#include "entente/casefile/case.hpp"
#include "entente/casefile/names.hpp"

namespace entente::casefile {

// Whose groups are ruled, what contradicts, conditions, dates.
void check_policies(const Case& value,
                    const Names& names,
                    Diagnostics& diagnostics);

// Outcomes that a future does not hold, weights of none.
void check_decide(const Case& value, Diagnostics& diagnostics);

// The profiles alone.
void check_weights(const Case& value, Diagnostics& diagnostics);

}  // namespace entente::casefile
