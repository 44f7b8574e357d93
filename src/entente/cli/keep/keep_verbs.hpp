// The verbs that change a case or make one.
#pragma once

#include "entente/casefile/case.hpp"
#include "entente/cli/shell/options.hpp"

namespace entente::cli {

// add; the case has been read without a mistake.
Exit add(const casefile::Case& the_case, const Options& options);

// new; there is no case yet.
Exit make_case(const Options& options);

}  // namespace entente::cli
