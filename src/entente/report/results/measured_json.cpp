#include "entente/report/results/measured_json.hpp"

#include <nlohmann/json.hpp>

namespace entente::report {
namespace {

using claim::ClaimSpec;
using nlohmann::ordered_json;

std::string text_of(claim::Holds holds) {
  return holds == claim::Holds::above ? "above" : "below";
}

ordered_json hazard_json(const claim::HazardResult& hazard) {
  return {{"from", iso(hazard.from)},
          {"events", hazard.events},
          {"open_years", hazard.open_years},
          {"rate", hazard.rate},
          {"low", hazard.low},
          {"high", hazard.high},
          {"probability", hazard.probability}};
}

ordered_json ratio_json(const claim::HazardRatioResult& ratio) {
  return {{"apart", ratio.apart},       {"acts_in", ratio.in.acts},
          {"days_in", ratio.in.days},   {"acts_out", ratio.out.acts},
          {"days_out", ratio.out.days}, {"ratio", ratio.ratio},
          {"low", ratio.low},           {"high", ratio.high},
          {"above", ratio.above}};
}

// The first of `all`, with the others in `also`.
template <class T>
ordered_json with_others(const std::vector<T>& all,
                         ordered_json (*json)(const T&)) {
  ordered_json out = json(all.at(0));
  out["also"] = ordered_json::array();
  for (std::size_t i = 1; i < all.size(); ++i)
    out["also"].push_back(json(all[i]));
  return out;
}

ordered_json json_of(const ClaimSpec&, const std::monostate&) {
  return nullptr;
}

ordered_json json_of(const ClaimSpec&, const claim::SeasonResult& season) {
  return {{"peak_over_trough", season.peak_over_trough},
          {"flat_95", season.flat_95},
          {"rank_share", season.rank_share},
          {"replicates", season.replicates},
          {"not_converged", season.not_converged},
          {"month_multiplier", season.month_multiplier}};
}

ordered_json json_of(const ClaimSpec& spec, const claim::Hazards& hazards) {
  ordered_json out = with_others(hazards, hazard_json);
  out["threshold"] = spec.hazard->threshold;
  return out;
}

ordered_json json_of(const ClaimSpec& spec, const claim::HazardRatios& ratios) {
  ordered_json out = with_others(ratios, ratio_json);
  out["track"] = spec.hazard_ratio->track;
  out["threshold"] = spec.hazard_ratio->threshold;
  out["holds"] = text_of(spec.hazard_ratio->holds);
  return out;
}

ordered_json json_of(const ClaimSpec& spec,
                     const claim::EpisodeResult& episode) {
  return {{"from", iso(spec.episode->span.from)},
          {"to", iso(spec.episode->span.to)},
          {"days", episode.days},
          {"count", episode.count},
          {"replicates", episode.replicates},
          {"below", episode.below},
          {"ties", episode.ties},
          {"place", episode.place},
          {"counts", episode.counts},
          {"not_converged", episode.not_converged},
          {"holds", text_of(spec.episode->holds)}};
}

ordered_json json_of(const ClaimSpec& spec, const claim::GainResult& gain) {
  ordered_json horizons = ordered_json::array();
  for (const claim::GainAt& at : gain.by_horizon)
    horizons.push_back(
        {{"horizon", at.horizon}, {"scored", at.scored}, {"gain", at.gain}});
  return {{"from", iso(gain.from)}, {"origins", gain.origins},
          {"scored", gain.scored},  {"not_scored", gain.not_scored},
          {"with", gain.with},      {"without", gain.without},
          {"gain", gain.gain},      {"low", gain.low},
          {"high", gain.high},      {"threshold", spec.gain->threshold},
          {"above", gain.above},    {"futures_error", gain.futures_error},
          {"by_horizon", horizons}, {"holds", text_of(spec.gain->holds)}};
}

ordered_json json_of(const ClaimSpec& spec,
                     const claim::PolicyContrast& contrast) {
  return {{"policy", spec.policy->policy},
          {"rival", spec.policy->rival},
          {"days", contrast.days},
          {"difference", contrast.difference},
          {"low", contrast.low},
          {"high", contrast.high},
          {"p_lower", contrast.lower},
          {"p_lower_error", contrast.lower_error},
          {"beyond_record", contrast.beyond_record},
          {"holds", text_of(spec.policy->holds)}};
}

}  // namespace

ordered_json measured_json(const claim::ClaimResult& claim) {
  return std::visit(
      [&](const auto& value) { return json_of(claim.spec, value); },
      claim.measured);
}

}  // namespace entente::report
