#include "entente/claim/measured/measure.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "entente/claim/draft.hpp"
#include "entente/claim/judged.hpp"
#include "entente/core/check.hpp"
#include "entente/core/rng.hpp"
#include "entente/forecast/blocks.hpp"

namespace entente::claim {
namespace {

using theory::Setting;

double that_holds(Holds holds, double above) {
  return holds == Holds::above ? above : 1 - above;
}

// Of a share of so many simulations.
double share_error(double q, int of) {
  return std::sqrt(q * (1 - q) / of);
}

void put_days(const theory::Panel& panel,
              std::size_t used,
              int acts,
              Measurement& out) {
  out.days_used = used;
  out.days_lost = static_cast<std::size_t>(panel.days) - used;
  out.outcome_acts = acts;
}

// Why no season can be read; nothing where one can.
std::string no_season_in(const Asked& asked) {
  if (asked.panel.days < kYearDays) return "the window is shorter than a year";
  const auto& columns = asked.law.columns;
  const bool any = std::any_of(
      columns.begin(), columns.end(),
      [](const auto& column) { return column.role == theory::Role::season; });
  return any ? ""
             : "the law of its outcome, by the number of its acts, has no "
               "season";
}

Measurement season(const Setting& setting,
                   const ClaimSpec& claim,
                   const MeasureOptions& options) {
  Draft draft = draft_of(setting, claim);
  const Posed posed = pose(draft);
  const Asked asked = ask(posed.panel, posed.question);
  Measurement out;
  put_days(asked.panel, asked.rows, asked.outcome_acts, out);
  out.why_cannot = no_season_in(asked);
  if (!out.why_cannot.empty()) return out;
  SeasonResult result;
  SeasonSampler sampler(asked, posed.question,
                        {NullKind::two_sided, options.replicates, options.seed,
                         theme(claim.id.c_str())});
  const auto count = [&](int replicates) {
    result = sampler.of(replicates);
    out.probability = result.rank_share;
    out.mc_error = share_error(out.probability, replicates);
  };
  count(options.replicates);
  for (const int more : kMoreNulls) {
    if (more <= options.replicates || more > options.most_replicates) continue;
    if (!word_within(out.probability, 3 * out.mc_error)) break;
    count(more);
  }
  out.value = result;
  return out;
}

Measurement hazard(const Setting& setting, const ClaimSpec& claim) {
  const HazardSpec& spec = *claim.hazard;
  Hazards all = {hazard_of(setting, spec, spec.from)};
  for (const Day from : spec.also_from)
    all.push_back(hazard_of(setting, spec, from));
  Measurement out;
  out.probability = all[0].probability;
  out.outcome_acts = all[0].events;
  if (all[0].open_years == 0)
    out.why_cannot = "the line was open on no day that is counted";
  out.value = std::move(all);
  return out;
}

Measurement ratio(const Setting& setting, const ClaimSpec& claim) {
  const HazardRatioSpec& spec = *claim.hazard_ratio;
  const theory::VerdictPanel panel = theory::verdict_panel(setting);
  HazardRatios all = {hazard_ratio_of(panel, claim.outcome, spec, spec.apart)};
  for (const int apart : spec.also_apart)
    all.push_back(hazard_ratio_of(panel, claim.outcome, spec, apart));
  Measurement out;
  // Days near another act are read too: that there was one.
  const HazardRatioResult seen = hazard_ratio_of(panel, claim.outcome, spec, 0);
  const Exposure &in = seen.in, &rest = seen.out;
  put_days(panel.panel, static_cast<std::size_t>(in.days + rest.days),
           in.acts + rest.acts, out);
  if (in.days == 0 || rest.days == 0)
    out.why_cannot = in.days == 0 ? "on no day that is used was it in force"
                                  : "it was in force on all days that are used";
  out.probability = that_holds(spec.holds, all[0].above);
  out.value = std::move(all);
  return out;
}

Measurement episode(const Setting& setting,
                    const ClaimSpec& claim,
                    const MeasureOptions& options) {
  Measurement out;
  if (claim.episode->span.to > setting.window.to) {
    out.why_cannot = "the episode is not over on the last day that is used";
    return out;
  }
  Draft draft = draft_of(setting, claim);
  const Posed posed = pose(draft);
  EpisodeOptions simulations;
  simulations.seed = options.seed;
  simulations.theme = theme(claim.id.c_str());
  const EpisodeResult result =
      episode_of(posed.panel, posed.question, claim.episode->span, simulations);
  if (result.days == 0) out.why_cannot = "no day of the episode is covered";
  out.probability = that_holds(claim.episode->holds, result.place);
  out.mc_error = share_error(out.probability, result.replicates);
  out.days_used = static_cast<std::size_t>(result.days);
  out.days_lost = static_cast<std::size_t>(claim.episode->span.to -
                                           claim.episode->span.from + 1) -
                  out.days_used;
  out.outcome_acts = result.count;
  out.value = result;
  return out;
}

Measurement gain(const Setting& setting,
                 const ClaimSpec& claim,
                 const MeasureOptions& options) {
  const GainSpec& spec = *claim.gain;
  forecast::WithTermOptions futures;
  futures.seed = options.seed;
  futures.parallelism = options.parallelism;
  const Day from = std::max(options.given.record_from, setting.window.from);
  const auto pairs = forecast::forecasts_with_term(
      setting, {claim.outcome, claim.treatment, spec.horizons, from}, futures);
  const GainResult result =
      gain_of(pairs, spec.threshold, options.seed, theme(claim.id.c_str()));
  Measurement out;
  if (result.scored == 0)
    out.why_cannot = "no past forecast of it is over and known";
  else if (result.origins < static_cast<int>(forecast::kFewestOrigins))
    out.why_cannot = fmt::format(
        "past forecasts from {} months are wanted, and {} are known",
        forecast::kFewestOrigins, result.origins);
  out.probability = that_holds(spec.holds, result.above);
  out.mc_error = result.above_error;
  for (const forecast::ForecastPair& pair : pairs)
    for (const forecast::TwoForecasts& two : pair.horizons)
      if (two.came == forecast::Came::yes) ++out.outcome_acts;
  out.value = result;
  return out;
}

Measurement contrast(const ClaimSpec& claim, const MeasureOptions& options) {
  Measurement out;
  const auto at = options.given.contrasts.find(claim.id);
  if (at == options.given.contrasts.end()) {
    out.why_cannot = "its policies were not compared";
    return out;
  }
  out.probability = that_holds(claim.policy->holds, 1 - at->second.lower);
  out.mc_error = at->second.lower_error;
  out.value = at->second;
  return out;
}

}  // namespace

Measurement measure(const Setting& setting,
                    const ClaimSpec& claim,
                    const MeasureOptions& options) {
  switch (claim.form) {
    case Form::season:
      return season(setting, claim, options);
    case Form::hazard:
      return hazard(setting, claim);
    case Form::hazard_ratio:
      return ratio(setting, claim);
    case Form::episode:
      return episode(setting, claim, options);
    case Form::gain:
      return gain(setting, claim, options);
    case Form::policy:
      return contrast(claim, options);
    case Form::cannot_be_asked: {
      Measurement out;
      out.why_cannot = claim.would_need;
      return out;
    }
    default:
      contract_failed("a measured claim", __FILE__, __LINE__);
  }
}

}  // namespace entente::claim
