// Below the pictures: how the law did before, and each policy by itself.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "entente/core/from_to.hpp"
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
  const auto held = past_held(comparison);
  if (!held) return "";
  return fmt::format(
      "{} of what came lay inside the 80% bands and {} inside the 50% bands, "
      "over all outcomes that are no cost and {} windows that overlap.{}",
      share(held->inside80), share(held->inside50), small_number(held->windows),
      held->inside80 < .7
          ? " That is too seldom: the bands of levels are too narrow."
          : "");
}

// An end of a band, so many times as far from its middle; a count stays a
// count, a share a share.
double widened(const Json& outcome,
               const Json& level,
               const char* end,
               double factor) {
  const double middle = number(level, "median");
  const double out = middle + factor * (number(level, end) - middle);
  const bool is_share = text(outcome, "measure") == "lines_open";
  return std::max(is_share ? std::min(out, 1.0) : out, 0.0);
}

std::string band_of(const Json& outcome, const Json& level, double factor) {
  const double unit = unit_of(outcome);
  return from_to(amount(unit * widened(outcome, level, "low80", factor)),
                 amount(unit * widened(outcome, level, "high80", factor)));
}

double factor_of(const Json& comparison) {
  for (const Json& one : part(comparison, "back_widening"))
    if (whole(one, "days") == last_days(comparison))
      return maybe(one, "factor").value_or(1);
  return 1;
}

// By outcome at the last horizon: what the bands held, as they are and mended,
// and what they say from today.
Json mended_rows(const Json& comparison) {
  Json rows = Json::array();
  const auto at_last = [&](const char* list,
                           const Json& outcome) -> const Json* {
    for (const Json& one : part(comparison, list))
      if (text(one, "outcome") == text(outcome, "id") &&
          whole(one, "days") == last_days(comparison))
        return &one;
    return nullptr;
  };
  for (const Json* outcome : gains_of(comparison)) {
    const Json* tried = at_last("back_tried", *outcome);
    const Json* level = at_last("levels", *outcome);
    if (tried == nullptr || level == nullptr) continue;
    const auto drifting = maybe(*tried, "drifting");
    rows.push_back(
        {{"b_title", text(*outcome, "title")},
         {"b_windows", std::to_string(whole(*tried, "windows"))},
         {"b_as_is", share(number(*tried, "inside80"))},
         {"b_widened", share(number(*tried, "widened"))},
         {"b_moving", drifting ? share(*drifting) : std::string("–")},
         {"b_band", band_of(*outcome, *level, 1)},
         {"b_wide_band", band_of(*outcome, *level, factor_of(comparison))}});
  }
  return rows;
}

std::string lever_words(const Context& context, const Json& lever) {
  const record::Group* group = context.group(text(lever, "group"));
  const std::string held = fmt::format(
      "{} {}; ", group == nullptr ? text(lever, "group") : group->many,
      amount(number(lever, "mean")));
  const auto least = maybe(lever, "record_least");
  const auto most = maybe(lever, "record_most");
  if (!least || !most)
    return held + "no stretch of the record is as long: beyond the record";
  return fmt::format(
      "{}in the record {}{}", held, from_to(amount(*least), amount(*most)),
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
         {"o_mean", mean_words(outcome, said)},
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
  view["mended_rows"] = mended_rows(comparison);
  view["any_mended"] = !view["mended_rows"].empty();
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
