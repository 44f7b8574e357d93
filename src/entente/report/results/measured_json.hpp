// What measured claims measured, as JSON.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "entente/claim/verdict.hpp"

namespace entente::report {

// The field `measured` of a claim, by its form (docs/json.md); null for an
// effect, and where nothing was measured.
nlohmann::ordered_json measured_json(const claim::ClaimResult& claim);

}  // namespace entente::report
