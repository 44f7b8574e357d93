#include "entente/cli/ask/ask_verbs.hpp"

#include <nlohmann/json.hpp>

#include "entente/cli/shell/refusal.hpp"

namespace entente::cli {

bool is_asking(const std::string& verb) {
  return verb == "try";
}

Exit ask(const Options& options) {
  casefile::Reading reading = casefile::read_case(options.case_folder);
  if (!reading.diagnostics.empty()) {
    print_mistakes(reading.diagnostics, options.case_folder);
    return Exit::bad_input;
  }
  Diagnostics none;
  const casefile::Files files = casefile::load_files(options.case_folder, none);
  return try_settings(reading.value, files, options);
}

}  // namespace entente::cli
