// One act of the record as JSON.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "entente/casefile/case.hpp"
#include "entente/doubt/act_reading.hpp"

namespace entente::report {

// The row, with what follows from it and no other: side and check in words.
nlohmann::ordered_json act_json(const record::Act& act);

// The ids of what answers the act and of what followed in 60 days.
void add_around(const casefile::Case& the_case,
                std::size_t act,
                nlohmann::ordered_json& json);

// Groups with the selector that took it, or what keeps it out; and the claims,
// forecasts and theories that read it.
void add_reading(const casefile::Case& the_case,
                 const doubt::ActReading& reading,
                 nlohmann::ordered_json& json);

}  // namespace entente::report
