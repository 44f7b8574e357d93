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
std::string import_text(const nlohmann::ordered_json& result,
                        const std::string& folder);
std::string grouped(long n);  // 12,345

// Names that the table of actors does not have, as a file's `unknown_actors`
// says them: the countries with the most rows, each with its first names.
std::string unknown_text(const nlohmann::ordered_json& unknown,
                         const std::string& actors_file);
// All of them, of all files, as rows for that table; their actor is a person's
// to say.
std::string unknown_table(const nlohmann::ordered_json& files);

}  // namespace entente::cli
