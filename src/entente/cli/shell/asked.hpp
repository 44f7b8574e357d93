// What the command line asks of a case.
#pragma once

#include <filesystem>

#include "entente/cli/shell/options.hpp"
#include "entente/study/asked.hpp"

namespace entente::cli {

// Where results are kept: $XDG_CACHE_HOME/entente, else ~/.cache/entente; empty
// where the user has neither.
std::filesystem::path cache_folder();

// How it is asked: results are kept in the cache folder, progress goes to the
// terminal, and the command is what makes the result again.
study::Asked asked_in(const casefile::Case& the_case, const Options& options);

// Nothing after --as-of is known from here on; what is wrong with it, or with
// --today beside it.
std::optional<study::Refusal> apply_days(casefile::Case& the_case,
                                         study::Asked& asked,
                                         const Options& options);

}  // namespace entente::cli
