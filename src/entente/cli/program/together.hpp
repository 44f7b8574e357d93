// The program as one of several processes that mpirun started.
#pragma once

#include "entente/cli/shell/options.hpp"
#include "entente/core/ranks.hpp"

namespace entente::cli {

// How many processes mpirun started, this one among them, and which this is; {}
// where nobody says so.
Ranks launched_ranks();

// What is asked of the program, by one process or by rank 0 of several: all
// that is said and written comes from here. The other ranks do their part.
Exit run_command_line(int argc, const char* const* argv, const Ranks& ranks);

}  // namespace entente::cli
