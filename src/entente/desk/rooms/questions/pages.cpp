#include "entente/desk/rooms/questions/pages.hpp"

#include <fmt/format.h>

#include "entente/casefile/questions.hpp"
#include "entente/desk/rooms/asking.hpp"
#include "entente/desk/rooms/questions/posed.hpp"
#include "entente/report/sections/sections.hpp"
#include "entente/report/words/forecast_words.hpp"
#include "entente/report/words/question_words.hpp"
#include "entente/report/words/words.hpp"
#include "entente/study/results.hpp"

namespace entente::desk {
namespace {

using report::part;
using report::percent_or;
using report::share_or;

Json sentences(const std::vector<std::string>& all) {
  Json list = Json::array();
  for (const std::string& one : all)
    list.push_back({{"sentence", one}});
  return list;
}

// A chance with its band and its rivals.
void put_said(const Json& answer, Json& view) {
  const Json& said = answer["said"];
  view["likelihood"] = report::likelihood_words(said);
  view["band"] = report::percent_band(said["low"], said["high"]);
  view["base_rate"] = share_or(said["base_rate"], "not yet");
  view["windows"] = report::count_of(report::whole(said["rivals"], "windows"),
                                     "window", "windows");
  view["horizon"] = report::days_in_words(report::whole(said, "horizon"));
  view["persistence"] = share_or(said["persistence"], "not yet");
  view["two_speed"] = share_or(said["rivals"]["two_speed"], "not yet");
  const Json& record = answer["track_record"];
  view["track_record"] = record.is_null()
                             ? "none yet"
                             : report::skill_words(record, report::Count::said);
}

Response not_understood(const Visit& own,
                        const question::Understood& understood) {
  Json view = {{"understood", sentences(understood.read)},
               {"not_understood", sentences(understood.not_read)},
               {"hints", sentences(understood.hints)},
               {"wrong", true}};
  return show(own, {"An answer", "answer", std::move(view)});
}

Response answered(const Visit& own, Progress& progress) {
  const Loaded& loaded = *own.state.loaded;
  const Pairs& query = own.request.query;
  const question::Understood understood =
      posed_of(loaded.the_case, loaded.files, query);
  if (!understood.question) return not_understood(own, understood);
  const study::Asked asked = ask_of(own.desk, loaded.the_case, progress);
  const Json answer =
      study::answer_of(asked, *understood.question, loaded.the_case.window.to);
  const Json& question = answer["question"];
  // As it was typed, where it was.
  const std::string typed =
      understood.question->id.empty() ? text_in(query, "text") : std::string();
  const std::string named =
      typed.empty() ? report::text(question, "text") : typed;
  std::string read_as;
  for (const std::string& one : understood.read)
    read_as += (read_as.empty() ? "" : "; ") + one;
  Json view = {{"read_as", read_as},
               {"question_text", named},
               {"asks", report::question_asks(question)},
               {"days", report::question_days(question)},
               {"rule", report::question_rule(question)},
               {"drawn", report::drawn_words(answer)},
               {"came", report::text(answer, "came") == "open"
                            ? ""
                            : report::came_words(answer)}};
  view["said"] = !answer["said"].is_null() && view["came"] == "";
  if (view["said"].get<bool>()) put_said(answer, view);
  view["unsaid"] = !view["said"].get<bool>() && view["came"] == "";
  view["is_new"] = understood.question->id.empty() && view["came"] == "";
  view["text_html"] = in_attribute(named);
  Json chosen = Json::array();
  for (const auto& [key, value] : query)
    chosen.push_back(
        {{"key_html", in_attribute(key)}, {"value_html", in_attribute(value)}});
  view["chosen"] = std::move(chosen);
  return show(own, {"An answer", "answer", std::move(view)});
}

// Who said what, when: the model first.
Json rows_of(const Json& entry, const std::string& as_of) {
  Json rows = Json::array();
  const auto model = [&](const Json& said, const std::string& when) {
    if (said.is_null()) return;
    rows.push_back({{"who", "model"},
                    {"when", when},
                    {"p", percent_or(said["probability"], "–")},
                    {"model", ""},
                    {"base", share_or(said["base_rate"], "not yet")},
                    {"score", ""}});
  };
  model(entry["then"], report::text(entry, "asked"));
  if (as_of != report::text(entry, "asked")) model(entry["now"], as_of);
  for (const Json& said : entry["said"]) {
    std::string score;
    if (!said["brier"].is_null())
      score = fmt::format(
          "{:.3f}; model {:.3f}, base rate {:.3f}", said["brier"].get<double>(),
          said["brier_model"].get<double>(), said["brier_base"].get<double>());
    rows.push_back({{"who", report::text(said, "who")},
                    {"when", report::text(said, "when")},
                    {"p", share_or(said["p"], "–")},
                    {"model", percent_or(said["model"], "–")},
                    {"base", share_or(said["base_rate"], "–")},
                    {"late", !said["in_time"].get<bool>()},
                    {"score", score}});
  }
  return rows;
}

Json standings_of(const Json& result) {
  Json rows = Json::array();
  for (const Json& one : result["standings"]) {
    const long n = report::whole(part(one, "said"), "n");
    Json row = {
        {"who", report::text(one, "who")},
        {"n", report::thousands(n)},
        {"decided", n > 0},
        {"why_not", n > 0 ? std::string()
                          : report::unscored_words(result["questions"],
                                                   report::text(one, "who"))}};
    for (const char* key : {"said", "model", "base_rate"})
      row[std::string("brier_") + key] =
          n == 0
              ? ""
              : fmt::format("{:.3f} / {:.3f}", one[key]["brier"].get<double>(),
                            one[key]["log_score"].get<double>());
    rows.push_back(std::move(row));
  }
  return rows;
}

Response registered(const Visit& own, Progress& progress) {
  const Loaded& loaded = *own.state.loaded;
  const study::Asked asked = ask_of(own.desk, loaded.the_case, progress);
  const Json result =
      study::questions_of(asked, casefile::register_of(loaded.files));
  const std::string as_of = iso(loaded.the_case.window.to);
  Json list = Json::array();
  for (const Json& entry : result["questions"])
    list.push_back({{"question_id", report::text(entry, "id")},
                    {"question_text", report::text(entry, "text")},
                    {"asks", report::question_asks(entry)},
                    {"days", report::question_days(entry)},
                    {"asked", report::text(entry, "asked")},
                    {"came", report::came_words(entry)},
                    {"rows", rows_of(entry, as_of)}});
  Json view;
  view["any_questions"] = !list.empty();
  view["entries"] = std::move(list);
  view["standings"] = standings_of(result);
  view["as_of"] = as_of;
  view["any_standings"] = !view["standings"].empty();
  return show(own, {"The register", "register", std::move(view)});
}

Response expected(const Visit& own, Progress& progress) {
  const casefile::Case& the_case = own.state.loaded->the_case;
  const study::Asked asked = ask_of(own.desk, the_case, progress);
  const Json results = {{"forecast", study::forecast_of(asked)}};
  Json view = report::expect_view(report::context_of(the_case, results));
  Response response =
      show(own, {"What to expect", "expected", std::move(view)});
  response.body = with_act_pages(response.body);
  return response;
}

}  // namespace

Response answer_page(const Visit& visit) {
  return long_work(visit, "An answer", answered);
}

Response register_page(const Visit& visit) {
  return long_work(visit, "The register", registered);
}

Response expected_page(const Visit& visit) {
  return long_work(visit, "What to expect", expected);
}

}  // namespace entente::desk
