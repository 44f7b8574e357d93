#include "entente/report/results/rule_json.hpp"

#include <cmath>

#include <nlohmann/json.hpp>

#include "entente/report/results/results_json.hpp"

namespace entente::report {

using nlohmann::ordered_json;

ordered_json unseen_json(const claim::EffectResult& effect) {
  ordered_json out = {{"to_next_word", nullptr},
                      {"e_value_word", nullptr},
                      {"e_value_no_effect", effect.e_values.no_effect},
                      {"seen", ordered_json::array()}};
  if (effect.to_next_word) {
    out["to_next_word"] = *effect.to_next_word;
    out["e_value_word"] = claim::e_value(std::log(*effect.to_next_word));
  }
  for (const claim::Seen& one : effect.seen)
    out["seen"].push_back({{"name", one.name},
                           {"outcome", one.outcome},
                           {"treatment", one.treatment},
                           {"bias", one.bias}});
  return out;
}

ordered_json many_json(const std::vector<claim::Spoken>& words,
                       const std::vector<claim::ErrorRate>& rates) {
  const claim::ManyClaims many = claim::many_claims(words, rates);
  ordered_json out = {{"asked", many.asked},
                      {"leaning", many.leaning},
                      {"expected_wrong", many.expected_wrong},
                      {"worst", nullptr}};
  if (!many.worst_world.empty())
    out["worst"] = {{"world", many.worst_world},
                    {"tried", many.worst_tried},
                    {"wrong", many.worst_wrong}};
  return out;
}

ordered_json error_rates_json(const casefile::Case& the_case) {
  ordered_json out = ordered_json::array();
  for (const claim::ErrorRate& rate : the_case.error_rates)
    out.push_back({{"claim", rate.claim},
                   {"world", rate.world},
                   {"ratio", rate.ratio},
                   {"records", rate.records},
                   {"wrong_strong", rate.wrong_strong},
                   {"wrong_leans", rate.wrong_leans},
                   {"most_strong", claim::most_wrong_strong(rate.records)},
                   {"most_leans", claim::most_wrong_leans(rate.records)},
                   {"over_bound", claim::over_bound(rate)}});
  return out;
}

}  // namespace entente::report
