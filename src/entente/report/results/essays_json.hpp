// What a case has of each assertion of its essays, as the JSON of docs/json.md.
#pragma once

#include <span>

#include <nlohmann/json_fwd.hpp>

#include "entente/casefile/case.hpp"

namespace entente::report {

// A list, one entry an essay: the acts of its facts by the record as it stands
// in `the_case`, the words of its claims in `claims` (the result of that name),
// what its policies change in `policies`. Either may be null: then their
// fields are.
nlohmann::ordered_json essays_json(const casefile::Case& the_case,
                                   std::span<const essay::Essay> essays,
                                   const nlohmann::ordered_json& claims,
                                   const nlohmann::ordered_json& policies);

}  // namespace entente::report
