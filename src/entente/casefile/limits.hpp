// Checks that keep a case within what can be computed: spans, names given to
// two things, unions that hold themselves, columns of a law.
#pragma once

#include "entente/casefile/case.hpp"

namespace entente::casefile {

void check_limits(const Case& value, Diagnostics& diagnostics);

}  // namespace entente::casefile
