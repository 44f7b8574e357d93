// Verbs that bring acts into a case: import, review.
#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

#include "entente/cli/shell/options.hpp"

namespace entente::cli {

bool is_importing(const std::string& verb);
Exit import_or_review(const Options& options);

Exit import_files(const Options& options);
Exit review_candidates(const Options& options);

// What an import did, for a reader (docs/json.md: import).
std::string import_text(const nlohmann::ordered_json& result);

}  // namespace entente::cli
