// Below the pictures: how the law did before, and each policy by itself.
#include <algorithm>
#include <cmath>
#include <set>

#include <fmt/format.h>

#include "entente/report/charts/decision_charts.hpp"
#include "entente/report/charts/policy_charts.hpp"
#include "entente/report/sections/policy_parts.hpp"
#include "entente/report/words/policy_words.hpp"
#include "entente/report/words/words.hpp"

namespace entente::report {
namespace {

// "74% of what came lay inside the 80% bands and 41% inside the 50% bands, over
// all outcomes that are no cost and ten windows that overlap."
std::string back_test_sentence(const Json& comparison) {
  std::set<std::string> gains;
  for (const Json* outcome : gains_of(comparison))
    gains.insert(text(*outcome, "id"));
  double inside50 = 0, inside80 = 0, all = 0;
  long most = 0;
  for (const Json& test : part(comparison, "back_test")) {
    if (whole(test, "days") != last_days(comparison) ||
        !gains.contains(text(test, "outcome")))
      continue;
    const double windows = number(test, "windows");
    all += windows;
    inside50 += windows * number(test, "inside50");
    inside80 += windows * number(test, "inside80");
    most = std::max(most, whole(test, "windows"));
  }
  if (all < 1) return "";
  return fmt::format(
      "{} of what came lay inside the 80% bands and {} inside the 50% bands, "
      "over all outcomes that are no cost and {} windows that overlap.{}",
      share(inside80 / all), share(inside50 / all), small_number(most),
      inside80 / all < .7 ? " That is too seldom: the bands are too narrow."
                          : "");
}

std::string lever_words(const Context& context, const Json& lever) {
  const record::Group* group = context.group(text(lever, "group"));
  return fmt::format(
      "{} {}; in the record {} to {}{}",
      group == nullptr ? text(lever, "group") : group->many,
      amount(number(lever, "mean")), amount(number(lever, "record_least")),
      amount(number(lever, "record_most")),
      flag(lever, "beyond")
          ? std::string(": beyond the record")
          : fmt::format(", so much or so little in {} of its stretches",
                        share(number(lever, "share_of_stretches"))));
}

Json outcome_rows(const Json& comparison, const Json& policy, bool compared) {
  Json rows = Json::array();
  for (const Json& outcome : part(comparison, "outcomes")) {
    const Json& said = said_of(comparison, policy, text(outcome, "id"));
    if (!said.is_object()) continue;
    const Json& columns = by_theory(comparison, policy, text(outcome, "id"));
    std::string theories;
    if (compared && change_of(said) != Change::tied)
      theories = theories_words(comparison, columns, change_of(said));
    rows.push_back(
        {{"o_title", text(outcome, "title")},
         {"o_mean", amount(unit_of(outcome) * number(said, "mean")) +
                        (unit_of(outcome) == 1 ? "" : " in 100")},
         {"o_change", compared ? change_words(outcome, said) : "–"},
         {"o_band", compared ? band_words(outcome, said) : "–"},
         {"o_theories", theories.empty() ? std::string("–") : theories}});
  }
  return rows;
}

}  // namespace

Json back_test_view(const Context& context, const Json& comparison) {
  Json view;
  view["back_test_svg"] = back_test_svg(comparison);
  view["back_test_sentence"] = back_test_sentence(comparison);
  view["windows_svg"] = "";
  view["any_back_test"] =
      !view["back_test_sentence"].get<std::string>().empty();
  const std::vector<const Json*> gains = gains_of(comparison);
  if (gains.empty()) return view;
  view["windows_svg"] = windows_svg(comparison, text(*gains[0], "id"));
  view["windows_title"] = upper_first(counted_words(context, *gains[0]));
  return view;
}

Json policy_rows(const Context& context, const Json& comparison) {
  Json rows = Json::array();
  const Json& policies = part(comparison, "policies");
  for (const Json* policy : policies_in_order(comparison)) {
    Json row = {{"policy_title", text(*policy, "title")},
                {"policy_id", text(*policy, "id")},
                {"policy_argument", text(*policy, "argument")},
                {"policy_holders", text(*policy, "holders")},
                {"policy_quote", text(*policy, "quote")}};
    Json rules = Json::array(), levers = Json::array();
    for (const Json& rule : part(*policy, "rules"))
      if (rule.is_string()) rules.push_back({{"rule", rule}});
    for (const Json& lever : part(*policy, "levers"))
      levers.push_back({{"lever", upper_first(lever_words(context, lever))}});
    row["any_rules"] = !rules.empty();
    row["policy_rules"] = std::move(rules);
    row["any_levers"] = !levers.empty();
    row["policy_levers"] = std::move(levers);
    row["policy_outcomes"] =
        outcome_rows(comparison, *policy, policy != &policies[0]);
    rows.push_back(row);
  }
  return rows;
}

}  // namespace entente::report
