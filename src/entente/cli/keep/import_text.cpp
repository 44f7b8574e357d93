// What an import says on a terminal.
#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "entente/cli/keep/import_verbs.hpp"
#include "entente/cli/text/text.hpp"
#include "entente/study/asked.hpp"

namespace entente::cli {

using nlohmann::ordered_json;

std::string grouped(long n) {
  std::string digits = std::to_string(n);
  for (int at = static_cast<int>(digits.size()) - 3; at > 0; at -= 3)
    digits.insert(static_cast<std::size_t>(at), ",");
  return digits;
}

namespace {

std::string line_of(long n, const std::string& what, const std::string& more) {
  const std::string text =
      fmt::format("  {:>11}  {:<11} {}", grouped(n), what, more);
  return text.substr(0, text.find_last_not_of(' ') + 1) + "\n";
}

long sum(const ordered_json& reasons) {
  long n = 0;
  for (const auto& one : reasons)
    n += one["rows"].get<long>();
  return n;
}

// "120 no actor of the case, 3 other days"; with the line where it matters.
enum class Lines { told, untold };
std::string joined(const ordered_json& reasons, Lines lines) {
  std::string text;
  for (const auto& one : reasons) {
    text += (text.empty() ? "" : ", ") + grouped(one["rows"]) + " " +
            one["reason"].get<std::string>();
    if (lines == Lines::told)
      text += fmt::format(" (line {})", one["first_line"].get<long>());
  }
  return text;
}

// The first few of a list of names with their counts.
std::string most_of(const ordered_json& names) {
  constexpr std::size_t kShown = 10;
  std::string text;
  for (std::size_t i = 0; i < std::min(kShown, names.size()); ++i)
    text += (i == 0 ? "" : ", ") + names[i]["name"].get<std::string>() + " " +
            grouped(names[i]["rows"]);
  if (names.size() > kShown)
    text += fmt::format(" and {} more (--json lists all)",
                        grouped(static_cast<long>(names.size() - kShown)));
  return text;
}

std::string folded_text(const ordered_json& folded) {
  std::string text;
  for (const auto& [key, what] : {std::pair("again", "imported before"),
                                  {"duplicates", "twice in the data"},
                                  {"mirrored", "told from the other side"},
                                  {"reports", "told again"}})
    if (const long n = folded[key]; n > 0)
      text += (text.empty() ? "" : ", ") + grouped(n) + " " + what;
  return text;
}

std::string file_text(const ordered_json& file, const ordered_json& result) {
  std::string text = fmt::format("{}: {}\n", file["file"].get<std::string>(),
                                 count_text(file["lines"], "line", "lines"));
  for (const auto& [key, what] : {std::pair("header", "header"),
                                  {"empty", "empty"},
                                  {"inside_cells", "inside cells"}})
    if (const long n = file[key]; n > 0) text += line_of(n, what, "");
  const ordered_json& folded = file["folded"];
  text += line_of(file["candidates"], "candidates", "new, for review");
  long all = 0;
  for (const auto& one : folded)
    all += one.get<long>();
  text += line_of(all, "folded", folded_text(folded));
  text += line_of(file["known"], "known", "acts of the record already");
  text += line_of(sum(file["outside"]), "outside",
                  joined(file["outside"], Lines::untold));
  text += line_of(sum(file["refused"]), "refused",
                  joined(file["refused"], Lines::told));
  text += unknown_text(file["unknown_actors"],
                       result["actors_file"].get<std::string>());
  if (!file["codes_without_kind"].empty())
    text += "Without a kind in " + result["map_file"].get<std::string>() +
            ": " + most_of(file["codes_without_kind"]) + "\n";
  return text;
}

std::string comparison_text(const ordered_json& result) {
  if (result["from"].is_null())
    return "No row is between actors of the case.\n";
  std::string text = fmt::format(
      "{} to {}: acts of the record that the data has, and events of the data "
      "that are no act\n{:<28}{:>6}{:>7}{:>8}{:>9}{:>11}{:>10}\n",
      result["from"].get<std::string>(), result["to"].get<std::string>(),
      "kind", "acts", "found", "missed", "events", "confirmed", "spurious");
  std::array<long, 6> sums{};
  const auto line = [&](const std::string& kind, const std::array<long, 6>& n,
                        const std::string& more) {
    text += fmt::format("{:<28}{:>6}{:>7}{:>8}{:>9}{:>11}{:>10}{}\n", kind,
                        n[0], n[1], n[2], n[3], n[4], n[5], more);
  };
  for (const auto& one : result["kinds"]) {
    std::array<long, 6> n{one["acts"],   one["found"],     one["missed"],
                          one["events"], one["confirmed"], one["spurious"]};
    for (std::size_t i = 0; i < n.size(); ++i)
      sums[i] += n[i];
    line(one["kind"], n, one["has_code"].get<bool>() ? "" : "  no code");
  }
  line("all", sums, "");
  return text;
}

}  // namespace

std::string import_text(const ordered_json& result, const std::string& folder) {
  if (result.contains("kinds")) return comparison_text(result);
  std::string text;
  for (const auto& file : result["files"])
    text += file_text(file, result);
  if (result.contains("daily")) {
    const ordered_json& daily = result["daily"];
    text += fmt::format("daily.csv: sums from {} to {}\n",
                        daily["from"].get<std::string>(),
                        daily["to"].get<std::string>());
    if (const long n = daily["days_with_fewer"]; n > 0)
      text += fmt::format(
          "  {} {} fewer events than before: give all files of a day "
          "together\n",
          grouped(n), n == 1 ? "day has" : "days have");
  }
  const long open = result["open"];
  text +=
      open == 0
          ? "No candidate waits for review.\n"
          : fmt::format("{} {} for review: entente review {}\n", grouped(open),
                        open == 1 ? "candidate waits" : "candidates wait",
                        study::word_in_shell(folder));
  return text;
}

}  // namespace entente::cli
