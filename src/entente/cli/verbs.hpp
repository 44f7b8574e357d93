// The verbs: each reads a case and prints; each returns its exit code.
#pragma once

#include "entente/cli/options.hpp"

namespace entente::cli {

// Runs what the options ask for. Throws only for bugs.
Exit run(const Options& options);

// Of a case that was read without mistakes.
struct Reader;

}  // namespace entente::cli
