// The verbs: each reads a case, prints, and returns its exit code.
#pragma once

#include "entente/casefile/case.hpp"
#include "entente/cli/shell/options.hpp"
#include "entente/cli/shell/refusal.hpp"
#include "entente/study/files.hpp"
#include "entente/study/results.hpp"

namespace entente::cli {

// Runs what the options ask for. Throws only for bugs.
Exit run(const Options& options);

// Verbs of one file each; the case has been read without mistakes.
Exit record_check(const casefile::Case& the_case, const Options& options);
Exit record_list(const casefile::Case& the_case, const Options& options);
Exit record_show(const casefile::Case& the_case, const Options& options);
Exit policies_check(const casefile::Case& the_case, const Options& options);
Exit policies_explain(const casefile::Case& the_case, const Options& options);
Exit multiverse(const study::Asked& asked, const Options& options);
Exit panel(casefile::Case& the_case, const Options& options);
Exit whatif(casefile::Case& the_case, const Options& options);
Exit whatif_record(casefile::Case& the_case, const Options& options);

}  // namespace entente::cli
