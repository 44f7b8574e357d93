// open: the desk on a case.
#pragma once

#include "entente/cli/shell/options.hpp"

namespace entente::cli {

// Serves until it is told to stop (Ctrl-C, the end of the terminal).
Exit open_desk(const Options& options);

}  // namespace entente::cli
