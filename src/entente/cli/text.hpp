// Results as plain text for a terminal.
#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

namespace entente::cli {

std::string claims_text(const nlohmann::ordered_json& result);
std::string contest_text(const nlohmann::ordered_json& result);
std::string forecast_text(const nlohmann::ordered_json& result);

}  // namespace entente::cli
