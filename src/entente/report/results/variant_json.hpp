// Two states of a case side by side, as the JSON of docs/json.md.
#pragma once

#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "entente/variant/difference.hpp"
#include "entente/variant/groups.hpp"

namespace entente::report {

// [{group, before, after, in[], out[]}]
nlohmann::ordered_json groups_moved_json(
    const std::vector<variant::GroupMoved>& groups);

// [{cause, file, name, kind, detail}]
nlohmann::ordered_json parts_json(const std::vector<variant::Part>& parts);

// Of a claim's JSON what is set beside another's: word, probability and, of an
// effect, the corrected rate ratio.
nlohmann::ordered_json claim_brief_json(const nlohmann::ordered_json& claim);

}  // namespace entente::report
