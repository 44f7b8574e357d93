// Policies in sentences, and what they would have done on the record, as JSON
// (docs/json.md).
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "entente/casefile/case.hpp"

namespace entente::report {

nlohmann::ordered_json explained_json(const casefile::Case& the_case);

}  // namespace entente::report
