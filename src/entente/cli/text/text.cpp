#include "entente/cli/text/text.hpp"

#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "entente/report/words/claim_words.hpp"
#include "entente/report/words/question_words.hpp"
#include "entente/report/words/words.hpp"

namespace entente::cli {

using nlohmann::ordered_json;

std::string days_text(int days) {
  return fmt::format("{} {}", days, days == 1 ? "day" : "days");
}

std::string head_text(const ordered_json& result) {
  const auto& head = result["head"];
  return fmt::format("{}\nas of {}, seed {}, data {}\nmade again by: {}\n\n",
                     head["title"].get<std::string>(),
                     head["as_of"].get<std::string>(),
                     head["seed"].get<std::uint64_t>(),
                     head["data_hash"].get<std::string>().substr(0, 12),
                     head["command"].get<std::string>());
}

std::string percent(double p) {
  if (p < 0.01) return "<1%";
  if (p > 0.99) return ">99%";
  return fmt::format("{:.0f}%", 100 * p);
}

std::string count_text(long n, const char* one, const char* many) {
  return report::count_of(n, one, many);
}

std::string signed_text(double value, int decimals) {
  const std::string text = fmt::format("{:+.{}f}", value, decimals);
  return text.find_first_of("123456789") == std::string::npos ? text.substr(1)
                                                              : text;
}

const ordered_json& said_of(const ordered_json& outcome) {
  return outcome["mixture"].is_null() ? outcome["by_theory"].at(0)
                                      : outcome["mixture"];
}

namespace {

// An end of the interval; nothing where it is open.
std::string end_of(const ordered_json& end, const char* open) {
  return end.is_null() ? open : fmt::format("{:.2f}", std::exp(double(end)));
}

// What a reader counts: acts that were followed, or days in a state and out.
std::string by_hand_text(const ordered_json& claim) {
  const auto& state = claim["state"];
  if (!state.is_null())
    return fmt::format(
        "        on {} of {} days in the state; on {} of {} others\n",
        state["outcome_days"].get<int>(), state["days"].get<int>(),
        state["outcome_days_outside"].get<int>(),
        state["days_outside"].get<int>());
  if (claim["acts_counted"] == 0)
    return "        followed within 60 days: no act whose 60 days are known\n";
  return fmt::format(
      "        followed within 60 days: {} of {}; same-era windows would give "
      "{:.1f}\n",
      claim["followed_count"].get<int>(), claim["acts_counted"].get<int>(),
      claim["base_expected"].get<double>());
}

std::string effect_text(const ordered_json& claim) {
  if (claim["word"] == "cannot be asked")
    return fmt::format("        {}\n", claim["why_cannot"].get<std::string>());
  const auto& estimate = claim["corrected"];
  const auto& smallest = claim["estimate"]["smallest_leaning"];
  std::string text = fmt::format(
      "        rate ratio over 60 days {:.2f} ({}-{}), {} {}; "
      "smallest effect seen as 'leans' {}\n",
      std::exp(estimate["log_rr60"].get<double>()),
      end_of(estimate["low"], "0"), end_of(estimate["high"], "any"),
      claim["estimate"]["acts"].get<int>(),
      claim["state"].is_null() ? "acts" : "spells",
      smallest.is_null() ? "none" : fmt::format("{:.2f}", double(smallest)));
  text += by_hand_text(claim);
  for (const auto& one : claim["doubles"])
    text += fmt::format("        {} reads {} of the same acts: {}\n",
                        one["term"].get<std::string>(), one["acts"].get<int>(),
                        one["remedy"].get<std::string>());
  const auto& flips = claim["flips"];
  if (flips.empty()) return text;
  text += fmt::format("        the word changes under {} of {} variants:",
                      flips.size(), report::counted_rows(claim).size());
  for (std::size_t i = 0; i < flips.size(); ++i)
    text += (i == 0 ? " " : "; ") + flips[i].get<std::string>();
  return text + "\n";
}

}  // namespace

std::string claims_text(const ordered_json& result) {
  std::string text = head_text(result);
  for (const auto& claim : result["claims"]) {
    text += fmt::format(
        "{:<7} {:<15} {:>4}  {}\n", claim["id"].get<std::string>(),
        claim["word"].get<std::string>(),
        claim["probability"].is_null() ? "" : percent(claim["probability"]),
        claim["title"].get<std::string>());
    if (claim["word"] != claim["word_before_cap"])
      text += fmt::format("        before the cap and the variants: {}\n",
                          claim["word_before_cap"].get<std::string>());
    if (!claim["at_edge_of"].is_null())
      text += fmt::format("        at the edge: it could as well be '{}'\n",
                          claim["at_edge_of"].get<std::string>());
    text +=
        claim["estimate"].is_null() ? measured_text(claim) : effect_text(claim);
  }
  return text +
         "\nThe percentage is the probability of the claim's region after "
         "each region got one third.\n";
}

namespace {

// A number, or a dash where it is not known; the reason stands below.
std::string known(const ordered_json& value, int decimals) {
  return value.is_null() ? "-"
                         : fmt::format("{:.{}f}", double(value), decimals);
}

std::string reason_text(const char* what, const ordered_json& evidence) {
  const std::string why = evidence["why_cannot"];
  return why.empty() ? "" : fmt::format("        {}{}\n", what, why);
}

}  // namespace

std::string contest_text(const ordered_json& result) {
  std::string text = head_text(result);
  text += fmt::format("{:<24} {:>13} {:>7} {:>7} {:>10} {:>10}\n", "theory",
                      "log evidence", "error", "share", "half scale", "twice");
  for (const auto& theory : result["theories"]) {
    const auto& half = theory["half_scale"];
    const auto& twice = theory["double_scale"];
    text += fmt::format(
        "{:<24} {:>13} {:>7} {:>7} {:>10} {:>10}\n",
        theory["name"].get<std::string>(), known(theory["log_evidence"], 2),
        known(theory["mc_error"], 3),
        theory["share"].is_null() ? "-" : percent(theory["share"]),
        known(half["log_evidence"], 2), known(twice["log_evidence"], 2));
    text += reason_text("", theory) + reason_text("half scale: ", half) +
            reason_text("twice: ", twice);
  }
  for (const auto& tie : result["ties"])
    text += fmt::format("tied: {} and {}\n", tie[0].get<std::string>(),
                        tie[1].get<std::string>());
  const auto& strongest = result["strongest_for_null"];
  text += fmt::format(
      "\nThe most that this record could say for no effect at all is a factor "
      "of {:.1f} (against {}).\n",
      strongest["factor"].get<double>(),
      strongest["theory"].get<std::string>());
  return text;
}

namespace {

// "skill over the base rate +0.17 (+0.05 to +0.26)"
std::string skill_text(const ordered_json& score,
                       const std::string& key,
                       const char* rival) {
  if (score[key].is_null())
    return fmt::format("no skill over {} can be counted", rival);
  return fmt::format("skill over {} {} ({} to {})", rival,
                     signed_text(score[key], 2),
                     signed_text(score[key + "_low"], 2),
                     signed_text(score[key + "_high"], 2));
}

std::string score_text(const ordered_json& score) {
  int left_out = 0;
  for (const auto& [reason, count] : score["left_out"].items())
    left_out += count.get<int>();
  std::string text = fmt::format(
      "{:<16} {:>3} {}  {}", score["id"].get<std::string>(),
      score["horizon"].get<int>(), score["horizon"] == 1 ? "day " : "days",
      report::count_of(score["origins"], "origin", "origins"));
  if (left_out > 0) text += fmt::format(" ({} left out)", left_out);
  if (score["brier"].is_null()) return text + "  not scored yet\n";
  return text +
         fmt::format(
             "  {:.3f}, base rate {:.3f}, two-speed rate {:.3f}; {}; {}\n",
             score["brier"].get<double>(), score["brier_base"].get<double>(),
             score["brier_two_speed"].get<double>(),
             skill_text(score, "skill", "the base rate"),
             skill_text(score, "skill_two_speed", "the two-speed rate"));
}

// Windows that a base rate leaves out; nothing where there are none.
std::string unknown_text(const ordered_json& item) {
  const int unknown = item["rivals"]["windows_unknown"].get<int>();
  if (unknown == 0) return "";
  return fmt::format(
      "{}, {}: the base rate is of {}; {} left out, in which one may have "
      "happened that no fit reads\n",
      item["title"].get<std::string>(), days_text(item["horizon"]),
      report::count_of(item["rivals"]["windows"], "window", "windows"),
      unknown == 1 ? "one is" : std::to_string(unknown) + " are");
}

}  // namespace

std::string forecast_text(const ordered_json& result) {
  std::string text = head_text(result);
  text +=
      fmt::format("{:<26} {:>5} {:>12} {:>6} {:>11} {:>8} {:>9}\n", "", "days",
                  "as of", "prob.", "80% band", "base", "two-speed");
  for (const auto& item : result["items"]) {
    text += fmt::format(
        "{:<26} {:>5} {:>12} {:>6} {:>11} {:>8} {:>9}\n",
        item["title"].get<std::string>(), item["horizon"].get<int>(),
        item["as_of"].get<std::string>(), percent(item["probability"]),
        percent(item["low"]) + "-" + percent(item["high"]),
        report::share_or(item["base_rate"], "not yet"),
        report::share_or(item["rivals"]["two_speed"], "not yet"));
  }
  for (const auto& item : result["items"])
    text += unknown_text(item);
  text += "\nHow such forecasts did (Brier score, smaller is better):\n";
  for (const auto& score : result["track_record"])
    text += score_text(score);
  return text;
}

}  // namespace entente::cli
