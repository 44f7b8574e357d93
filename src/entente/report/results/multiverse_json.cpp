#include "entente/report/results/multiverse_json.hpp"

#include <algorithm>
#include <cmath>

#include <nlohmann/json.hpp>

#include "entente/core/quantile.hpp"

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
  if (all.joint.null.empty()) return {{"multiverse", out}};
  ordered_json null = ordered_json::array();
  for (const claim::Curve& curve : all.joint.null)
    null.push_back(curve_json(curve));
  out["joint"] = {{"records", all.joint.null.size()},
                  {"median_p", all.joint.median_p},
                  {"share_p", all.joint.share_p},
                  {"curves", null}};
  return {{"multiverse", out}};
}

namespace {

// A stretch of the curve: specifications [from, to) in the order of their
// estimates.
struct Stretch {
  std::size_t from = 0, to = 0;
};
std::vector<Stretch> stretches_of(std::size_t specifications) {
  const std::size_t n = std::min(kStretches, specifications);
  std::vector<Stretch> out;
  for (std::size_t i = 0; i < n; ++i)
    out.push_back({i * specifications / n, (i + 1) * specifications / n});
  return out;
}

double to_thousandths(double value) {
  return std::round(1000 * value) / 1000;
}

using InOrder = std::vector<const claim::Specification*>;

// What a level is worth: the median of its specifications, and the share of
// each stretch that has it.
ordered_json level_json(const std::string& name,
                        std::size_t choice,
                        std::size_t level,
                        const InOrder& specifications) {
  std::vector<double> with;
  for (const auto* one : specifications)
    if (one->levels[choice] == level) with.push_back(one->corrected);
  ordered_json out = {{"name", name}, {"specifications", with.size()}};
  out["median"] =
      with.empty() ? ordered_json(nullptr) : ordered_json(quantile(with, 0.5));
  out["shares"] = ordered_json::array();
  for (const Stretch& part : stretches_of(specifications.size())) {
    double n = 0;
    for (std::size_t i = part.from; i < part.to; ++i)
      n += specifications[i]->levels[choice] == level ? 1 : 0;
    out["shares"].push_back(
        to_thousandths(n / static_cast<double>(part.to - part.from)));
  }
  return out;
}

ordered_json estimates_json(const InOrder& specifications) {
  ordered_json out = ordered_json::array();
  for (const Stretch& part : stretches_of(specifications.size()))
    out.push_back(
        {to_thousandths(specifications[part.from]->corrected),
         to_thousandths(
             specifications[(part.from + part.to - 1) / 2]->corrected),
         to_thousandths(specifications[part.to - 1]->corrected)});
  return out;
}

}  // namespace

ordered_json curve_summary_json(const claim::ClaimSpec& claim,
                                const claim::Multiverse& all) {
  ordered_json out = {{"claim", claim.id},
                      {"combinations", all.combinations},
                      {"specifications", all.specifications.size()},
                      {"curve", nullptr},
                      {"place", nullptr},
                      {"choices", ordered_json::array()},
                      {"estimates", ordered_json::array()}};
  if (all.specifications.empty()) return out;
  InOrder in_order;
  for (const claim::Specification& one : all.specifications)
    in_order.push_back(&one);
  std::stable_sort(
      in_order.begin(), in_order.end(),
      [](const auto* a, const auto* b) { return a->corrected < b->corrected; });
  const auto own =
      std::find(in_order.begin(), in_order.end(), &all.specifications[0]);
  out["place"] =
      to_thousandths((static_cast<double>(own - in_order.begin()) + 0.5) /
                     static_cast<double>(in_order.size()));
  out["curve"] = curve_json(all.curve);
  for (std::size_t k = 0; k < all.choices.size(); ++k) {
    ordered_json levels = ordered_json::array();
    for (std::size_t l = 0; l < all.choices[k].levels.size(); ++l)
      levels.push_back(
          level_json(all.choices[k].levels[l].name, k, l, in_order));
    out["choices"].push_back({{"name", all.choices[k].name},
                              {"share", all.shares.of_choice[k]},
                              {"levels", levels}});
  }
  out["estimates"] = estimates_json(in_order);
  return out;
}

}  // namespace entente::report
