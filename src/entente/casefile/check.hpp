// Checks that need the whole case: what selects nothing, terms, places of
// theories and claims in the model.
#pragma once

#include "entente/casefile/case.hpp"
#include "entente/casefile/names.hpp"

namespace entente::casefile {

void check_case(const Case& value,
                const Names& names,
                Diagnostics& diagnostics);

}  // namespace entente::casefile
