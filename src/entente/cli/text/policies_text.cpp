// A comparison of policies for a terminal: lines of at most 100 columns.
#include <algorithm>
#include <cmath>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "entente/cli/text/text.hpp"
#include "entente/core/from_to.hpp"

namespace entente::cli {
namespace {

using nlohmann::ordered_json;

constexpr std::size_t kName = 20, kCell = 19;  // columns of the terminal
constexpr std::size_t kCellsInARow = 4;

std::string cut_to(const std::string& text, std::size_t most) {
  return text.size() <= most ? text : text.substr(0, most - 1) + "~";
}

// At most six characters: three figures, whole from 100 on; no "-0.00".
std::string figure(double value) {
  const double size = std::abs(value);
  if (size >= 99999.5) return fmt::format("{:.0e}", value);
  const int decimals = size >= 99.5 ? 0 : size >= 9.95 ? 1 : 2;
  const std::string text = fmt::format("{:.{}f}", value, decimals);
  return text.find_first_not_of("-0.") == std::string::npos ? "0" : text;
}

std::string signed_figure(double value) {
  const std::string text = figure(value);
  return value > 0 && text != "0" ? "+" + text : text;
}

const ordered_json* outcome_of(const ordered_json& policy,
                               const std::string& id,
                               int days) {
  for (const auto& outcome : policy["outcomes"])
    if (outcome["id"] == id && outcome["days"] == days) return &outcome;
  return nullptr;
}

// "16.0  -5.0 fewer"; of the policy that the others are compared to the mean.
std::string cell_text(const ordered_json& said, bool compared) {
  const std::string mean = figure(said["mean"]);
  if (!compared) return fmt::format("{:>6}", mean);
  const double difference = said["difference"];
  return fmt::format("{:>6} {:>6} {}", mean, signed_figure(difference),
                     said["tied"].get<bool>() ? "tied"
                     : difference < 0         ? "fewer"
                                              : "more");
}

std::string trimmed(std::string line) {
  line.erase(line.find_last_not_of(' ') + 1);
  return line + "\n";
}

// One table: policies by a few outcomes.
std::string block_text(const ordered_json& result,
                       int days,
                       const std::vector<const ordered_json*>& outcomes) {
  std::string line = fmt::format("{:<{}}", "", kName);
  for (const ordered_json* outcome : outcomes)
    line += fmt::format(" {:<{}}", cut_to((*outcome)["id"], kCell), kCell);
  std::string text = trimmed(line);
  const auto& policies = result["policies"];
  for (std::size_t p = 0; p < policies.size(); ++p) {
    line = fmt::format("{:<{}}", cut_to(policies[p]["id"], kName - 1), kName);
    for (const ordered_json* outcome : outcomes) {
      const auto* found = outcome_of(policies[p], (*outcome)["id"], days);
      line += fmt::format(
          " {:<{}}", found == nullptr ? "" : cell_text(said_of(*found), p > 0),
          kCell);
    }
    text += trimmed(line);
  }
  return text + "\n";
}

std::string horizon_text(const ordered_json& result, int days) {
  std::string text;
  for (const bool cost : {false, true}) {
    std::vector<const ordered_json*> outcomes;
    for (const auto& outcome : result["outcomes"])
      if (outcome["cost"].get<bool>() == cost) outcomes.push_back(&outcome);
    for (std::size_t at = 0; at < outcomes.size(); at += kCellsInARow) {
      const std::size_t end = std::min(at + kCellsInARow, outcomes.size());
      text += fmt::format("{}{}\n", cost ? "What it takes of our side, " : "",
                          days_text(days));
      text += block_text(result, days,
                         {outcomes.begin() + static_cast<long>(at),
                          outcomes.begin() + static_cast<long>(end)});
    }
  }
  return text;
}

std::string on_record_text(const ordered_json& lever) {
  if (lever["record_least"].is_null()) return "is shorter than that";
  return from_to(figure(lever["record_least"]), figure(lever["record_most"]));
}

std::string beyond_text(const ordered_json& result) {
  std::string text;
  for (const auto& policy : result["policies"])
    for (const auto& lever : policy["levers"])
      if (lever["beyond"].get<bool>())
        text += fmt::format("  {:<{}} {}: {}, the record {}\n",
                            cut_to(policy["id"], kName - 1), kName,
                            cut_to(lever["group"], kName),
                            figure(lever["mean"]), on_record_text(lever));
  if (text.empty()) return "";
  return fmt::format("Beyond the record (sums of weights in {}):\n{}\n",
                     days_text(result["days"].back().get<int>()), text);
}

// "fewer-provocations: best gifts (P 70%; 1 tied); least regret small-steps"
std::string profile_text(const ordered_json& profile) {
  double p_best = 0;
  for (const auto& one : profile["p_best"])
    if (one["policy"] == profile["best"]) p_best = one["p"];
  long tied = 0;
  for (const auto& loss : profile["losses"])
    if (loss["policy"] != profile["best"] && loss["tied_with_best"].get<bool>())
      ++tied;
  return fmt::format("  {}: best {} (P {}; {} tied); least regret {}\n",
                     cut_to(profile["id"], kName),
                     cut_to(profile["best"], kName - 2), percent(p_best), tied,
                     cut_to(profile["minimax_regret"], kName - 2));
}

std::string heading(const ordered_json& result) {
  const auto& policies = result["policies"];
  const long futures =
      result["draws"].get<long>() * result["per_draw"].get<long>();
  const std::size_t theories = result["columns"].size() - 1;
  std::string text = "If the association were causal";
  if (policies.size() > 1)
    text += fmt::format(": means, and differences to {}",
                        cut_to(policies[0]["id"], kName));
  return fmt::format(
      "{}.\n{} futures from {} under {}, same luck.\n"
      "Tied: within three errors, or less than 95% sure of its sign.\n\n",
      text, futures, result["from"].get<std::string>(),
      theories == 0 ? std::string("the base model")
      : theories == 1
          ? std::string("the one theory")
          : fmt::format("each of {} theories, by their shares", theories));
}

}  // namespace

std::string passed_by_text(const ordered_json& result) {
  std::string text;
  for (const auto& one : result["passed_by"])
    text += fmt::format("  '{}': futures hold no '{}', which has no law\n",
                        one["term"].get<std::string>(),
                        one["group"].get<std::string>());
  return text.empty()
             ? text
             : "In no difference, as no future moves it:\n" + text + "\n";
}

std::string policies_text(const ordered_json& result) {
  std::string text = head_text(result) + heading(result);
  for (const auto& days : result["days"])
    text += horizon_text(result, days);
  text += beyond_text(result) + passed_by_text(result);
  if (result["profiles"].empty()) return text;
  text += "By whose loss (weights in case.toml or --profile):\n";
  for (const auto& profile : result["profiles"])
    text += profile_text(profile);
  return text;
}

}  // namespace entente::cli
