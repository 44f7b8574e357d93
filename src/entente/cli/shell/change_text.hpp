// A change of the case's files, as lines for a reader and as JSON.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "entente/cli/shell/options.hpp"
#include "entente/keep/change.hpp"

namespace entente::cli {

// A line a row. `shown`: ids of acts whose new rows are shown otherwise.
std::string change_text(const keep::Change& change,
                        const std::vector<std::string>& shown = {});

// Writes it, unless never; `result` gets `change` and, of the files that were
// written, `written`. Says why, where it is not written.
std::optional<Exit> add_written(const std::string& folder,
                                const keep::Change& change,
                                Write when,
                                nlohmann::ordered_json& result);

}  // namespace entente::cli
