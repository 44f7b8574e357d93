// The plain form of simulate(): every term, rate and memory moved from day to
// day. Oracle of the tests and of bench/.
#pragma once

#include "entente/future/simulate.hpp"

namespace entente::future {

// Fills groups, act_days, drawn and, of all days, the clamped terms.
void walk_every_day(const System& system,
                    const std::vector<theory::Parameters>& parameters,
                    const FutureDraws& draws,
                    Future& out);

}  // namespace entente::future
