#include "entente/cli/keep/import_verbs.hpp"

namespace entente::cli {

bool is_importing(const std::string& verb) {
  return verb == "import" || verb == "review";
}

Exit import_or_review(const Options& options) {
  return options.verb == "import" ? import_files(options)
                                  : review_candidates(options);
}

}  // namespace entente::cli
