#include "entente/report/results/decision_json.hpp"

#include <optional>
#include <string>

#include <nlohmann/json.hpp>

namespace entente::report {
namespace {

using decide::Comparison;
using nlohmann::ordered_json;

template <class Value>
ordered_json or_null(const std::optional<Value>& value) {
  return value ? ordered_json(*value) : ordered_json(nullptr);
}

ordered_json or_null(const std::string& text) {
  return text.empty() ? ordered_json(nullptr) : ordered_json(text);
}

}  // namespace

ordered_json summary_json(const decide::Summary& summary) {
  return {{"mean", summary.mean},         {"difference", summary.difference},
          {"mc_error", summary.mc_error}, {"low", summary.low},
          {"high", summary.high},         {"p_lower", summary.p_lower},
          {"tied", summary.tied}};
}

namespace {

const decide::ProfileSpec* profile_of(const casefile::Case& the_case,
                                      const std::string& id) {
  for (const decide::ProfileSpec& spec : the_case.decide.profiles)
    if (spec.id == id) return &spec;
  return nullptr;
}

// The claim that tests this effect; null where none does.
ordered_json claim_of(const casefile::Case& the_case,
                      const std::string& outcome,
                      const std::string& term) {
  for (const claim::ClaimSpec& claim : the_case.claims)
    if (claim::is_effect(claim.form) && claim.outcome == outcome &&
        claim.treatment == term)
      return claim.id;
  return nullptr;
}

std::string id_of(const Comparison& comparison, std::size_t policy) {
  return comparison.policies.at(policy).id;
}

// What a mixture is of: the theories, or the base model where there is none.
std::vector<std::size_t> mixed_in(const Comparison& comparison) {
  std::vector<std::size_t> out;
  for (std::size_t c = 0; c < comparison.columns.size(); ++c)
    if (comparison.columns[c].id != "base") out.push_back(c);
  if (out.empty()) out.push_back(0);
  return out;
}

ordered_json profile_json(const casefile::Case& the_case,
                          const Comparison& comparison,
                          const decide::ProfileResult& profile) {
  const decide::ProfileSpec* spec = profile_of(the_case, profile.id);
  ordered_json weights = ordered_json::object();
  if (spec != nullptr)
    for (const decide::WeightSpec& weight : spec->weights)
      weights[weight.outcome] = weight.weight;
  ordered_json losses = ordered_json::array(), regret = losses, best = losses;
  const std::vector<std::size_t> theories = mixed_in(comparison);
  for (std::size_t p = 0; p < profile.losses.size(); ++p) {
    const decide::Loss& loss = profile.losses[p];
    const std::string id = id_of(comparison, p);
    ordered_json one = {{"policy", id}};
    one.update(summary_json(loss.mixture));
    one["tied_with_best"] = loss.tied_with_best;
    losses.push_back(one);
    ordered_json by_theory = ordered_json::object();
    for (std::size_t t = 0; t < loss.regret.size(); ++t)
      by_theory[comparison.columns.at(theories.at(t)).id] = loss.regret[t];
    regret.push_back(
        {{"policy", id}, {"by_theory", by_theory}, {"most", loss.most_regret}});
    best.push_back({{"policy", id}, {"p", loss.p_best}});
  }
  return {{"id", profile.id},
          {"title", spec == nullptr ? profile.id : spec->title},
          {"holder",
           spec == nullptr ? ordered_json(nullptr) : or_null(spec->holder)},
          {"weights", weights},
          {"best", id_of(comparison, profile.best)},
          {"losses", losses},
          {"regret", regret},
          {"minimax_regret", id_of(comparison, profile.minimax_regret)},
          {"p_best", best}};
}

ordered_json swap_json(const casefile::Case& the_case,
                       const Comparison& comparison,
                       const decide::Swap& swap) {
  ordered_json effects = ordered_json::array();
  for (const decide::EffectSwap& effect : swap.effects)
    effects.push_back(
        {{"outcome", effect.outcome},
         {"term", effect.term},
         {"claim", claim_of(the_case, effect.outcome, effect.term)},
         {"ratio", effect.ratio},
         {"low", or_null(effect.low)},
         {"high", or_null(effect.high)},
         {"ratio_needed", or_null(effect.ratio_needed)}});
  return {
      {"profile", swap.profile},
      {"best", id_of(comparison, swap.best)},
      {"rival", id_of(comparison, swap.rival)},
      {"effects", effects},
      {"share_moved", or_null(swap.share_moved)},
      {"share_to", swap.share_to
                       ? ordered_json(comparison.columns.at(*swap.share_to).id)
                       : ordered_json(nullptr)}};
}

ordered_json information_json(const casefile::Case& the_case,
                              const decide::Information& one) {
  return {{"profile", one.profile},
          {"effect", {{"outcome", one.outcome}, {"term", one.term}}},
          {"claim", claim_of(the_case, one.outcome, one.term)},
          {"gain", one.gain},
          {"error", one.error},
          {"highest", one.highest}};
}

ordered_json frontier_json(const Comparison& comparison) {
  ordered_json out = ordered_json::array();
  for (const decide::FrontierPoint& point : comparison.frontier) {
    ordered_json at = ordered_json::object();
    for (std::size_t i = 0; i < point.at.size(); ++i)
      at[comparison.outcomes.at(comparison.frontier_outcomes.at(i)).id] =
          point.at[i];
    out.push_back({{"policy", id_of(comparison, point.policy)},
                   {"at", at},
                   {"dominated", point.dominated}});
  }
  return out;
}

// Each of a list as JSON.
template <class List, class ToJson>
ordered_json listed(const List& list, const ToJson& to_json) {
  ordered_json out = ordered_json::array();
  for (const auto& one : list)
    out.push_back(to_json(one));
  return out;
}

}  // namespace

ordered_json decision_json(const casefile::Case& the_case,
                           const Comparison& comparison) {
  const auto with = [&](auto to_json) {
    return [&, to_json](const auto& one) {
      return to_json(the_case, comparison, one);
    };
  };
  return {{"profiles", listed(comparison.profiles, with(profile_json))},
          {"frontier", frontier_json(comparison)},
          {"reversal", listed(comparison.swaps, with(swap_json))},
          {"value_of_information",
           listed(comparison.information, [&](const auto& one) {
             return information_json(the_case, one);
           })}};
}

}  // namespace entente::report
