#include <map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "entente/cli/ask/ask_verbs.hpp"
#include "entente/cli/text/text.hpp"

namespace entente::cli {

using nlohmann::ordered_json;

namespace {

std::string text_in(const ordered_json& object, const char* key) {
  return object[key].get<std::string>();
}

std::string value_text(const ordered_json& value) {
  const std::string chance = value["probability"].is_null()
                                 ? "-"
                                 : percent(value["probability"].get<double>());
  if (value.contains("word")) return text_in(value, "word") + " " + chance;
  if (value.contains("rank"))
    return fmt::format("rank {}, {}", value["rank"].get<int>(), chance);
  return chance;
}

// By cause: how many parts of each sort, and the first few by name.
std::string parts_text(const ordered_json& parts) {
  constexpr std::size_t kFirst = 4;
  std::map<std::string, std::vector<const ordered_json*>> by_cause;
  std::vector<std::string> order;
  for (const auto& part : parts) {
    auto& list = by_cause[text_in(part, "cause")];
    if (list.empty()) order.push_back(text_in(part, "cause"));
    list.push_back(&part);
  }
  std::string text;
  for (const std::string& cause : order) {
    const auto& list = by_cause[cause];
    std::string counts;
    for (const char* kind : {"added", "mended", "gone"}) {
      int n = 0;
      for (const ordered_json* part : list)
        n += text_in(*part, "kind") == kind ? 1 : 0;
      if (n == 0) continue;
      counts += counts.empty() ? "" : ", ";
      counts += text_in(*list[0], "file") == "acts.csv"
                    ? fmt::format("{} {}", n, kind)
                    : kind;
    }
    text += fmt::format("  {}: {}\n", cause, counts);
    for (std::size_t i = 0; i < list.size() && i < kFirst; ++i)
      if (!text_in(*list[i], "name").empty() &&
          text_in(*list[i], "file") == "acts.csv")
        text +=
            fmt::format("    {} {}  {}\n", text_in(*list[i], "kind"),
                        text_in(*list[i], "name"), text_in(*list[i], "detail"));
    if (list.size() > kFirst)
      text += fmt::format("    and {} more\n", list.size() - kFirst);
  }
  return text.empty() ? "  nothing\n" : text;
}

std::string moved_text(const ordered_json& one, const std::string& name) {
  std::string text =
      fmt::format("  {}: {} -> {}\n", name, value_text(one["before"]),
                  value_text(one["now"]));
  for (const auto& by : one["moved_by"])
    text += text_in(by, "cause") == "the days that passed"
                ? "      by the days that passed, had nobody acted in them\n"
                : fmt::format("      by {} (without: {})\n",
                              text_in(by, "cause"), value_text(by["without"]));
  return text;
}

// How those were compared that were not made again in full.
std::string by_text(const ordered_json& list) {
  std::map<std::string, std::size_t> by;
  for (const auto& one : list)
    ++by[one.value("by", "")];
  if (by["law"] > 0)
    return " (by the base law alone and 2,000 futures; --whole makes the "
           "forecasts)";
  if (by["49 nulls"] + by["199 nulls"] == 0) return "";
  return fmt::format(
      " ({} stand by 49 nulls, {} by 199, without variants; --whole makes all)",
      by["49 nulls"], by["199 nulls"]);
}

std::string not_compared_text(const ordered_json& ids) {
  if (ids.empty()) return {};
  std::string all;
  for (const auto& id : ids)
    all += (all.empty() ? "" : ", ") + id.get<std::string>();
  return fmt::format(
      "\nnot compared, for they rest on policies or on past forecasts "
      "(--whole makes them): {} {}\n",
      ids.size() == 1 ? "claim" : "claims", all);
}

}  // namespace

std::string diff_text(const ordered_json& changes) {
  const auto& before = changes["before"];
  const auto& now = changes["now"];
  std::string text = changes.contains("head") ? head_text(changes) : "";
  text += fmt::format("from {} ({} acts, data {}) to {} ({} acts, data {})\n",
                      text_in(before, "as_of"), before["acts"].get<int>(),
                      text_in(before, "data_hash").substr(0, 12),
                      text_in(now, "as_of"), now["acts"].get<int>(),
                      text_in(now, "data_hash").substr(0, 12));
  if (changes.contains("head")) text += parts_text(changes["parts"]);
  for (const auto& one : changes["not_apart"])
    text += fmt::format("  {} cannot be left out alone: the rest needs it\n",
                        one.get<std::string>());
  for (const auto& [key, what] :
       {std::pair{"claims", "words and probabilities"},
        {"forecasts", "forecasts"},
        {"theories", "theories"}}) {
    const auto& list = changes[key];
    if (list.empty()) continue;
    std::string moves;
    std::size_t still = 0;
    for (const auto& one : list) {
      if (!one["moved"].get<bool>()) {
        ++still;
        continue;
      }
      std::string name = text_in(one, "title");
      if (std::string(key) == "claims") name = text_in(one, "id") + "  " + name;
      if (one.contains("horizon"))
        name += fmt::format(", {}", days_text(one["horizon"].get<int>()));
      moves += moved_text(one, name);
    }
    text += fmt::format("\n{}: {} of {} moved{}\n{}", what, list.size() - still,
                        list.size(), by_text(list), moves);
  }
  return text + not_compared_text(changes["not_compared"]);
}

}  // namespace entente::cli
