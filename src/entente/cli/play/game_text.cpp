// A game for a terminal.
#include <cctype>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "entente/cli/play/play_verb.hpp"
#include "entente/cli/text/text.hpp"

namespace entente::cli {
namespace {

using nlohmann::ordered_json;

std::string text_in(const ordered_json& value) {
  return value.get<std::string>();
}

std::string day_in_words(const ordered_json& day) {
  return in_words(*parse_day(text_in(day)));
}

std::string capital(std::string text) {
  if (!text.empty())
    text[0] = static_cast<char>(
        std::toupper(static_cast<unsigned char>(text.front())));
  return text;
}

// As many decimals as tell a count from a share.
std::string number(double value) {
  const bool whole = value == static_cast<double>(static_cast<long>(value));
  return whole ? fmt::format("{:.0f}", value) : fmt::format("{:.2f}", value);
}

// At most so many characters, cut between two words.
std::string cut(const std::string& text, std::size_t most) {
  if (text.size() <= most) return text;
  const std::size_t at = text.rfind(' ', most);
  return text.substr(0, at == std::string::npos ? most : at) + " ...";
}

std::string came_text(const ordered_json& came) {
  std::string text =
      "  " + text_in(came["day"]) + "  " + capital(text_in(came["one"]));
  for (std::size_t i = 0; i < came["kinds"].size(); ++i)
    text += (i == 0 ? ": " : ", ") + text_in(came["kinds"][i]["one"]);
  if (!came["like"].is_null())
    text += "\n              as on " + day_in_words(came["like"]["day"]) +
            ": " + cut(text_in(came["like"]["summary"]), 80);
  return text + "\n";
}

std::string days_of_month(const ordered_json& month) {
  return text_in(month["from"]) + " to " + text_in(month["to"]);
}

// What is scheduled from a day on, over some ninety days.
std::string schedule_text(const ordered_json& game, Day from) {
  constexpr int kDays = 92;
  std::string text;
  for (const auto& one : game["schedule"]) {
    const Day on = *parse_day(text_in(one["on"]));
    if (on < from || on >= from + kDays) continue;
    text += fmt::format("  scheduled   {} ({}), to {}\n", text_in(one["group"]),
                        text_in(one["on"]), text_in(one["until"]));
  }
  return text;
}

std::string outcomes_text(const ordered_json& game,
                          const ordered_json& values) {
  std::string text;
  for (std::size_t o = 0; o < game["outcomes"].size(); ++o)
    text += fmt::format("  {:<46} {:>8}\n",
                        cut(text_in(game["outcomes"][o]["title"]), 42),
                        number(values.at(o)));
  return text;
}

std::string theory_text(const ordered_json& end) {
  if (end["theory"] == "base")
    return "The other side followed what the record says by itself: no theory "
           "is contested in this case.\n";
  return fmt::format(
      "The other side followed '{}' ({}), which has {} of the evidence among "
      "the theories still\nbelieved.\n",
      text_in(end["title"]), text_in(end["theory"]), percent(end["share"]));
}

std::string own_text(const ordered_json& game) {
  const auto& end = game["end"];
  std::string text = fmt::format("\n{:<46} {:>7} {:>9} {:>13} {:>7}\n",
                                 "What came, beside your choices "
                                 "under other luck",
                                 "came", "on average", "80 %", "luck");
  for (std::size_t o = 0; o < game["outcomes"].size(); ++o) {
    const auto& own = end["own"].at(o);
    text += fmt::format("{:<46} {:>7} {:>9.1f} {:>13} {:>7}\n",
                        cut(text_in(game["outcomes"][o]["title"]), 42),
                        number(own["came"]), own["mean"].get<double>(),
                        number(own["low"]) + " to " + number(own["high"]),
                        signed_text(own["luck"], 1));
  }
  return text;
}

std::string rivals_text(const ordered_json& game, std::size_t o) {
  const auto& end = game["end"];
  std::string text = fmt::format("\n{}\n{:<40} {:>10} {:>10} {:>8} {:>7}\n",
                                 text_in(game["outcomes"][o]["title"]), "under",
                                 "same luck", "on average", "choice", "error");
  for (const auto& rival : end["rivals"]) {
    const auto& one = rival["outcomes"].at(o);
    const char* word = one["tied"].get<bool>()           ? "tied"
                       : one["choice"].get<double>() < 0 ? "fewer"
                                                         : "more";
    text +=
        fmt::format("{:<40} {:>10} {:>10.2f} {:>8} {:>7.2f}  {}\n",
                    cut(text_in(rival["title"]), 36), number(one["same_luck"]),
                    one["mean"].get<double>(), signed_text(one["choice"], 2),
                    one["error"].get<double>(), word);
  }
  return text;
}

// Of the first outcome that is no cost, against the first policy.
std::string split_sentence(const ordered_json& game, std::size_t o) {
  const auto& end = game["end"];
  const auto& rival = end["rivals"].at(0);
  const auto& one = rival["outcomes"].at(o);
  return fmt::format(
      "\n{}: {} came, against {:.1f} on average under '{}'.\nOf the difference "
      "of {}, choice was {} (error {:.2f}) and luck {}.\nOf the "
      "{} futures with your choices, what came lies above {} (equal ones by "
      "half).\n",
      text_in(game["outcomes"][o]["title"]), number(end["own"][o]["came"]),
      one["mean"].get<double>(), text_in(rival["title"]),
      signed_text(one["difference"], 1), signed_text(one["choice"], 1),
      one["error"].get<double>(), signed_text(one["luck"], 1),
      end["futures"].get<int>(), percent(end["own"][o]["rank"]));
}

std::size_t first_result(const ordered_json& game) {
  for (std::size_t o = 0; o < game["outcomes"].size(); ++o)
    if (!game["outcomes"][o]["cost"].get<bool>()) return o;
  return 0;
}

}  // namespace

std::string game_head_text(const ordered_json& game) {
  std::string text = fmt::format(
      "A game of {} from {}, seed {}: our side is yours, theirs follows "
      "{}\nthat is told at the end. All of it stands under one condition: if "
      "the association were causal.\n",
      count_text(game["months"], "month", "months"), text_in(game["from"]),
      game["seed"].get<std::uint64_t>(),
      game["theory_asked"].is_null() ? "a theory" : "a law of the theory");
  if (!game["note"].is_null()) text += text_in(game["note"]) + "\n";
  if (!game["came_otherwise"].is_null())
    text += fmt::format(
        "Month {} comes otherwise than the file says: the case or the program "
        "has changed since it was played.\n",
        game["came_otherwise"].get<int>());
  return text;
}

std::string what_to_choose_text(const ordered_json& game) {
  std::string text = "\nWhat our side may do:\n";
  int number = 0;
  for (const auto& group : game["acts"])
    text += fmt::format("  {}  {}{}\n", ++number, text_in(group["group"]),
                        group["sized"].get<bool>() ? ", of size 1 to 5" : "");
  text +=
      "A line is a choice: a group or its number, its size, and days of the "
      "month:\n  1 2 on 14       or  1 2 on 3, 17\n";
  if (!game["schedule"].empty())
    text += "  let go " + text_in(game["schedule"][0]["group"]) +
            " 14      what is scheduled on that day is not held; nobody is "
            "told, unless you also act\n";
  return text +
         "Enter: the month passes. f: forecast, u: undo, r: the rest without "
         "another act, ?: this, q: quit\n";
}

std::string month_ahead_text(const ordered_json& game, int m) {
  Day first = *parse_day(text_in(game["from"])) + 1;
  if (m > 1)
    first = *parse_day(text_in(
                game["played"].at(static_cast<std::size_t>(m - 2))["to"])) +
            1;
  return fmt::format("\nMonth {} of {}, from {}\n{}", m,
                     game["months"].get<int>(), in_words(first),
                     schedule_text(game, first));
}

std::string month_past_text(const ordered_json& game, int m) {
  const auto& month = game["played"].at(static_cast<std::size_t>(m - 1));
  std::string text =
      fmt::format("What came in month {} ({}):\n", m, days_of_month(month));
  for (const auto& came : month["came"])
    text += came_text(came);
  if (month["came"].empty()) text += "  nothing\n";
  return text;
}

std::string expected_text(const ordered_json& expected) {
  std::string text = fmt::format(
      "As the model was fitted, after {} and should our side do nothing "
      "more:\n{:<46}",
      day_in_words(expected["from"]), "");
  for (const auto& days : expected["days"])
    text += fmt::format(" {:>9}", days_text(days.get<int>()));
  text += "\n";
  for (const auto& item : expected["items"]) {
    text += fmt::format("  {:<44}", cut(text_in(item["title"]), 40));
    for (const auto& chance : item["chance"])
      text += fmt::format(" {:>9}", percent(chance));
    text += "\n";
  }
  return text;
}

std::string game_end_text(const ordered_json& game) {
  const auto& end = game["end"];
  if (end.is_null())
    return fmt::format(
        "{} of {} {} played; so far:\n{}", game["played"].size(),
        count_text(game["months"], "month", "months"),
        game["played"].size() == 1 ? "is" : "are",
        game["played"].empty()
            ? std::string("  nothing\n")
            : outcomes_text(game, game["played"].back()["outcomes"]));
  std::string text = "The end. " + theory_text(end) + own_text(game);
  for (std::size_t o = 0; o < game["outcomes"].size(); ++o)
    if (!game["outcomes"][o]["cost"].get<bool>()) text += rivals_text(game, o);
  return text +
         "\nchoice: your choices less that policy, on average over the same " +
         std::to_string(end["futures"].get<int>()) +
         " futures; tied within three errors.\n" +
         split_sentence(game, first_result(game));
}

std::string game_text(const ordered_json& game) {
  std::string text = game_head_text(game);
  for (const auto& month : game["played"]) {
    const int m = month["month"];
    text += "\n";
    for (const auto& act : month["acts"])
      text += fmt::format("Ours: {} {} on {}\n", text_in(act["group"]),
                          act["size"].get<int>(), text_in(act["on"]));
    for (const auto& one : month["let_go"])
      text += fmt::format("Ours: {} of {} let go\n", text_in(one["group"]),
                          text_in(one["on"]));
    text += month_past_text(game, m);
  }
  return text + "\n" + game_end_text(game);
}

}  // namespace entente::cli
