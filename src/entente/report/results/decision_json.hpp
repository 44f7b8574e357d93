// What a comparison of policies says to whoever must choose, as JSON.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "entente/casefile/case.hpp"
#include "entente/decide/result.hpp"

namespace entente::report {

// An outcome or a loss: mean, difference, error, band, P(lower), tied.
nlohmann::ordered_json summary_json(const decide::Summary& summary);

// {"profiles", "frontier", "reversal", "value_of_information"}
nlohmann::ordered_json decision_json(const casefile::Case& the_case,
                                     const decide::Comparison& comparison);

}  // namespace entente::report
