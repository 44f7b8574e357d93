#include <algorithm>
#include <cmath>
#include <set>

#include <fmt/format.h>

#include "entente/core/from_to.hpp"
#include "entente/report/charts/decision_charts.hpp"
#include "entente/report/sections/policy_parts.hpp"
#include "entente/report/words/claim_words.hpp"
#include "entente/report/words/policy_words.hpp"
#include "entente/report/words/words.hpp"

namespace entente::report {
namespace {

std::string profile_title(const Json& comparison, const std::string& id) {
  for (const Json& profile : part(comparison, "profiles"))
    if (text(profile, "id") == id) return text(profile, "title");
  return id;
}

// "provocation day 1, drill held −2"
std::string weights_words(const Context& context,
                          const Json& comparison,
                          const Json& profile) {
  std::vector<std::string> out;
  for (const Json& outcome : part(comparison, "outcomes")) {
    const auto weight =
        maybe(part(profile, "weights"), text(outcome, "id").c_str());
    if (!weight) continue;
    const double size = std::fabs(*weight);
    out.push_back(fmt::format("{} {}", lowered(context, text(outcome, "title")),
                              fixed(*weight, size == std::floor(size) ? 0
                                             : size < .1              ? 2
                                                                      : 1)));
  }
  return listed(out);
}

Json profile_rows(const Context& context, const Json& comparison) {
  Json rows = Json::array();
  for (const Json& profile : part(comparison, "profiles")) {
    const std::string best = text(profile, "best");
    std::vector<std::string> tied;
    double p_best = 0, regret = 0;
    for (const Json& loss : part(profile, "losses"))
      if (text(loss, "policy") != best && flag(loss, "tied_with_best"))
        tied.push_back(quoted_title(comparison, text(loss, "policy")));
    for (const Json& one : part(profile, "p_best"))
      if (text(one, "policy") == best) p_best = number(one, "p");
    const std::string least = text(profile, "minimax_regret");
    for (const Json& one : part(profile, "regret"))
      if (text(one, "policy") == least) regret = number(one, "most");
    const auto others =
        static_cast<std::size_t>(part(profile, "losses").size()) - 1;
    rows.push_back(
        {{"profile_title", text(profile, "title")},
         {"profile_holder", text(profile, "holder")},
         {"profile_weights", weights_words(context, comparison, profile)},
         {"profile_best", quoted_title(comparison, best)},
         {"profile_p", percent(p_best)},
         {"profile_tied", tied.empty() ? std::string("none")
                          : tied.size() == others && others > 1
                              ? std::string("all others")
                              : listed(tied)},
         {"profile_regret",
          fmt::format("{} ({})", quoted_title(comparison, least),
                      amount(regret))}});
  }
  return rows;
}

// The nearest effect that would make the rival as good; null where none does.
const Json* nearest(const Json& swap) {
  for (const Json& effect : part(swap, "effects"))
    if (maybe(effect, "ratio_needed")) return &effect;
  return nullptr;
}

double distance(const Json& swap) {
  const Json* effect = nearest(swap);
  return effect == nullptr
             ? 1e9
             : std::fabs(std::log(number(*effect, "ratio_needed") /
                                  number(*effect, "ratio")));
}

// Of each profile the two rivals that are nearest.
std::vector<ReversalRow> reversal_rows(const Context& context,
                                       const Json& comparison) {
  std::vector<ReversalRow> rows;
  for (const Json& profile : part(comparison, "profiles")) {
    std::vector<const Json*> swaps;
    for (const Json& swap : part(comparison, "reversal"))
      if (text(swap, "profile") == text(profile, "id") &&
          nearest(swap) != nullptr)
        swaps.push_back(&swap);
    std::stable_sort(swaps.begin(), swaps.end(),
                     [](const Json* a, const Json* b) {
                       return distance(*a) < distance(*b);
                     });
    if (swaps.size() > 2) swaps.resize(2);
    for (const Json* swap : swaps) {
      const Json& effect = *nearest(*swap);
      ReversalRow row;
      if (swap == swaps.front())
        row.heading =
            fmt::format("{}: {} is best", text(profile, "title"),
                        quoted_title(comparison, text(*swap, "best")));
      row.question = "For " + quoted_title(comparison, text(*swap, "rival"));
      row.effect =
          effect_words(context, text(effect, "outcome"), text(effect, "term"));
      row.ratio = number(effect, "ratio", 1);
      row.low = maybe(effect, "low");
      row.high = maybe(effect, "high");
      row.needed = number(effect, "ratio_needed", 1);
      rows.push_back(row);
    }
  }
  return rows;
}

// The nearest of all in one sentence, and how many no single effect reverses.
std::string reversal_sentence(const Context& context, const Json& comparison) {
  const Json& swaps = part(comparison, "reversal");
  const Json* closest = nullptr;
  long firm = 0;
  for (const Json& swap : swaps) {
    if (nearest(swap) == nullptr) {
      ++firm;
    } else if (closest == nullptr || distance(swap) < distance(*closest)) {
      closest = &swap;
    }
  }
  if (closest == nullptr)
    return "No single effect within a factor of eight would change what is "
           "best.";
  const Json& effect = *nearest(*closest);
  const auto low = maybe(effect, "low"), high = maybe(effect, "high");
  std::string out = fmt::format(
      "Nearest, by “{}”: the record says {}{} for the {}; it would have to be "
      "{} for {} to be as good as {}.",
      profile_title(comparison, text(*closest, "profile")),
      ratio(number(effect, "ratio")),
      low && high
          ? fmt::format(" (80% {})", from_to(fixed(*low, 2), fixed(*high, 2)))
          : std::string(),
      effect_words(context, text(effect, "outcome"), text(effect, "term")),
      ratio(number(effect, "ratio_needed")),
      quoted_title(comparison, text(*closest, "rival")),
      quoted_title(comparison, text(*closest, "best")));
  if (firm > 0)
    out += fmt::format(
        " In {} of {} comparisons no single effect within a factor of eight "
        "does.",
        firm, swaps.size());
  return out;
}

}  // namespace

Json decision_view(const Context& context, const Json& comparison) {
  Json view;
  view["profile_rows"] = profile_rows(context, comparison);
  view["any_profiles"] = !view["profile_rows"].empty();
  const bool any = !part(comparison, "reversal").empty();
  view["reversal_svg"] = reversal_svg(reversal_rows(context, comparison));
  view["reversal_sentence"] =
      any ? reversal_sentence(context, comparison) : std::string();
  return view;
}

}  // namespace entente::report
