#include "entente/report/sections/changes.hpp"

#include <map>

#include <fmt/format.h>

#include "entente/report/words/words.hpp"

namespace entente::report {
namespace {

std::string value_words(const Json& value) {
  const auto chance = maybe(value, "probability");
  const std::string share_text = chance ? percent(*chance) : "not said";
  if (value.contains("word")) return text(value, "word") + ", " + share_text;
  if (value.contains("rank"))
    return fmt::format("rank {}, {}", whole(value, "rank"), share_text);
  return share_text;
}

std::string movers_words(const Json& one) {
  std::string out;
  for (const Json& by : part(one, "moved_by")) {
    out += out.empty() ? "" : "; ";
    out += text(by, "cause");
    if (text(by, "cause") != "the days that passed")
      out += " (without: " + value_words(part(by, "without")) + ")";
  }
  return out.empty() ? "several changes together" : out;
}

// By cause: "3 added, 1 mended".
Json part_rows(const Json& changes) {
  std::vector<std::string> order;
  std::map<std::string, std::map<std::string, int>> counts;
  for (const Json& one : part(changes, "parts")) {
    const std::string cause = text(one, "cause");
    if (!counts.contains(cause)) order.push_back(cause);
    ++counts[cause][text(one, "kind")];
  }
  Json rows = Json::array();
  for (const std::string& cause : order) {
    std::string said;
    for (const auto& [kind, n] : counts[cause])
      said += fmt::format("{}{} {}", said.empty() ? "" : ", ", n, kind);
    rows.push_back({{"cause", cause}, {"counts", said}});
  }
  return rows;
}

void add_rows(const Json& list, const std::string& what, Json& rows) {
  for (const Json& one : list) {
    if (!one["moved"].get<bool>()) continue;
    std::string name = text(one, "title");
    if (one.contains("horizon"))
      name += ", " + days_in_words(whole(one, "horizon"));
    if (what == "Claim") name = text(one, "id") + " · " + name;
    rows.push_back({{"moved_what", what},
                    {"moved_name", name},
                    {"moved_before", value_words(part(one, "before"))},
                    {"moved_now", value_words(part(one, "now"))},
                    {"moved_by", movers_words(one)}});
  }
}

}  // namespace

Json changes_view(const Context& context) {
  Json view = {{"any_changes", false}};
  if (!context.results.contains("changes")) return view;
  const Json& changes = part(context.results, "changes");
  Json rows = Json::array();
  add_rows(part(changes, "claims"), "Claim", rows);
  add_rows(part(changes, "forecasts"), "Forecast", rows);
  add_rows(part(changes, "theories"), "Theory", rows);
  const Json& before = part(changes, "before");
  const auto since = parse_day(text(before, "as_of"));
  view["any_changes"] = true;
  view["changes_since"] = since ? in_words(*since) : text(before, "as_of");
  view["changes_parts"] = part_rows(changes);
  view["no_parts"] = view["changes_parts"].empty();
  view["changes_rows"] = rows;
  view["any_moved"] = !rows.empty();
  const std::size_t all = part(changes, "claims").size() +
                          part(changes, "forecasts").size() +
                          part(changes, "theories").size();
  view["changes_sentence"] =
      fmt::format("{} of {} words, chances and ranks moved.", rows.size(), all);
  return view;
}

}  // namespace entente::report
