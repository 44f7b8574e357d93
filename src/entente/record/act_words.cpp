#include "entente/record/act_words.hpp"

namespace entente::record {

const std::vector<std::pair<std::string, Check>>& check_names() {
  static const std::vector<std::pair<std::string, Check>> names = {
      {"sourced", Check::sourced},
      {"date-unverified", Check::date_unverified},
      {"unverified", Check::unverified},
      {"digest", Check::digest}};
  return names;
}

const std::vector<std::pair<std::string, Precision>>& precision_names() {
  static const std::vector<std::pair<std::string, Precision>> names = {
      {"day", Precision::day},
      {"month", Precision::month},
      {"year", Precision::year}};
  return names;
}

const std::vector<std::string>& term_words() {
  static const std::vector<std::string> words = {
      "upfront", "conditional", "within-deal", "reciprocal", "n/a"};
  return words;
}

const std::vector<std::string>& outcome_words() {
  static const std::vector<std::string> words = {
      "success",   "failure",     "unknown", "n/a",
      "held",      "scaled-back", "renamed", "suspended",
      "cancelled", "postponed",   "resumed", "reopened",
      "formal",    "upgrade",     "step",    "limit"};
  return words;
}

const std::vector<std::string>& scheduled_words() {
  static const std::vector<std::string> words = {"yes", "no"};
  return words;
}

std::string_view text_of(Check check) {
  for (const auto& [name, named] : check_names())
    if (named == check) return name;
  return "";
}

std::string_view text_of(Side side) {
  switch (side) {
    case Side::ours:
      return "ours";
    case Side::theirs:
      return "theirs";
    case Side::joint:
      return "joint";
    default:
      return "third";
  }
}

std::string_view check_word(Check check) {
  return check == Check::not_said ? "not said" : text_of(check);
}

std::string date_of(const Act& act) {
  const std::string day = iso(act.day);
  if (act.precision == Precision::year) return day.substr(0, 4);
  if (act.precision == Precision::month) return day.substr(0, 7);
  return day;
}

std::string in_list(const std::vector<std::string>& codes) {
  std::string text;
  for (const std::string& code : codes)
    text += (text.empty() ? "" : "+") + code;
  return text;
}

}  // namespace entente::record
