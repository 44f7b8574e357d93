// Essays for a terminal, assertion by assertion: lines of at most 100 columns.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "entente/cli/text/text.hpp"
#include "entente/report/words/words.hpp"

namespace entente::cli {
namespace {

using nlohmann::ordered_json;
using report::count_of;

constexpr std::size_t kColumns = 100;

// Words one after another, each line behind `margin`; no word is cut.
std::string wrapped(const std::string& text, const std::string& margin) {
  std::string out, line = margin;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end =
        std::min(text.find_first_of(" \n", at), text.size());
    const std::string word = text.substr(at, end - at);
    at = end + 1;
    if (word.empty()) continue;
    const bool first = line == margin;
    if (!first && line.size() + 1 + word.size() > kColumns) {
      out += line + "\n";
      line = margin + word;
    } else {
      line += (first ? "" : " ") + word;
    }
  }
  return line == margin ? out : out + line + "\n";
}

const std::string kMargin(20, ' ');

std::string day_of(const ordered_json& act) {
  if (act["day"].is_null()) return "after the date of this result";
  const auto day = act["day"].get<std::string>();
  const auto precision = act["precision"].get<std::string>();
  return day.substr(0, precision == "day" ? 10 : precision == "month" ? 7 : 4);
}

std::string fact_text(const ordered_json& one) {
  const auto record = one["record"].get<std::string>();
  std::string text = record == "shows"     ? "the record shows it"
                     : record == "in part" ? "the record shows it in part"
                     : record == "not yet"
                         ? "the record does not know of it yet"
                     : record == "contradicts" ? "the record contradicts it"
                                               : "the record cannot find it";
  if (!one["instead"].is_null())
    text += ": " + one["instead"].get<std::string>();
  text = wrapped(text, kMargin);
  for (const auto& act : one["acts"])
    text += wrapped(
        fmt::format("{}  {}  {}", day_of(act), act["id"].get<std::string>(),
                    act["summary"].is_null()
                        ? std::string()
                        : act["summary"].get<std::string>()),
        kMargin + "  ");
  return text;
}

std::string claim_text(const ordered_json& claim, const std::string& stance) {
  std::string text =
      fmt::format("claim {}, \"{}\"{}: ", claim["id"].get<std::string>(),
                  claim["title"].get<std::string>(),
                  stance == "denies" ? ", which it denies" : "");
  if (claim["word"].is_null()) return text + "no verdict";
  text += claim["word"].get<std::string>();
  if (!claim["probability"].is_null())
    text += fmt::format(" ({})", percent(claim["probability"]));
  return text;
}

std::string policy_text(const ordered_json& policy, const std::string& stance) {
  std::string text =
      fmt::format("policy {}, \"{}\"{}: ", policy["id"].get<std::string>(),
                  policy["title"].get<std::string>(),
                  stance == "denies" ? ", which it advises against" : "");
  const auto& change = policy["change"];
  if (change.is_null()) return text + "not compared with another";
  const double difference = change["difference"];
  const std::string what = change["tied"].get<bool>()
                               ? "tied"
                               : fmt::format("{:.1f} {}", std::abs(difference),
                                             difference < 0 ? "fewer" : "more");
  return text + fmt::format("{} ({}, {} ahead, against {}; 80%: {} to {})",
                            what, change["outcome_title"].get<std::string>(),
                            days_text(change["days"]),
                            change["to"].get<std::string>(),
                            signed_text(change["low"], 1),
                            signed_text(change["high"], 1));
}

std::string assertion_text(const ordered_json& one) {
  const auto kind = one["kind"].get<std::string>();
  const std::string stance =
      one["stance"].is_null() ? "" : one["stance"].get<std::string>();
  std::string text = wrapped(one["says"].get<std::string>(), kMargin);
  const std::string place =
      one["sentence"].is_null()
          ? ""
          : fmt::format(" s.{}", one["sentence"].get<int>());
  const std::string head =
      fmt::format("{:>4} {:<7}{}", one["number"].get<int>(), kind, place);
  text.replace(0, std::min(head.size(), kMargin.size() - 1),
               head.substr(0, kMargin.size() - 1));
  if (stance == "reports") text += kMargin + "told of others, not its own:\n";
  if (kind == "fact") text += fact_text(one);
  for (const auto& claim : one["claims"])
    text += wrapped(claim_text(claim, stance), kMargin);
  for (const auto& policy : one["policies"])
    text += wrapped(policy_text(policy, stance), kMargin);
  if (kind == "unasked")
    text += wrapped("not asked: " + one["why"].get<std::string>(), kMargin);
  return text;
}

// "Facts: 12 shown, ..."
std::string counts_text(const ordered_json& counts) {
  const auto n = [&](const char* name) { return counts[name].get<int>(); };
  std::string text =
      fmt::format("{}: {} shown, {} in part, {} contradicted, {} not found",
                  count_of(n("facts"), "fact", "facts"), n("shown"),
                  n("in_part"), n("contradicted"), n("not_found"));
  if (n("not_yet") > 0) text += fmt::format(", {} not yet", n("not_yet"));
  text += fmt::format(". {}: {} its way, {} against it, {} open",
                      count_of(n("claims"), "claim", "claims"), n("for"),
                      n("against"), n("open"));
  if (n("told") > 0) text += fmt::format(", {} told of others", n("told"));
  return text + fmt::format(". {}, {} not asked.",
                            count_of(n("advice"), "piece of advice",
                                     "pieces of advice"),
                            n("unasked"));
}

}  // namespace

std::string essays_text(const ordered_json& result) {
  std::string text = head_text(result);
  for (const auto& essay : result["essays"]) {
    text += fmt::format("{}\n{}{}", essay["title"].get<std::string>(),
                        wrapped(essay["by"].get<std::string>(), ""),
                        wrapped(counts_text(essay["counts"]), ""));
    if (!essay["note"].is_null())
      text += wrapped(essay["note"].get<std::string>(), "");
    text += "What policies change holds if the association were causal.\n\n";
    for (const auto& one : essay["assertions"])
      text += assertion_text(one);
    text += "\n";
  }
  return text;
}

}  // namespace entente::cli
