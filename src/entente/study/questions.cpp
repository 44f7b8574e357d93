// The register of a case's questions, resolved and scored.
#include "entente/question/scores.hpp"
#include "entente/report/results/question_json.hpp"
#include "entente/study/results.hpp"

namespace entente::study {
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

ordered_json questions_of(const Asked& asked, const casefile::Register& kept) {
  ordered_json result = {{"questions", ordered_json::array()}};
  std::vector<question::Row> all;
  for (const question::QuestionSpec& one : kept.questions) {
    const question::Resolved resolved =
        question::resolve(asked.setting, asked.the_case->forecast.items, one);
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
  return result;
}

}  // namespace entente::study
