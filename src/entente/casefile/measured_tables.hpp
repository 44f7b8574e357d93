// Tables of a claim that is measured.
#pragma once

#include "entente/casefile/fields.hpp"
#include "entente/casefile/names.hpp"
#include "entente/claim/spec.hpp"

namespace entente::casefile {

// What the claim's form asks for beside its outcome.
void read_measured(Fields& top,
                   Names& names,
                   Diagnostics& diagnostics,
                   claim::ClaimSpec& claim);

}  // namespace entente::casefile
