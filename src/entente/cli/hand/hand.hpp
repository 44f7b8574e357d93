// Verbs that hand a case on.
#pragma once

#include "entente/cli/shell/options.hpp"
#include "entente/study/results.hpp"

namespace entente::cli {

// export: the case and its results as a Frictionless Data Package.
Exit export_case(const study::Asked& asked, const Options& options);

}  // namespace entente::cli
