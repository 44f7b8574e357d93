// Sentences about essays, from the counts of results alone.
#pragma once

#include <string>

#include "entente/report/words/context.hpp"

namespace entente::report {

// The counts of several essays together.
Json counts_of_all(const Json& essays);

// "Of 27 facts the record shows 16, shows five in part, contradicts two and
// cannot find four; of 30 claims it supports or leans for six, contradicts or
// leans against two and 22 stay open". Parts of which there are none are left
// out. Empty without facts and claims.
std::string counts_sentence(const Json& counts);

}  // namespace entente::report
