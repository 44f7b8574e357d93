// questions: what came of them, and who said what beside the model.
#include <nlohmann/json.hpp>

#include "entente/casefile/questions.hpp"
#include "entente/cli/ask/ask_verbs.hpp"
#include "entente/cli/shell/refusal.hpp"
#include "entente/cli/shell/results.hpp"
#include "entente/cli/shell/streams.hpp"
#include "entente/report/results/question_json.hpp"

namespace entente::cli {
namespace {

using nlohmann::ordered_json;

std::optional<double> maybe(const ordered_json& value) {
  if (value.is_null()) return {};
  return value.get<double>();
}

// What model and base rate say with what was known at the end of that day; null
// where the window is too short by then.
ordered_json said_on(const Asked& asked,
                     const question::QuestionSpec& question,
                     Day day) {
  if (day < asked.setting.window.from + 365 || day > asked.setting.window.to)
    return nullptr;
  return answer_of(asked, question, day)["said"];
}

question::Row row_of(const Asked& asked,
                     const question::QuestionSpec& question,
                     const question::Said& said,
                     const question::Resolved& resolved) {
  question::Row row;
  row.question = question.id;
  row.who = said.who;
  row.when = said.when;
  row.p = said.p;
  row.came = resolved.came;
  row.in_time = !resolved.on || said.when < *resolved.on;
  const ordered_json then =
      row.in_time ? said_on(asked, question, said.when) : nullptr;
  if (then.is_null()) return row;
  row.model = maybe(then["probability"]);
  row.base_rate = maybe(then["base_rate"]);
  return row;
}

}  // namespace

Exit questions(casefile::Case& the_case,
               const casefile::Files& files,
               const Options& options) {
  const casefile::Register kept = casefile::register_of(files);
  if (kept.questions.empty())
    return refuse("this case has no questions ([[question]] in case.toml)",
                  "add them to the case, see docs/files.md");
  Asked asked{&the_case, casefile::setting_of(the_case), options, {}};
  if (const auto problem = apply_as_of(the_case, asked.setting, options))
    return refuse(problem->problem, problem->hint);
  ordered_json result = {{"head", head_of(asked)},
                         {"questions", ordered_json::array()}};
  std::vector<question::Row> all;
  for (const question::QuestionSpec& one : kept.questions) {
    const question::Resolved resolved =
        question::resolve(asked.setting, the_case.forecast.items, one);
    std::vector<question::Row> rows;
    for (const question::Said& said : kept.said)
      if (said.question == one.id && said.when <= asked.setting.window.to)
        rows.push_back(row_of(asked, one, said, resolved));
    all.insert(all.end(), rows.begin(), rows.end());
    ordered_json entry = report::question_json(one);
    entry["asked"] = iso(one.asked);
    entry["came"] = report::text_of(resolved.came);
    entry["on"] = resolved.on ? ordered_json(iso(*resolved.on)) : nullptr;
    entry["seen"] = resolved.seen;
    entry["then"] = said_on(asked, one, one.asked);
    entry["now"] = resolved.came == question::Came::open
                       ? said_on(asked, one, asked.setting.window.to)
                       : nullptr;
    entry["said"] = report::rows_json(rows);
    result["questions"].push_back(std::move(entry));
  }
  result["standings"] = report::standings_json(question::standings_of(all));
  say("{}", options.format == Format::json ? result.dump(1) + "\n"
                                           : register_text(result));
  return Exit::done;
}

}  // namespace entente::cli
