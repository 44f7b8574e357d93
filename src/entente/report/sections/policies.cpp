// The section of policies: what each would change if the association were
// causal, what it takes, and what would have to be otherwise.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "entente/report/charts/decision_charts.hpp"
#include "entente/report/charts/policy_charts.hpp"
#include "entente/report/sections/beside.hpp"
#include "entente/report/sections/downloads.hpp"
#include "entente/report/sections/policy_parts.hpp"
#include "entente/report/sections/sections.hpp"
#include "entente/report/words/policy_words.hpp"
#include "entente/report/words/words.hpp"

namespace entente::report {
namespace {

constexpr std::size_t kInABand = 4, kCostsInAPanel = 3;

// "Of ten other policies two would go with fewer provocation days and one with
// more; seven are tied"
std::string headline(const Context& context, const Json& comparison) {
  const Json& policies = part(comparison, "policies");
  const std::vector<const Json*> gains = gains_of(comparison);
  const auto others = static_cast<long>(policies.size()) - 1;
  if (others == 0 || gains.empty())
    return fmt::format("What {} would bring",
                       quoted_title(comparison, text(policies[0], "id")));
  long fewer = 0, more = 0;
  for (std::size_t p = 1; p < policies.size(); ++p) {
    const Change change =
        change_of(said_of(comparison, policies[p], text(*gains[0], "id")));
    fewer += change == Change::fewer ? 1 : 0;
    more += change == Change::more ? 1 : 0;
  }
  const std::string counted = counted_words(context, *gains[0]);
  const std::string first = quoted_title(comparison, text(policies[0], "id"));
  const std::string whose =
      others == 1 ? "The one other policy"
                  : fmt::format("Of {} other policies", small_number(others));
  if (others == 1) {
    return fmt::format(
        "{} {}", whose,
        fewer + more == 0
            ? fmt::format("is tied with {} on {}", first, counted)
            : fmt::format("would go with {} {}", fewer == 1 ? "fewer" : "more",
                          counted));
  }
  if (fewer + more == 0)
    return fmt::format("{} none can be told apart from {} on {}", whose, first,
                       counted);
  std::vector<std::string> said = {
      fmt::format("{} would go with fewer {}", small_number(fewer), counted)};
  if (more > 0) said.push_back(small_number(more) + " with more");
  const long tied = others - fewer - more;
  return fmt::format("{} {}{}", whose, listed(said),
                     tied == 0 ? ""
                               : fmt::format("; {} {} tied", small_number(tied),
                                             tied == 1 ? "is" : "are"));
}

Json cell(const std::string& names, std::string svg, bool first) {
  return {{"names_svg", names},
          {"panel_svg", std::move(svg)},
          {"first_in_band", first}};
}

// Panels in the order of the case, costs last; a panel begins a band when it is
// the first of four.
Json panels(const Json& comparison) {
  const std::string names = policy_names_svg(comparison);
  Json out = Json::array();
  const auto add = [&](std::string svg) {
    out.push_back(cell(names, std::move(svg), out.size() % kInABand == 0));
  };
  for (const Json* outcome : gains_of(comparison))
    add(outcome_panel_svg(comparison, *outcome, out.size()));
  const std::vector<const Json*> costs = costs_of(comparison);
  for (std::size_t c = 0; c < costs.size(); c += kCostsInAPanel) {
    const std::size_t end = std::min(c + kCostsInAPanel, costs.size());
    add(cost_panel_svg(comparison,
                       {costs.begin() + static_cast<long>(c),
                        costs.begin() + static_cast<long>(end)},
                       out.size()));
  }
  return out;
}

std::string intro(const Context& context, const Json& comparison) {
  const long futures =
      whole(comparison, "draws") * whole(comparison, "per_draw");
  const long theories =
      static_cast<long>(part(comparison, "columns").size()) - 1;
  const std::string under =
      theories < 1    ? std::string("the base model")
      : theories == 1 ? "the base model and the one theory that survives"
                      : fmt::format(
                            "the base model and each of the {} theories that "
                            "survive",
                            small_number(theories));
  return fmt::format(
      "Each policy is played out in {} futures over the {} after {} under {}, "
      "all with the same luck. The other side never sees the policy, only its "
      "acts, and no change of leader or doctrine is assumed.",
      thousands(futures), horizon_words(last_days(comparison)),
      in_words(day_in(comparison, "from", context.as_of)), under);
}

// What counts as better on the frontier.
std::string frontier_sentence(const Context& context, const Json& comparison) {
  std::vector<std::string> wished;
  for (const Json& outcome : part(comparison, "outcomes")) {
    const Json& points = part(comparison, "frontier");
    const std::string id = text(outcome, "id");
    if (points.empty() || !maybe(part(points[0], "at"), id.c_str())) continue;
    const bool more = flag(outcome, "cost") && more_is_better(context, outcome);
    // Sizes are added up, what else is counted.
    const bool sizes = text(outcome, "measure") == "sizes";
    wished.push_back((more    ? "more "
                      : sizes ? "less "
                              : "fewer ") +
                     lowered(context, text(outcome, "title")));
  }
  return "Better is: " + listed(wished) + ".";
}

}  // namespace

Json policies_view(const Context& context) {
  const Json& comparison = part(context.results, "policies");
  Json view;
  view["any_policies"] = !part(comparison, "policies").empty() &&
                         !part(comparison, "outcomes").empty();
  if (!view["any_policies"].get<bool>()) return view;
  view["policies_headline"] = headline(context, comparison);
  view["policies_intro"] = intro(context, comparison);
  view["policy_panels"] = panels(comparison);
  view["first_policy"] =
      quoted_title(comparison, text(part(comparison, "policies")[0], "id"));
  view["policies_horizon"] = horizon_words(last_days(comparison));
  view["several_policies"] = part(comparison, "policies").size() > 1;
  view["any_policy_theories"] = part(comparison, "columns").size() > 1;
  view["any_policy_costs"] = !costs_of(comparison).empty();
  view["frontier_svg"] = part(comparison, "policies").size() > 1
                             ? frontier_svg(comparison)
                             : std::string();
  view["frontier_sentence"] = frontier_sentence(context, comparison);
  view.update(decision_view(context, comparison));
  view.update(information_view(context, comparison));
  view.update(back_test_view(context, comparison));
  view["policy_rows"] = policy_rows(context, comparison);
  const Json tables = policy_downloads(comparison);
  for (const auto& [key, file] : {std::pair{"policies", "policies.csv.gz"},
                                  {"frontier", "frontier.csv"},
                                  {"reversal", "reversal.csv.gz"},
                                  {"back_test", "back-test.csv"},
                                  {"windows", "back-test.csv"}}) {
    std::string figure = std::string("fig-") + key;
    std::replace(figure.begin(), figure.end(), '_', '-');
    view[std::string(key) + "_get"] = beside(figure, file, tables);
  }
  return view;
}

}  // namespace entente::report
