// Answers and the register of questions, for a reader.
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "entente/cli/ask/ask_verbs.hpp"
#include "entente/cli/text/text.hpp"
#include "entente/report/words/forecast_words.hpp"
#include "entente/report/words/question_words.hpp"
#include "entente/report/words/words.hpp"

namespace entente::cli {

using nlohmann::ordered_json;
using report::came_words;
using report::drawn_words;
using report::percent_or;
using report::question_asks;
using report::question_days;
using report::question_outcome;
using report::question_rule;
using report::share_or;

namespace {

std::string text_in(const ordered_json& object, const char* key) {
  return object[key].get<std::string>();
}

std::string said_text(const ordered_json& answer) {
  const auto& said = answer["said"];
  std::string text = fmt::format("\n{}\n", report::likelihood_words(said));
  text += fmt::format("  80% band      {}-{}\n", percent(said["low"]),
                      percent(said["high"]));
  const auto& rivals = said["rivals"];
  text += fmt::format("  base rate     {}, of {} of {}\n",
                      share_or(said["base_rate"], "not yet"),
                      report::count_of(rivals["windows"], "window", "windows"),
                      days_text(said["horizon"].get<int>()));
  text += fmt::format(
      "  persistence   {}: windows after one like the days "
      "just past\n",
      share_or(said["persistence"], "not yet"));
  text += fmt::format("  two-speed     {}\n",
                      share_or(rivals["two_speed"], "not yet"));
  const auto& record = answer["track_record"];
  if (record.is_null()) return text + "  track record  none yet\n";
  text += fmt::format("  track record  such questions, asked every month: {}\n",
                      report::skill_words(record, report::Count::said));
  if (!record["brier"].is_null())
    text += fmt::format(
        "                Brier score {:.3f}, base rate {:.3f}, persistence "
        "{:.3f}, two-speed {:.3f}\n",
        record["brier"].get<double>(), record["brier_base"].get<double>(),
        record["brier_persistence"].get<double>(),
        record["brier_two_speed"].get<double>());
  return text;
}

}  // namespace

std::string answer_text(const ordered_json& result) {
  const auto& answer = result["answer"];
  const auto& question = answer["question"];
  std::string text = head_text(result);
  text += fmt::format("{}: {}, {}\n", text_in(question, "text"),
                      question_asks(question), question_days(question));
  for (const auto& one : result["read"])
    text += fmt::format("  read as: {}\n", one.get<std::string>());
  text += fmt::format("  yes when: {}\n", question_rule(question));
  if (text_in(answer, "came") != "open")
    return text + fmt::format("\n{}\n", came_words(answer));
  if (answer["said"].is_null())
    return text + "\nnothing can be said: no day of this outcome was read\n";
  if (answer["seen"].get<int>() > 0)
    text += fmt::format("  so far: {} with such an act\n",
                        days_text(answer["seen"].get<int>()));
  if (answer["carried_days"].get<int>() > 0)
    text += fmt::format(
        "  every question begins on {}; this outcome was read up to {}, and "
        "the {} between are simulated\n",
        text_in(answer, "start"), text_in(answer, "known"),
        days_text(answer["carried_days"].get<int>()));
  text += "  " + drawn_words(answer) + "\n";
  return text + said_text(answer);
}

std::string register_text(const ordered_json& result) {
  std::string text = head_text(result);
  for (const auto& one : result["questions"]) {
    text +=
        fmt::format("{}  {}\n  {}, {}; asked {}: {}\n", text_in(one, "id"),
                    text_in(one, "text"), question_outcome(one),
                    question_days(one), text_in(one, "asked"), came_words(one));
    const auto& then = one["then"];
    if (!then.is_null())
      text += fmt::format("  {:<12} {:<10} {:>5}   base rate {}\n", "model",
                          text_in(one, "asked"), percent(then["probability"]),
                          share_or(then["base_rate"], "not yet"));
    const auto& now = one["now"];
    if (!now.is_null() && result["head"]["as_of"] != one["asked"])
      text += fmt::format("  {:<12} {:<10} {:>5}   base rate {}\n", "model",
                          text_in(result["head"], "as_of"),
                          percent(now["probability"]),
                          share_or(now["base_rate"], "not yet"));
    for (const auto& said : one["said"]) {
      text += fmt::format(
          "  {:<12} {:<10} {:>5}   model {}, base rate {}",
          text_in(said, "who"), text_in(said, "when"), report::share(said["p"]),
          percent_or(said["model"], "-"), share_or(said["base_rate"], "-"));
      if (!said["in_time"].get<bool>()) text += "; after it was decided";
      if (!said["brier"].is_null())
        text += fmt::format("; Brier {:.3f}, model {:.3f}, base rate {:.3f}",
                            said["brier"].get<double>(),
                            said["brier_model"].get<double>(),
                            said["brier_base"].get<double>());
      text += "\n";
    }
    text += "\n";
  }
  if (result["standings"].empty())
    return text +
           fmt::format("nobody had said anything by {} (forecasts.csv)\n",
                       text_in(result["head"], "as_of"));
  text +=
      "Scores of what is decided (Brier: smaller is better; log: larger):\n";
  for (const auto& one : result["standings"]) {
    const int n = one["said"]["n"].get<int>();
    if (n == 0) {
      text += fmt::format(
          "  {:<12} {}\n", text_in(one, "who"),
          report::unscored_words(result["questions"], text_in(one, "who")));
      continue;
    }
    text += fmt::format("  {:<12} n {:>3}  ", text_in(one, "who"), n);
    for (const auto& [name, key] :
         {std::pair{"own", "said"}, {"model", "model"}, {"base", "base_rate"}})
      text += fmt::format("  {} {:.3f} / {:.3f}", name,
                          one[key]["brier"].get<double>(),
                          one[key]["log_score"].get<double>());
    text += "\n";
  }
  return text;
}

}  // namespace entente::cli
