// What the parts of a claim must agree on.
#pragma once

#include "entente/casefile/case.hpp"
#include "entente/casefile/names.hpp"

namespace entente::casefile {

// Mistakes that a claim's file alone does not show: tested acts that its term
// does not read, stand-ins for terms that the model lacks, a row with an
// outcome of the other kind.
void check_claims(const Case& value,
                  const Names& names,
                  Diagnostics& diagnostics);

}  // namespace entente::casefile
