// The fields of a result that are read, and what each of them is.
#pragma once

#include <string_view>

#include <nlohmann/json_fwd.hpp>

namespace entente::study {

// Whether a result of this stage ("claims", "contest", "forecast", "policies")
// has every field that the text and the brief read, each of its type. Null
// stands for "does not apply" (docs/json.md) wherever it is no list or name.
bool has_shape(const nlohmann::ordered_json& result, std::string_view stage);

}  // namespace entente::study
