// What is asked otherwise, for a terminal.
#include <algorithm>
#include <cctype>
#include <cmath>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "entente/cli/text/text.hpp"
#include "entente/cli/verbs/whatif.hpp"
#include "entente/core/from_to.hpp"

namespace entente::cli {
namespace {

using nlohmann::ordered_json;

bool is_chance(const ordered_json& result, std::size_t outcome) {
  return result["outcomes"].at(outcome)["measure"] == "happens";
}

std::string figure(const ordered_json& result, std::size_t o, double value) {
  if (is_chance(result, o)) return fmt::format("{:.1f} %", 100 * value);
  return fmt::format("{:.2f}", value);
}

// A difference and the ends of its band: signed; percentage points of a
// probability; with as many decimals as it takes for one of them to be seen.
struct Changed {
  std::string difference, band;
};
Changed change(const ordered_json& result,
               std::size_t o,
               const ordered_json& said) {
  const double unit = is_chance(result, o) ? 100 : 1;
  const double low = unit * said["low"].get<double>();
  const double high = unit * said["high"].get<double>();
  const double most = std::max(std::abs(low), std::abs(high));
  constexpr int kMost = 4;
  int decimals = is_chance(result, o) ? 1 : 2;
  while (decimals < kMost && most < .5 * std::pow(10, -decimals))
    ++decimals;
  const auto shown = [&](double value) {
    const std::string text = fmt::format("{:+.{}f}", value, decimals);
    return text.find_first_not_of("+-0.") == std::string::npos ? "0" : text;
  };
  return {shown(unit * said["difference"].get<double>()),
          from_to(shown(low), shown(high))};
}

// How far a change is from nothing, in widths of its band.
double strength(const ordered_json& said) {
  const double width = said["high"].get<double>() - said["low"].get<double>();
  return std::abs(said["difference"].get<double>()) / std::max(width, 1e-9);
}

std::string changed(const ordered_json& result, std::size_t o) {
  const auto& before = result["policies"].at(0)["outcomes"].at(o);
  const auto& said = said_of(result["policies"].at(1)["outcomes"].at(o));
  std::string title = result["outcomes"].at(o)["title"];
  const bool capital = title.size() > 1 && std::isupper(title[0]) != 0 &&
                       std::isupper(title[1]) == 0;
  if (capital) title[0] = static_cast<char>(std::tolower(title[0]));
  return fmt::format("{} {} instead of {} (80 %: {}{})", title,
                     figure(result, o, said["mean"]),
                     figure(result, o, said_of(before)["mean"]),
                     change(result, o, said).band,
                     is_chance(result, o) ? " points" : "");
}

}  // namespace

std::string whatif_sentence(const ordered_json& result) {
  constexpr std::size_t kNamed = 3;
  const auto& after = result["policies"].at(1)["outcomes"];
  std::vector<std::size_t> clear;
  for (std::size_t o = 0; o < after.size(); ++o)
    if (!result["outcomes"].at(o)["cost"].get<bool>() &&
        !said_of(after[o])["tied"].get<bool>())
      clear.push_back(o);
  const int days = result["days"].at(0);
  if (clear.empty())
    return fmt::format(
        "Within {} nothing of what is expected changes by more than the "
        "record can tell.",
        days_text(days));
  std::stable_sort(
      clear.begin(), clear.end(), [&](std::size_t a, std::size_t b) {
        return strength(said_of(after[a])) > strength(said_of(after[b]));
      });
  std::string text;
  for (std::size_t i = 0; i < std::min(kNamed, clear.size()); ++i)
    text += (i == 0 ? "" : "; ") + changed(result, clear[i]);
  if (clear.size() > kNamed)
    text +=
        fmt::format("; {} more change, see the table", clear.size() - kNamed);
  return fmt::format("Within {}, if the association were causal: {}.",
                     days_text(days), text);
}

std::string whatif_text(const ordered_json& result) {
  const auto& asked = result["what_if"];
  std::string text = head_text(result) + "What if:\n";
  for (const auto& one : asked["do"])
    text += "  " + one.get<std::string>() + "\n";
  for (const auto& one : asked["never"])
    text += "  " + one.get<std::string>() + ": never\n";
  for (const auto& one : asked["hold"])
    text += "  the schedule: " + one.get<std::string>() + "\n";
  text += fmt::format(
      "\n{} from {}, if the association were causal:\n{} futures each, same "
      "luck: more than entente policies takes by itself, as two are compared\n"
      "here and a chance needs more of them than a mean.\n\n{:<44} {:>9} "
      "{:>9} {:>9}  {}\n",
      days_text(result["days"].at(0).get<int>()),
      result["from"].get<std::string>(),
      result["draws"].get<long>() * result["per_draw"].get<long>(), "",
      "until now", "what if", "change", "80 %");
  const auto& before = result["policies"].at(0)["outcomes"];
  const auto& after = result["policies"].at(1)["outcomes"];
  for (std::size_t o = 0; o < after.size(); ++o) {
    const auto& said = said_of(after[o]);
    const std::string title = result["outcomes"].at(o)["title"];
    const char* word = said["tied"].get<bool>()               ? "tied"
                       : said["difference"].get<double>() < 0 ? "fewer"
                                                              : "more";
    const Changed shown = change(result, o, said);
    text += fmt::format(
        "{:<44} {:>9} {:>9} {:>9}  {:<18} {}\n", title.substr(0, 44),
        figure(result, o, said_of(before[o])["mean"]),
        figure(result, o, said["mean"]), shown.difference, shown.band, word);
  }
  return text + "\n" + passed_by_text(result) +
         asked["sentence"].get<std::string>() + "\n";
}

}  // namespace entente::cli
