// The error table of the case in the brief: a line a simulated world, and every
// cell folded below.
#pragma once

#include "entente/report/words/context.hpp"

namespace entente::report {

void put_error_rates(Json& view, const Context& context);

}  // namespace entente::report
