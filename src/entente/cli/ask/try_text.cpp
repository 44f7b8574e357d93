#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "entente/cli/ask/ask_verbs.hpp"
#include "entente/cli/text/text.hpp"
#include "entente/study/results.hpp"

namespace entente::cli {

using nlohmann::ordered_json;

namespace {

std::string acts_text(const ordered_json& acts, const char* how) {
  constexpr std::size_t most = 12;
  std::string text;
  for (std::size_t i = 0; i < acts.size() && i < most; ++i)
    text +=
        fmt::format("  {:<4} {}  {}\n", how, acts[i]["id"].get<std::string>(),
                    acts[i]["summary"].get<std::string>());
  if (acts.size() > most)
    text += fmt::format("  {:<4} and {} more (--json has all)\n", how,
                        acts.size() - most);
  return text;
}

std::string word_text(const ordered_json& one) {
  return fmt::format("{} {}", one["word"].get<std::string>(),
                     one["probability"].is_null()
                         ? ""
                         : percent(one["probability"].get<double>()));
}

// "0.62 (0.25-1.13)", or nothing where the claim is about no effect.
std::string ratio_text(const ordered_json& one) {
  if (one["log_rr60"].is_null()) return "";
  const auto end = [](const ordered_json& value, const char* open) {
    return value.is_null() ? std::string(open)
                           : fmt::format("{:.2f}", std::exp(double(value)));
  };
  return fmt::format("rate ratio {:.2f} ({}-{}), {} acts",
                     std::exp(one["log_rr60"].get<double>()),
                     end(one["low"], "0"), end(one["high"], "any"),
                     one["acts"].get<int>());
}

std::string row_text(const char* when, const ordered_json& one) {
  return fmt::format(
      "  {:<7} {:<15} {:>4}  {}\n", when, one["word"].get<std::string>(),
      one["probability"].is_null() ? ""
                                   : percent(one["probability"].get<double>()),
      ratio_text(one));
}

}  // namespace

std::string tried_text(const ordered_json& result) {
  std::string text = head_text(result);
  for (const auto& set : result["set"])
    text += fmt::format("tried, and not written: {}\n", set.get<std::string>());
  if (result["groups"].empty())
    text += "no group holds other acts than before\n";
  for (const auto& group : result["groups"]) {
    const int before = group["before"];
    text += fmt::format(
        "{}: {} {} before, {} after\n", group["group"].get<std::string>(),
        before, before == 1 ? "act" : "acts", group["after"].get<int>());
    text += acts_text(group["out"], "out") + acts_text(group["in"], "in");
  }
  for (const auto& claim : result["claims"])
    text += fmt::format(
        "\n{}  {}\n  at once, by {} nulls and without variants: {} before, {} "
        "after",
        claim["id"].get<std::string>(), claim["title"].get<std::string>(),
        study::kFewNulls, word_text(claim["few_nulls"]["before"]),
        word_text(claim["few_nulls"]["after"]));
  return text + (result["claims"].empty() ? "" : "\n");
}

std::string tried_outcomes_text(const ordered_json& outcomes) {
  const auto chance = [](const ordered_json& value) {
    return value.is_null() ? std::string("-") : percent(value.get<double>());
  };
  std::string text;
  for (const auto& outcome : outcomes) {
    text += fmt::format("\n{}  {}, by its law alone\n",
                        outcome["id"].get<std::string>(),
                        outcome["title"].get<std::string>());
    for (const auto& one : outcome["horizons"])
      text += fmt::format("  within {:>3} days: {:>4} before, {:>4} after\n",
                          one["horizon"].get<int>(), chance(one["before"]),
                          chance(one["after"]));
  }
  return text;
}

std::string tried_moves_text(const ordered_json& outcomes) {
  constexpr double kPoint = 0.01;
  std::string moves;
  std::size_t all = 0, moved = 0;
  for (const auto& outcome : outcomes)
    for (const auto& one : outcome["horizons"]) {
      if (one["before"].is_null() || one["after"].is_null()) continue;
      const double before = one["before"], after = one["after"];
      ++all;
      if (std::fabs(after - before) < kPoint) continue;
      ++moved;
      moves += fmt::format(
          "  {}  {}, {}: {} before, {} after\n",
          outcome["id"].get<std::string>(), outcome["title"].get<std::string>(),
          days_text(one["horizon"]), percent(before), percent(after));
    }
  return all == 0 ? ""
                  : fmt::format(
                        "\nforecasts, by their laws alone: {} of {} "
                        "move by a point or more\n{}",
                        moved, all, moves);
}

std::string tried_claim_text(const ordered_json& claim) {
  return fmt::format("\n{}  {}\n", claim["id"].get<std::string>(),
                     claim["title"].get<std::string>()) +
         row_text("before", claim["before"]) +
         row_text("after", claim["after"]);
}

}  // namespace entente::cli
