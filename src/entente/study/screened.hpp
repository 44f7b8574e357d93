// Verdicts between those at once and those in full.
#pragma once

#include "entente/study/results.hpp"

namespace entente::study {

// Claims by 199 nulls, none more near an edge, and without variants: enough to
// see whether a word or a probability moved.
constexpr int kScreenNulls = 199;
nlohmann::ordered_json claims_screened(
    const Asked& asked, const std::vector<claim::ClaimSpec>& claims);

}  // namespace entente::study
