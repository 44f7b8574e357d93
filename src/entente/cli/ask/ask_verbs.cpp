#include "entente/cli/ask/ask_verbs.hpp"

#include <nlohmann/json.hpp>

#include "entente/cli/shell/refusal.hpp"

namespace entente::cli {

bool is_asking(const std::string& verb) {
  return verb == "try" || verb == "ask" || verb == "questions" ||
         verb == "diff";
}

Exit ask(const Options& options) {
  if (options.verb == "diff") return diff(options);
  casefile::Reading reading = casefile::read_case(options.case_folder);
  if (!reading.diagnostics.empty()) {
    print_mistakes(reading.diagnostics, options.case_folder);
    return Exit::bad_input;
  }
  Diagnostics none;
  const casefile::Files files = casefile::load_files(options.case_folder, none);
  if (options.verb == "ask") return ask_question(reading.value, files, options);
  if (options.verb == "questions")
    return questions(reading.value, files, options);
  return try_settings(reading.value, files, options);
}

}  // namespace entente::cli
