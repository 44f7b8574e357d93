#include "entente/cli/ask/ask_verbs.hpp"

#include <nlohmann/json.hpp>

#include "entente/casefile/sheet.hpp"
#include "entente/cli/shell/refusal.hpp"
#include "entente/study/results.hpp"

namespace entente::cli {

bool is_asking(const std::string& verb) {
  return verb == "try" || verb == "ask" || verb == "questions" ||
         verb == "diff";
}

std::optional<Exit> unknown_claim(const casefile::Case& the_case,
                                  const Options& options) {
  std::vector<std::string> ids;
  for (const claim::ClaimSpec& claim : the_case.claims)
    ids.push_back(claim.id);
  for (const std::string& id : options.asking.claims) {
    if (study::find_claim(the_case, id) != nullptr) continue;
    return refuse(
        "--claim " + id + ": there is no such claim in this case",
        casefile::did_you_mean(id, ids,
                               ids.empty() ? "this case has no claims"
                                           : "the claims are the files of "
                                             "claims/"));
  }
  return {};
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
