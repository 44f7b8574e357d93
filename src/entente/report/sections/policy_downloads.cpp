// Tables of a comparison of policies, one a picture.
#include "entente/report/sections/downloads.hpp"
#include "entente/report/sections/packed.hpp"
#include "entente/report/tables/csv.hpp"

namespace entente::report {
namespace {

// Every outcome of every policy at every horizon, by theory and mixture.
std::string outcomes_csv(const Json& comparison) {
  Json rows = Json::array();
  for (const Json& policy : part(comparison, "policies")) {
    for (const Json& outcome : part(policy, "outcomes")) {
      const auto add = [&](Json row, const std::string& theory) {
        row["policy"] = text(policy, "id");
        row["outcome"] = text(outcome, "id");
        row["days"] = part(outcome, "days");
        row["theory"] = theory;
        rows.push_back(std::move(row));
      };
      for (const Json& one : part(outcome, "by_theory"))
        add(one, text(one, "theory"));
      if (part(outcome, "mixture").is_object())
        add(part(outcome, "mixture"), "mixture");
    }
  }
  return table_of(rows,
                  {"policy", "outcome", "days", "theory", "mean", "difference",
                   "mc_error", "low", "high", "p_lower", "tied"});
}

std::string frontier_csv(const Json& comparison) {
  const Json& points = part(comparison, "frontier");
  if (points.empty()) return "";
  Json rows = Json::array();
  std::vector<const char*> keys = {"policy", "dominated"};
  for (const auto& one : part(points[0], "at").items())
    keys.push_back(one.key().c_str());
  for (const Json& point : points) {
    Json row = part(point, "at");
    row["policy"] = part(point, "policy");
    row["dominated"] = part(point, "dominated");
    rows.push_back(std::move(row));
  }
  return table_of(rows, keys);
}

std::string losses_csv(const Json& comparison) {
  Json rows = Json::array();
  for (const Json& profile : part(comparison, "profiles")) {
    const Json& losses = part(profile, "losses");
    for (std::size_t p = 0; p < losses.size(); ++p) {
      Json row = losses[p];
      row["profile"] = part(profile, "id");
      row["p_best"] = part(part(profile, "p_best")[p], "p");
      row["most_regret"] = part(part(profile, "regret")[p], "most");
      rows.push_back(std::move(row));
    }
  }
  return table_of(rows,
                  {"profile", "policy", "mean", "difference", "mc_error", "low",
                   "high", "p_best", "most_regret", "tied_with_best"});
}

std::string reversal_csv(const Json& comparison) {
  Json rows = Json::array();
  for (const Json& swap : part(comparison, "reversal"))
    for (Json row : part(swap, "effects")) {
      for (const char* key :
           {"profile", "best", "rival", "share_moved", "share_to"})
        row[key] = part(swap, key);
      rows.push_back(std::move(row));
    }
  return table_of(
      rows, {"profile", "best", "rival", "outcome", "term", "claim", "ratio",
             "low", "high", "ratio_needed", "share_moved", "share_to"});
}

std::string information_csv(const Json& comparison) {
  Json rows = Json::array();
  for (Json row : part(comparison, "value_of_information")) {
    const Json effect = part(row, "effect");
    row["outcome"] = part(effect, "outcome");
    row["term"] = part(effect, "term");
    rows.push_back(std::move(row));
  }
  return table_of(rows, {"profile", "outcome", "term", "claim", "gain", "error",
                         "highest"});
}

}  // namespace

Json policy_downloads(const Json& comparison) {
  Json out = Json::array();
  if (part(comparison, "policies").empty()) return out;
  // The long ones are packed, so that the page can be sent.
  out.push_back({{"file", "policies.csv.gz"},
                 {"what", "policies by outcome and theory"},
                 {"link", packed_link(outcomes_csv(comparison))}});
  const auto add = [&](const char* list, const char* file, const char* what,
                       const std::string& body) {
    if (!part(comparison, list).empty())
      out.push_back({{"file", file},
                     {"what", what},
                     {"link", data_link("text/csv", body)}});
  };
  add("frontier", "frontier.csv", "frontier of policies",
      frontier_csv(comparison));
  add("profiles", "losses.csv", "losses by profile", losses_csv(comparison));
  if (!part(comparison, "reversal").empty())
    out.push_back({{"file", "reversal.csv.gz"},
                   {"what", "what would reverse them"},
                   {"link", packed_link(reversal_csv(comparison))}});
  add("value_of_information", "value-of-information.csv",
      "which effects matter", information_csv(comparison));
  add("back_windows", "back-test.csv", "what came from earlier dates",
      table_of(part(comparison, "back_windows"),
               {"from", "outcome", "days", "low80", "low50", "median", "high50",
                "high80", "came"}));
  return out;
}

}  // namespace entente::report
