#include "entente/report/results/question_json.hpp"

#include <nlohmann/json.hpp>

#include "entente/report/results/results_json.hpp"

namespace entente::report {
namespace {

using nlohmann::ordered_json;

const char* text_of(question::Drawn drawn) {
  switch (drawn) {
    case question::Drawn::own_law:
      return "own law";
    case question::Drawn::part:
      return "part";
    default:
      return "made law";
  }
}

ordered_json points_json(const question::Points& points) {
  const bool any = points.n > 0;
  return {{"n", points.n},
          {"brier", any ? ordered_json(points.brier) : nullptr},
          {"log_score", any ? ordered_json(points.log_score) : nullptr}};
}

ordered_json or_null(const std::optional<double>& value) {
  return value ? ordered_json(*value) : ordered_json(nullptr);
}

}  // namespace

const char* text_of(question::Came came) {
  switch (came) {
    case question::Came::yes:
      return "yes";
    case question::Came::no:
      return "no";
    case question::Came::void_:
      return "void";
    default:
      return "open";
  }
}

ordered_json question_json(const question::QuestionSpec& question) {
  return {{"id", question.id},
          {"text", question.text},
          {"group", question.group},
          {"kinds", question.kinds},
          {"actors", question.actors},
          {"least", question.least},
          {"from", iso(question.window.from)},
          {"to", iso(question.window.to)},
          {"resolution", question.resolution}};
}

ordered_json answer_json(const question::QuestionSpec& question,
                         const question::Answer& answer) {
  ordered_json out = {
      {"question", question_json(question)},
      {"came", text_of(answer.resolved.came)},
      {"on", answer.resolved.on ? ordered_json(iso(*answer.resolved.on))
                                : ordered_json(nullptr)},
      {"seen", answer.resolved.seen},
      {"start", iso(answer.start)},
      {"known", iso(answer.known)},
      {"carried_days", answer.carried()},
      {"acts", answer.acts},
      {"drawn", text_of(answer.drawn)},
      {"drawn_as", answer.drawn_as},
      {"said", nullptr},
      {"track_record", nullptr}};
  forecast::ForecastResult one;
  one.draws = answer.draws;
  one.per_draw = answer.per_draw;
  if (answer.said) one.items = {*answer.said};
  if (answer.score) one.track_record = {*answer.score};
  const ordered_json all = forecast_json(one);
  if (answer.said) out["said"] = all["items"].at(0);
  if (answer.score) out["track_record"] = all["track_record"].at(0);
  return out;
}

ordered_json rows_json(const std::vector<question::Row>& rows) {
  ordered_json out = ordered_json::array();
  for (const question::Row& row : rows) {
    const bool scored = question::is_scored(row);
    const auto brier = [&](const std::optional<double>& p) {
      return scored ? ordered_json(question::brier_of(*p, row.came))
                    : ordered_json(nullptr);
    };
    out.push_back({{"question", row.question},
                   {"who", row.who},
                   {"when", iso(row.when)},
                   {"p", row.p},
                   {"model", or_null(row.model)},
                   {"base_rate", or_null(row.base_rate)},
                   {"in_time", row.in_time},
                   {"brier", brier(row.p)},
                   {"brier_model", brier(row.model)},
                   {"brier_base", brier(row.base_rate)}});
  }
  return out;
}

ordered_json standings_json(const std::vector<question::Standing>& standings) {
  ordered_json out = ordered_json::array();
  for (const question::Standing& one : standings)
    out.push_back({{"who", one.who},
                   {"said", points_json(one.own)},
                   {"model", points_json(one.model)},
                   {"base_rate", points_json(one.base)}});
  return out;
}

}  // namespace entente::report
