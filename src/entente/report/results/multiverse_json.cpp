#include "entente/report/results/multiverse_json.hpp"

#include <nlohmann/json.hpp>

namespace entente::report {
namespace {

using nlohmann::ordered_json;

ordered_json choices_json(const claim::Multiverse& all) {
  ordered_json out = ordered_json::array();
  for (std::size_t k = 0; k < all.choices.size(); ++k) {
    ordered_json levels = ordered_json::array();
    for (const claim::Level& level : all.choices[k].levels)
      levels.push_back(level.name);
    out.push_back({{"name", all.choices[k].name}, {"levels", levels}});
    out.back()["share"] = all.specifications.empty()
                              ? ordered_json(nullptr)
                              : ordered_json(all.shares.of_choice[k]);
  }
  return out;
}

ordered_json specification_json(const claim::Specification& one) {
  return {{"levels", one.levels},
          {"estimate", one.log_rr60},
          {"se", one.se},
          {"b0", one.shift},
          {"c", one.stretch},
          {"log_rr60", one.corrected},
          {"corrected_se", one.corrected_se},
          {"probability", one.probability},
          {"word", claim::text_of(one.word)}};
}

ordered_json curve_json(const claim::Curve& curve) {
  return {{"median", curve.median},
          {"share_for", curve.share_for},
          {"share_against", curve.share_against}};
}

}  // namespace

ordered_json multiverse_json(const claim::ClaimSpec& claim,
                             const claim::Multiverse& all) {
  ordered_json out = {{"claim", claim.id},
                      {"title", claim.title},
                      {"sentence", claim.sentence},
                      {"combinations", all.combinations},
                      {"same", all.same},
                      {"not_converged", all.not_converged},
                      {"choices", choices_json(all)},
                      {"specifications", ordered_json::array()},
                      {"curve", nullptr},
                      {"together", nullptr},
                      {"interactions", nullptr},
                      {"joint", nullptr}};
  if (all.specifications.empty()) return {{"multiverse", out}};
  for (const claim::Specification& one : all.specifications)
    out["specifications"].push_back(specification_json(one));
  out["curve"] = curve_json(all.curve);
  out["together"] = all.shares.shared;
  out["interactions"] = all.shares.rest;
  ordered_json null = ordered_json::array();
  for (const claim::Curve& curve : all.joint.null)
    null.push_back(curve_json(curve));
  out["joint"] = {{"records", all.joint.null.size()},
                  {"median_p", all.joint.median_p},
                  {"share_p", all.joint.share_p},
                  {"curves", null}};
  return {{"multiverse", out}};
}

}  // namespace entente::report
