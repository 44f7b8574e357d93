// All that a brief is made of.
#include "entente/report/results/essays_json.hpp"
#include "entente/report/results/results_json.hpp"
#include "entente/study/changes.hpp"

namespace entente::study {

using nlohmann::ordered_json;

ordered_json brief_of(const Asked& asked) {
  const casefile::Case& the_case = *asked.the_case;
  ordered_json results = {{"head", head_of(asked)},
                          {"claims", claims_of(asked)},
                          {"curves", curves_of(asked)},
                          {"contest", contest_of(asked)},
                          {"forecast", forecast_of(asked)},
                          {"policies", policies_of(asked)},
                          {"error_rates", report::error_rates_json(the_case)}};
  results["essays"] = report::essays_json(
      the_case, the_case.essays, results["claims"], results["policies"]);
  return results;
}

std::optional<Refusal> add_changes(const Asked& asked,
                                   const casefile::Files& files,
                                   Day since,
                                   ordered_json& results) {
  const State now{files, asked};
  State before = now;
  casefile::Case then = casefile::read_case(files, asked.the_case->id).value;
  if (auto problem = state_at(since, then, before)) return problem;
  results["changes"] = changes_of(before, now, {{}, Depth::whole});
  return {};
}

}  // namespace entente::study
