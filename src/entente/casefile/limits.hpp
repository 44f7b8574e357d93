// Checks that keep a case within what can be computed: terms twice in a list,
// unions that hold themselves, starts beyond the window.
#pragma once

#include "entente/casefile/case.hpp"

namespace entente::casefile {

void check_limits(const Case& value, Diagnostics& diagnostics);

}  // namespace entente::casefile
