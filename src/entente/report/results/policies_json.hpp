// A comparison of policies as the JSON of docs/json.md.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "entente/casefile/case.hpp"
#include "entente/decide/result.hpp"

namespace entente::report {

// Words of policies and profiles, and the claims that test an effect, come from
// the case; where it has none the fields are left out or null.
nlohmann::ordered_json policies_json(const casefile::Case& the_case,
                                     const decide::Comparison& comparison);

}  // namespace entente::report
