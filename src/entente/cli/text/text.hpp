// Results as plain text for a terminal.
#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

namespace entente::cli {

// Title, date, seed, data and command of a result: what every text begins with.
std::string head_text(const nlohmann::ordered_json& result);

// "1 day", "90 days".
std::string days_text(int days);

// "46%", "<1%", ">99%".
std::string percent(double p);
// "1 line", "2 lines", "no lines"
std::string count_text(long n, const char* one, const char* many);
// "+0.17"; without a sign where it rounds to zero.
std::string signed_text(double value, int decimals);

// An outcome of a policy under the mixture of theories, or under the base model
// where no theory is compared.
const nlohmann::ordered_json& said_of(const nlohmann::ordered_json& outcome);

// What no difference of policies holds, with its reason; nothing where there is
// nothing.
std::string passed_by_text(const nlohmann::ordered_json& result);
// What a measured claim measured, or why it could not.
std::string measured_text(const nlohmann::ordered_json& claim);

std::string claims_text(const nlohmann::ordered_json& result);
std::string contest_text(const nlohmann::ordered_json& result);
std::string forecast_text(const nlohmann::ordered_json& result);
// A table for each horizon, what lies beyond the record, a line a profile; no
// line is longer than 100 columns.
std::string policies_text(const nlohmann::ordered_json& result);
// Each assertion of each essay with what the case has of it; lines as above.
std::string essays_text(const nlohmann::ordered_json& result);

}  // namespace entente::cli
