// questions: what came of them, and who said what beside the model.
#include <nlohmann/json.hpp>

#include "entente/casefile/questions.hpp"
#include "entente/cli/ask/ask_verbs.hpp"
#include "entente/cli/shell/asked.hpp"
#include "entente/cli/shell/refusal.hpp"
#include "entente/cli/shell/streams.hpp"
#include "entente/study/results.hpp"

namespace entente::cli {

using nlohmann::ordered_json;

Exit questions(casefile::Case& the_case,
               const casefile::Files& files,
               const Options& options) {
  const casefile::Register kept = casefile::register_of(files);
  if (kept.questions.empty())
    return refuse("this case has no questions ([[question]] in case.toml)",
                  "add them to the case, see docs/files.md");
  study::Asked asked = asked_in(the_case, options);
  if (const auto problem =
          study::apply_as_of(the_case, asked.setting, options.as_of))
    return refuse(problem->problem, problem->hint);
  ordered_json result = {{"head", head_of(asked)}};
  result.update(questions_of(asked, kept));
  say("{}", options.format == Format::json ? result.dump(1) + "\n"
                                           : register_text(result));
  return Exit::done;
}

}  // namespace entente::cli
