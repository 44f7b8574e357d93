// Checks that keep a case within what can be computed: terms twice in a list,
// unions that hold themselves, starts beyond the window, laws of too many
// columns.
#pragma once

#include "entente/casefile/case.hpp"

namespace entente::casefile {

void check_limits(const Case& value, Diagnostics& diagnostics);

// What measured claims say of spans, forecasts and policies.
void check_measured(const Case& value, Diagnostics& diagnostics);

// Laws of more columns than a record can tell apart, though each list that they
// come from is within its range. Expects a case without mistakes so far.
void check_columns(const Case& value, Diagnostics& diagnostics);

}  // namespace entente::casefile
