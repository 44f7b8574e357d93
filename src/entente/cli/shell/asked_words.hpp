// What a verb was asked beyond the case, as it would be typed again.
#pragma once

#include <string>

#include "entente/cli/shell/options.hpp"

namespace entente::cli {

// In quotation marks of the shell, where it needs them.
std::string word_in_shell(const std::string& text);

// What a comparison of policies is asked.
std::string asked_of_policies(const PolicyOptions& options);
std::string asked_of(const WhatIfOptions& wanted);
std::string asked_of(const AskOptions& asking);

}  // namespace entente::cli
