// Answers and the register of questions, for a reader.
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "entente/cli/ask/ask_verbs.hpp"
#include "entente/cli/text/text.hpp"
#include "entente/report/words/forecast_words.hpp"

namespace entente::cli {

using nlohmann::ordered_json;

namespace {

std::string text_in(const ordered_json& object, const char* key) {
  return object[key].get<std::string>();
}

std::string joined(const ordered_json& list, const char* between) {
  std::string out;
  for (const auto& one : list)
    out += (out.empty() ? "" : between) + one.get<std::string>();
  return out;
}

std::string percent_or(const ordered_json& value, const char* otherwise) {
  return value.is_null() ? otherwise : percent(value.get<double>());
}

std::string days_of(const ordered_json& question) {
  return text_in(question, "from") + " to " + text_in(question, "to");
}

std::string outcome_of(const ordered_json& question) {
  const std::string group = text_in(question, "group");
  if (!group.empty()) return "group '" + group + "'";
  std::string out = "kind " + joined(question["kinds"], ", ");
  if (!question["actors"].empty())
    out += " by " + joined(question["actors"], " or ");
  return out;
}

std::string drawn_text(const ordered_json& answer) {
  const std::string how = text_in(answer, "drawn");
  const std::string as = text_in(answer, "drawn_as");
  if (how == "own law") return "drawn by the law of '" + as + "'";
  if (how == "part") return "drawn as a kind of day of '" + as + "'";
  return "drawn by a law made for this question from its " +
         std::to_string(answer["acts"].get<int>()) + " days on the record";
}

std::string came_text(const ordered_json& entry) {
  const std::string came = text_in(entry, "came");
  if (came == "yes") return "yes, on " + text_in(entry, "on");
  if (came == "void")
    return "void: a day of it was not read, or an act may have been that no "
           "fit reads";
  return came;
}

std::string said_text(const ordered_json& answer) {
  const auto& said = answer["said"];
  std::string text = fmt::format("\n{}\n", report::likelihood_words(said));
  text += fmt::format("  80% band      {}-{}\n", percent(said["low"]),
                      percent(said["high"]));
  const auto& rivals = said["rivals"];
  text += fmt::format("  base rate     {}, of {} windows of {} days\n",
                      percent_or(said["base_rate"], "not yet"),
                      rivals["windows"].get<int>(), said["horizon"].get<int>());
  text += fmt::format(
      "  persistence   {}: windows after one like the days "
      "just past\n",
      percent_or(said["persistence"], "not yet"));
  text += fmt::format("  two-speed     {}\n",
                      percent_or(rivals["two_speed"], "not yet"));
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
  text += fmt::format("{}: at least {} of {}, {}\n", text_in(question, "text"),
                      days_text(question["least"].get<int>()),
                      outcome_of(question), days_of(question));
  for (const auto& one : result["read"])
    text += fmt::format("  read as: {}\n", one.get<std::string>());
  const std::string rule = text_in(question, "resolution");
  text += fmt::format(
      "  yes when: {}\n",
      rule.empty() ? "the record holds so many days with such an act, sourced "
                     "and dated to the day"
                   : rule);
  if (text_in(answer, "came") != "open")
    return text + fmt::format("\n{}\n", came_text(answer));
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
  text += "  " + drawn_text(answer) + "\n";
  return text + said_text(answer);
}

std::string register_text(const ordered_json& result) {
  std::string text = head_text(result);
  for (const auto& one : result["questions"]) {
    text += fmt::format("{}  {}\n  {}, {}; asked {}: {}\n", text_in(one, "id"),
                        text_in(one, "text"), outcome_of(one), days_of(one),
                        text_in(one, "asked"), came_text(one));
    const auto& then = one["then"];
    if (!then.is_null())
      text += fmt::format("  {:<12} {:<10} {:>5}   base rate {}\n", "model",
                          text_in(one, "asked"), percent(then["probability"]),
                          percent_or(then["base_rate"], "not yet"));
    const auto& now = one["now"];
    if (!now.is_null() && result["head"]["as_of"] != one["asked"])
      text += fmt::format("  {:<12} {:<10} {:>5}   base rate {}\n", "model",
                          text_in(result["head"], "as_of"),
                          percent(now["probability"]),
                          percent_or(now["base_rate"], "not yet"));
    for (const auto& said : one["said"]) {
      text += fmt::format("  {:<12} {:<10} {:>5}   model {}, base rate {}",
                          text_in(said, "who"), text_in(said, "when"),
                          percent(said["p"]), percent_or(said["model"], "-"),
                          percent_or(said["base_rate"], "-"));
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
    return text + "nobody has said anything yet (forecasts.csv)\n";
  text +=
      "Scores of what is decided (Brier: smaller is better; log: larger):\n";
  for (const auto& one : result["standings"]) {
    const int n = one["said"]["n"].get<int>();
    if (n == 0) {
      text +=
          fmt::format("  {:<12} nothing decided yet\n", text_in(one, "who"));
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
