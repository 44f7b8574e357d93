// Every specification of a claim as one self-contained HTML page.
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace entente::report {

// `results` = {"head", "multiverse"} as docs/json.md says. Same inputs, same
// bytes.
std::string render_multiverse(const nlohmann::ordered_json& results);

// Its sentences, as plain text.
std::vector<std::string> multiverse_lines(
    const nlohmann::ordered_json& results);

}  // namespace entente::report
