// What the command line asks of a case.
#pragma once

#include <string>

#include "entente/cli/shell/options.hpp"
#include "entente/study/asked.hpp"

namespace entente::cli {

// How it is asked: results are kept in the user's cache folder
// ($XDG_CACHE_HOME/entente, else ~/.cache/entente), progress goes to the
// terminal, and the command is what makes the result again.
study::Asked asked_in(const casefile::Case& the_case, const Options& options);

}  // namespace entente::cli
