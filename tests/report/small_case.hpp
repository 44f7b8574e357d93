// A case of a dozen acts, two lines and one claim of each form, for tests of
// the report; nothing in it is real.
#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "entente/casefile/case.hpp"

namespace entente::report {

casefile::Case small_case();

// fixtures/results.json: invented results for small_case.
nlohmann::ordered_json fixture_results();

}  // namespace entente::report
