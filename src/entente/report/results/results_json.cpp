#include "entente/report/results/results_json.hpp"

#include <cmath>

#include <nlohmann/json.hpp>

#include "entente/report/results/measured_json.hpp"
#include "entente/report/results/rule_json.hpp"

namespace entente::report {
namespace {

using nlohmann::ordered_json;

std::string text_of(claim::Form form) {
  switch (form) {
    case claim::Form::above:
      return "above";
    case claim::Form::below:
      return "below";
    case claim::Form::not_above:
      return "not_above";
    case claim::Form::not_below:
      return "not_below";
    case claim::Form::season:
      return "season";
    case claim::Form::hazard:
      return "hazard";
    case claim::Form::hazard_ratio:
      return "hazard_ratio";
    case claim::Form::episode:
      return "episode";
    case claim::Form::gain:
      return "gain";
    case claim::Form::policy:
      return "policy";
    default:
      return "cannot_be_asked";
  }
}

std::string text_of(theory::Sign sign) {
  switch (sign) {
    case theory::Sign::raises:
      return "raises";
    case theory::Sign::lowers:
      return "lowers";
    default:
      return "either";
  }
}

ordered_json or_null(const std::optional<double>& value) {
  return value ? ordered_json(*value) : ordered_json(nullptr);
}

std::string text_of(claim::Double::Remedy remedy) {
  switch (remedy) {
    case claim::Double::Remedy::left_out:
      return "left out";
    case claim::Double::Remedy::reads_the_rest:
      return "reads its other acts";
    default:
      return "stands beside";
  }
}

ordered_json doubles_json(const std::vector<claim::Double>& doubles) {
  ordered_json out = ordered_json::array();
  for (const claim::Double& one : doubles)
    out.push_back({{"term", one.term},
                   {"acts", one.acts},
                   {"remedy", text_of(one.remedy)}});
  return out;
}

std::string text_of(claim::Upset upset) {
  switch (upset) {
    case claim::Upset::day:
      return "day";
    case claim::Upset::any_act:
      return "any act";
    case claim::Upset::opposite:
      return "opposite";
    default:
      return "flips";
  }
}

ordered_json stability_json(const claim::EffectResult& effect) {
  ordered_json rows = ordered_json::array();
  for (const claim::StabilityRow& row : effect.rows) {
    rows.push_back(
        {{"name", row.name},
         {"word", claim::text_of(row.word)},
         {"probability", row.probability},
         {"log_rr60", row.log_rr60},
         {"se", row.se},
         {"low", or_null(row.interval.low)},
         {"high", or_null(row.interval.high)},
         {"mc_error", row.mc_error},
         {"same_as", row.same_as.empty() ? ordered_json(nullptr)
                                         : ordered_json(row.same_as)},
         {"flips", row.flip == claim::StabilityRow::Flip::yes}});
  }
  return rows;
}

ordered_json acts_json(const claim::FollowedTable& table) {
  ordered_json acts = ordered_json::array();
  for (const claim::FollowedAct& act : table.acts) {
    ordered_json followed = ordered_json::array();
    for (const Day day : act.followed)
      followed.push_back(iso(day));
    acts.push_back(
        {{"ids", act.ids},
         {"day", iso(act.day)},
         {"weight", act.weight},
         {"followed", followed},
         {"first_after", act.followed.empty()
                             ? ordered_json(nullptr)
                             : ordered_json(act.followed[0] - act.day)},
         {"wholly_seen", act.seen == claim::FollowedAct::Seen::wholly}});
  }
  return acts;
}

ordered_json state_json(const std::optional<claim::StateTable>& table) {
  if (!table) return nullptr;
  ordered_json spells = ordered_json::array();
  for (const claim::StateSpell& spell : table->spells)
    spells.push_back({{"from", iso(spell.span.from)},
                      {"to", iso(spell.span.to)},
                      {"days", spell.days},
                      {"outcome_days", spell.outcome_days}});
  return {{"spells", spells},
          {"days", table->days},
          {"outcome_days", table->outcome_days},
          {"days_outside", table->days_outside},
          {"outcome_days_outside", table->outcome_days_outside}};
}

void add_effect(const claim::EffectResult& effect, ordered_json& out) {
  out["regions"] = effect.regions;
  out["estimate"] = {
      {"log_rr60", effect.estimate.log_rr60},
      {"se", effect.estimate.se},
      {"acts", effect.acts},
      {"act_days", effect.followed.acts.size()},
      {"smallest_leaning", or_null(effect.smallest_leaning)},
      {"smallest_supported", or_null(effect.smallest_supported)}};
  out["corrected"] = {{"log_rr60", effect.corrected},
                      {"se", effect.corrected_se},
                      {"low", or_null(effect.interval.low)},
                      {"high", or_null(effect.interval.high)}};
  out["null"] = {{"median", effect.null.median},
                 {"spread_ratio", effect.null.spread_ratio},
                 {"error", effect.null.error},
                 {"replicates", effect.null.replicates},
                 {"not_converged", effect.null.not_converged},
                 {"runaway", effect.null.runaway},
                 {"clamped_share", effect.null.clamped_share},
                 {"self_exciting_median", effect.self_exciting_median},
                 {"estimates", effect.null.estimates}};
  out["e_value"] = effect.e_values.estimate;
  out["e_value_interval"] = effect.e_values.interval;
  out["unseen"] = unseen_json(effect);
  out["acts_to_decide"] = effect.acts_to_decide > 0
                              ? ordered_json(effect.acts_to_decide)
                              : ordered_json(nullptr);
  ordered_json flips = ordered_json::array();
  for (const claim::StabilityRow& row : effect.rows)
    if (row.flip == claim::StabilityRow::Flip::yes) flips.push_back(row.name);
  out["flips"] = flips;
  out["doubles"] = doubles_json(effect.doubles);
  out["stability"] = stability_json(effect);
  out["acts"] = acts_json(effect.followed);
  out["state"] = state_json(effect.state);
  out["followed_count"] = effect.followed.followed;
  out["acts_counted"] = effect.followed.counted;
  out["base_rate"] = effect.followed.base_rate;
  out["base_expected"] = effect.followed.base_expected;
}

void add_no_effect(ordered_json& out) {
  for (const char* field :
       {"regions", "estimate", "corrected", "null", "e_value",
        "e_value_interval", "unseen", "acts_to_decide", "state"})
    out[field] = nullptr;
  for (const char* field : {"flips", "doubles", "stability", "acts"})
    out[field] = ordered_json::array();
}

ordered_json claim_json(const claim::ClaimResult& claim) {
  ordered_json out = {
      {"id", claim.spec.id},
      {"title", claim.spec.title},
      {"about", claim.spec.about},
      {"form", text_of(claim.spec.form)},
      {"outcome", claim.spec.outcome},
      {"treatment", claim.spec.treatment},
      {"word", claim::text_of(claim.word)},
      {"word_before_cap", claim::text_of(claim.word_before_cap)},
      {"why_cannot", claim.why_cannot},
      {"capped",
       claim::is_capped(claim.spec.form) &&
           claim::capped(claim.word_before_cap) != claim.word_before_cap},
      {"unresolved_by_flips", claim.upset != claim::Upset::none},
      {"unresolved_by", claim.upset == claim::Upset::none
                            ? ordered_json(nullptr)
                            : ordered_json(text_of(claim.upset))},
      {"at_edge_of", claim.at_edge_of
                         ? ordered_json(claim::text_of(*claim.at_edge_of))
                         : ordered_json(nullptr)},
      {"probability", claim.word == claim::Word::cannot_be_asked
                          ? ordered_json(nullptr)
                          : ordered_json(claim.probability)},
      {"mc_error", claim.mc_error},
      {"days_used", claim.days_used},
      {"days_lost", claim.days_lost},
      {"outcome_acts", claim.outcome_acts}};
  if (claim.effect) {
    add_effect(*claim.effect, out);
  } else {
    add_no_effect(out);
  }
  out["measured"] = measured_json(claim);
  return out;
}

// The number, or null where it is none: the reason stands beside it.
ordered_json or_none(double value, const std::string& why_cannot) {
  return why_cannot.empty() ? ordered_json(value) : ordered_json(nullptr);
}

ordered_json scaled_json(const inference::ScaledEvidence& scaled) {
  return {{"log_evidence", or_none(scaled.log_evidence, scaled.why_cannot)},
          {"mc_error", or_none(scaled.mc_error, scaled.why_cannot)},
          {"why_cannot", scaled.why_cannot}};
}

ordered_json theory_json(const inference::TheoryResult& theory, double best) {
  const std::string& why = theory.why_cannot;
  ordered_json out = {
      {"name", theory.spec.id},
      {"title", theory.spec.title},
      {"log_evidence", or_none(theory.log_evidence, why)},
      {"mc_error", or_none(theory.mc_error, why)},
      {"share", or_none(theory.share, why)},
      {"why_cannot", why},
      {"within_three_nats", why.empty() && best - theory.log_evidence <= 3},
      {"half_scale", scaled_json(theory.half)},
      {"double_scale", scaled_json(theory.twice)}};
  out["by_outcome"] = ordered_json::array();
  for (const auto& [outcome, evidence] : theory.by_outcome) {
    const std::string none = std::isfinite(evidence.log_evidence) ? "" : why;
    out["by_outcome"].push_back(
        {{"outcome", outcome},
         {"log_evidence", or_none(evidence.log_evidence, none)},
         {"mc_error", or_none(evidence.mc_error, none)},
         {"effective_size", or_none(evidence.effective_size, none)},
         {"pareto_k", or_none(evidence.pareto_k, none)},
         {"draws", evidence.draws},
         {"reliable",
          evidence.verdict == inference::Evidence::Verdict::reliable}});
  }
  out["effects"] = ordered_json::array();
  for (const inference::EffectPosterior& effect : theory.effects) {
    out["effects"].push_back({{"outcome", effect.spec.outcome},
                              {"term", effect.spec.term},
                              {"sign", text_of(effect.spec.sign)},
                              {"reason", effect.spec.reason},
                              {"rr60_low", effect.low},
                              {"rr60", effect.middle},
                              {"rr60_high", effect.high}});
  }
  return out;
}

}  // namespace

ordered_json head_json(const casefile::Case& the_case, const Head& head) {
  return {
      {"case", the_case.id},
      {"title", the_case.title},
      {"version", head.version},
      {"seed", head.seed},
      {"data_hash", the_case.data_hash},
      {"window",
       {{"from", iso(the_case.window.from)}, {"to", iso(the_case.window.to)}}},
      {"as_of", iso(the_case.window.to)},
      {"today", iso(head.today)},
      {"command", head.command}};
}

ordered_json claims_json(const casefile::Case& the_case,
                         const std::vector<claim::ClaimResult>& claims) {
  ordered_json out;
  out["claims"] = ordered_json::array();
  std::vector<claim::Spoken> words;
  for (const claim::ClaimResult& claim : claims) {
    out["claims"].push_back(claim_json(claim));
    words.push_back({claim.spec.id, claim.word, claim.probability});
  }
  out["many"] = many_json(words, the_case.error_rates);
  return out;
}

ordered_json contest_json(const inference::ContestResult& contest) {
  ordered_json out;
  out["theories"] = ordered_json::array();
  for (const inference::TheoryResult& theory : contest.theories)
    out["theories"].push_back(
        theory_json(theory, contest.theories[0].log_evidence));
  out["strongest_for_null"] = {{"theory", contest.strongest_theory},
                               {"nats", contest.strongest_nats},
                               {"factor", std::exp(contest.strongest_nats)}};
  out["ties"] = contest.ties;
  return out;
}

}  // namespace entente::report
