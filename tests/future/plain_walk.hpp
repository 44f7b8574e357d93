// The plain form of simulate(): every term, rate and memory moved from day to
// day. Oracle of the tests and of bench/.
#pragma once

#include "entente/future/simulate.hpp"

namespace entente::future {

// The live terms of a system as they stand before its first day.
theory::TermState terms_before(const System& system);

// Fills groups, act_days, drawn and, of all days, the clamped terms.
void walk_every_day(const System& system,
                    const theory::TermState& before,
                    const std::vector<theory::Parameters>& parameters,
                    const FutureDraws& draws,
                    Future& out,
                    const policy::Plan* plan = nullptr);

}  // namespace entente::future
