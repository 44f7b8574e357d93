// One act of the record as text.
#pragma once

#include <string>

#include "entente/casefile/case.hpp"
#include "entente/doubt/act_reading.hpp"

namespace entente::cli {

// Its row, coding, doubts and sources.
std::string act_text(const casefile::Case& the_case, const record::Act& act);

// What the act answers, what answers it, and what followed in 60 days.
std::string around_text(const casefile::Case& the_case, std::size_t act);

// Groups with the selector that took it, why others that were near do not read
// it, and the claims, forecasts and theories that do.
std::string reading_text(const casefile::Case& the_case,
                         const record::Act& act,
                         const doubt::ActReading& reading);

}  // namespace entente::cli
