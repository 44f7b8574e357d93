// Every specification of a claim as the JSON of docs/json.md.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "entente/claim/multiverse.hpp"

namespace entente::report {

// `multiverse`; its specifications and curve are null where the claim as
// defined could not be fitted.
nlohmann::ordered_json multiverse_json(const claim::ClaimSpec& claim,
                                       const claim::Multiverse& all);

// A curve without records of its own (claim::MultiverseOptions), in short, for
// the brief: docs/json.md, "curves". Its specifications are told by stretches
// of the curve, so many at most.
constexpr std::size_t kStretches = 30;
nlohmann::ordered_json curve_summary_json(const claim::ClaimSpec& claim,
                                          const claim::Multiverse& all);

}  // namespace entente::report
