// whatif: an act, a habit or a schedule of ours otherwise, or an act of the
// record otherwise; what is expected with and without.
#pragma once

#include <optional>
#include <string>

#include "entente/cli/shell/options.hpp"
#include "entente/core/diagnostic.hpp"
#include "entente/study/results.hpp"

namespace entente::cli {

// What --do, --never and --hold ask, as a file of policies/: one option a line,
// so that a mistake in it is one in an option. A text that is no act or
// schedule at all is told by the second.
struct AskedPolicy {
  std::string toml;
  std::vector<std::string> option_of_line;  // "--do 'concession 2 on ...'"
};
std::optional<study::Refusal> write_policy(const WhatIfOptions& wanted,
                                           AskedPolicy& out);

// The three clearest changes of what is no cost, in one sentence.
std::string whatif_sentence(const nlohmann::ordered_json& result);

// The result as text.
std::string whatif_text(const nlohmann::ordered_json& result);

}  // namespace entente::cli
