// The brief: one self-contained HTML page from a case and its results.
#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

#include "entente/casefile/case.hpp"

namespace entente::report {

// `results` = {"head", "claims", "contest", "forecast"} as docs/json.md says,
// and may hold "error_rates". Acts, lines, coverage and sources come from the
// case. Same inputs, same bytes. Expects: results of this case.
std::string render_brief(const casefile::Case& the_case,
                         const nlohmann::ordered_json& results);

// The same on two pages of A4: bottom line, state of play, a line a verdict,
// and what to expect.
std::string render_short(const casefile::Case& the_case,
                         const nlohmann::ordered_json& results);

// The sentences of the bottom line as plain text, least welcome first.
std::vector<std::string> headlines(const casefile::Case& the_case,
                                   const nlohmann::ordered_json& results);

}  // namespace entente::report
