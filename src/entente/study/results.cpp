#include "entente/study/results.hpp"

#include <algorithm>

#include "entente/claim/multiverse.hpp"
#include "entente/claim/verdict.hpp"
#include "entente/core/holds.hpp"
#include "entente/decide/compare.hpp"
#include "entente/forecast/by_law.hpp"
#include "entente/forecast/forecast.hpp"
#include "entente/inference/contest.hpp"
#include "entente/question/answer.hpp"
#include "entente/report/results/multiverse_json.hpp"
#include "entente/report/results/policies_json.hpp"
#include "entente/report/results/question_json.hpp"
#include "entente/report/results/results_json.hpp"
#include "entente/study/kept.hpp"
#include "entente/study/screened.hpp"

namespace entente::study {
namespace {

using nlohmann::ordered_json;

constexpr const char* kByFew = "all by few nulls";

// Of a question's track record, at each past origin: half as many as of the
// forecast's own, which adds at most p (1 - p) / 500 to a Brier score.
constexpr int kPastFutures = 500;

std::string what_of_policies(const Asked& asked) {
  return words_of(asked.how.policies) + " " + asked.how.policies.profile_hash;
}

// What claims about policies are read from, of those that are compared.
std::vector<decide::ContrastAsked> contrasts_of(
    const casefile::Case& the_case,
    const std::vector<policy::PolicySpec>& policies) {
  const auto compared = [&](const std::string& id) {
    return std::any_of(policies.begin(), policies.end(),
                       [&](const auto& policy) { return policy.id == id; });
  };
  std::vector<decide::ContrastAsked> out;
  for (const claim::ClaimSpec& claim : the_case.claims)
    if (claim.policy && compared(claim.policy->policy) &&
        compared(claim.policy->rival))
      out.push_back({claim.policy->policy, claim.policy->rival, claim.outcome});
  return out;
}

decide::Comparison comparison_of(const Asked& asked) {
  const PoliciesWanted& wanted = asked.how.policies;
  decide::DecideSpec spec = asked.the_case->decide;
  if (wanted.days) spec.days = {*wanted.days};
  std::vector<policy::PolicySpec> policies;
  for (const policy::PolicySpec& one : asked.the_case->policies)
    if (policies.empty() || wanted.policies.empty() ||
        holds(wanted.policies, one.id))
      policies.push_back(one);
  const decide::CompareAsked compared{&spec, &policies,
                                      &asked.the_case->contest_outcomes,
                                      believed_in(asked, wanted.theories),
                                      contrasts_of(*asked.the_case, policies)};
  auto options = stage_options<decide::CompareOptions>(asked.how, "policies");
  options.ranks = asked.how.ranks;
  if (wanted.futures)
    options.per_draw = std::max(1, *wanted.futures / options.draws);
  return decide::compare(asked.setting, compared, options);
}

// What claims need of forecasts and policies; the latter are compared only
// where a claim is about them.
claim::Given given_to(const Asked& asked,
                      const std::vector<claim::ClaimSpec>& claims) {
  claim::Given given;
  given.record_from = asked.the_case->forecast.record_from;
  if (std::none_of(claims.begin(), claims.end(),
                   [](const auto& claim) { return claim.policy.has_value(); }))
    return given;
  const ordered_json policies = policies_of(asked);
  if (policies.is_null()) return given;
  for (const claim::ClaimSpec& claim : claims) {
    for (const auto& one : policies["contrasts"]) {
      if (!claim.policy || one["policy"] != claim.policy->policy ||
          one["rival"] != claim.policy->rival ||
          one["outcome"] != claim.outcome)
        continue;
      given.contrasts[claim.id] = {one["days"],         one["difference"],
                                   one["low"],          one["high"],
                                   one["p_lower"],      one["p_lower_error"],
                                   one["beyond_record"]};
    }
  }
  return given;
}

// `nulls`: so many without variants; none: as many as a word needs, with them.
ordered_json judged_of(const Asked& asked,
                       const std::vector<claim::ClaimSpec>& claims,
                       std::optional<int> nulls) {
  const claim::Given given = given_to(asked, claims);
  auto options = stage_options<claim::JudgeOptions>(asked.how, "verdicts");
  options.given = given;
  if (nulls) {
    options.replicates = options.most_replicates = *nulls;
    options.row_replicates = 0;
  }
  return report::claims_json(*asked.the_case,
                             claim::judge(asked.setting, claims, options));
}

std::optional<int> number_of(Nulls nulls) {
  return nulls == Nulls::few ? std::optional(kFewNulls) : std::nullopt;
}

// What a question asks, whatever it is called.
std::string asked_in(const question::QuestionSpec& question) {
  ordered_json what = report::question_json(question);
  what.erase("id");
  return what.dump();
}

// Whether a claim has a word that leans or says more.
bool leans(const ordered_json& claim) {
  const auto word = claim["word"].get<std::string>();
  return word != claim::text_of(claim::Word::unresolved) &&
         word != claim::text_of(claim::Word::cannot_be_asked);
}

}  // namespace

std::vector<decide::Believed> believed_in(const Asked& asked,
                                          const std::vector<std::string>& ids) {
  std::vector<decide::Believed> out;
  if (asked.the_case->theories.empty()) return out;
  const Ranks& ranks = asked.how.ranks;
  const ordered_json contest = ordered_json::parse(told_by_first(
      ranks, ranks.rank == 0 ? contest_of(asked).dump() : std::string()));
  for (const auto& theory : contest["theories"]) {
    const auto id = theory["name"].get<std::string>();
    const bool wanted = ids.empty()
                            ? theory["within_three_nats"].get<bool>()
                            : holds(ids, id) && !theory["share"].is_null();
    if (!wanted) continue;
    for (const theory::TheorySpec& spec : asked.the_case->theories)
      if (spec.id == id) out.push_back({spec, theory["share"].get<double>()});
  }
  return out;
}

const claim::ClaimSpec* find_claim(const casefile::Case& the_case,
                                   const std::string& id) {
  for (const claim::ClaimSpec& claim : the_case.claims)
    if (claim.id == id) return &claim;
  return nullptr;
}

ordered_json head_of(const Asked& asked) {
  report::Head head;
  head.version = ENTENTE_VERSION;
  head.seed = asked.how.seed;
  head.today = asked.how.today.value_or(asked.the_case->window.to);
  head.command = asked.command;
  ordered_json out = report::head_json(*asked.the_case, head);
  out.update(report::doubts_json(*asked.the_case));
  return out;
}

ordered_json claims_of(const Asked& asked) {
  return kept(asked, "claims", "",
              [&] { return judged_of(asked, asked.the_case->claims, {}); });
}

ordered_json claim_of(const Asked& asked,
                      const claim::ClaimSpec& claim,
                      Nulls nulls) {
  const std::string what = nulls == Nulls::few ? " by few nulls" : "";
  const auto all = known(asked, "claims", nulls == Nulls::few ? kByFew : "");
  for (const ordered_json& one : all ? (*all)["claims"] : ordered_json())
    if (one["id"] == claim.id) return one;
  return kept(asked, "claims", "of " + claim.id + what,
              [&] {
                return judged_of(asked, {claim}, number_of(nulls));
              })["claims"]
      .at(0);
}

bool takes_more(const claim::ClaimSpec& claim) {
  return claim.form == claim::Form::policy || claim.form == claim::Form::gain;
}

ordered_json claims_by_few(const Asked& asked) {
  return kept(asked, "claims", kByFew, [&] {
    std::vector<claim::ClaimSpec> claims = asked.the_case->claims;
    std::erase_if(claims, takes_more);
    return judged_of(asked, claims, kFewNulls);
  });
}

ordered_json claims_screened(const Asked& asked,
                             const std::vector<claim::ClaimSpec>& claims) {
  std::string name = "screened:";
  for (const claim::ClaimSpec& claim : claims)
    name += " " + claim.id;
  return kept(asked, "claims", name,
              [&] { return judged_of(asked, claims, kScreenNulls); });
}

std::optional<ordered_json> known_claims(const Asked& asked) {
  return known(asked, "claims", "");
}

std::optional<ordered_json> known_forecast(const Asked& asked) {
  return known(asked, "forecast", "");
}

ordered_json multiverse_of(const Asked& asked, const claim::ClaimSpec& claim) {
  return kept(asked, "multiverse", claim.id, [&] {
    const auto options =
        stage_options<claim::MultiverseOptions>(asked.how, "specifications");
    return report::multiverse_json(
        claim, claim::multiverse(asked.setting, claim, options));
  });
}

ordered_json curves_of(const Asked& asked) {
  const ordered_json claims = claims_of(asked);
  return kept(asked, "curves", "", [&] {
    ordered_json curves = ordered_json::array();
    for (const claim::ClaimSpec& claim : asked.the_case->claims) {
      const auto& all = claims["claims"];
      const auto judged = std::find_if(
          all.begin(), all.end(),
          [&](const ordered_json& one) { return one["id"] == claim.id; });
      if (!claim::is_effect(claim.form) || !leans(*judged)) continue;
      auto options =
          stage_options<claim::MultiverseOptions>(asked.how, "specifications");
      options.records = 0;
      options.correction = {
          (*judged)["null"]["median"],
          std::max(1.0, (*judged)["null"]["spread_ratio"].get<double>())};
      curves.push_back(report::curve_summary_json(
          claim, claim::multiverse(asked.setting, claim, options)));
    }
    return ordered_json{{"curves", curves}};
  })["curves"];
}

ordered_json contest_of(const Asked& asked) {
  return kept(asked, "contest", "", [&] {
    const auto options =
        stage_options<inference::ContestOptions>(asked.how, "theories");
    return report::contest_json(inference::contest(
        theory::verdict_panel(asked.setting), asked.the_case->contest_outcomes,
        asked.the_case->theories, options));
  });
}

ordered_json theories_of(const Asked& asked) {
  const auto bare = [](const ordered_json& contest) {
    ordered_json out = ordered_json::array();
    for (const auto& one : contest["theories"])
      out.push_back({{"name", one["name"]},
                     {"title", one["title"]},
                     {"log_evidence", one["log_evidence"]},
                     {"share", one["share"]}});
    return ordered_json{{"theories", out}};
  };
  if (const auto whole = known(asked, "contest", "")) return bare(*whole);
  return kept(asked, "theories", "", [&] {
    auto options =
        stage_options<inference::ContestOptions>(asked.how, "theories");
    options.scales = inference::Scales::own;
    return bare(report::contest_json(inference::contest(
        theory::verdict_panel(asked.setting), asked.the_case->contest_outcomes,
        asked.the_case->theories, options)));
  });
}

ordered_json forecast_of(const Asked& asked) {
  return kept(asked, "forecast", "", [&] {
    const auto options =
        stage_options<forecast::ForecastOptions>(asked.how, "forecasts");
    return report::forecast_json(
        forecast::forecast(asked.setting, asked.the_case->forecast, options));
  });
}

ordered_json law_of(const Asked& asked, Futures futures) {
  const auto items_of = [](const ordered_json& items, const auto& chance) {
    ordered_json out = ordered_json::array();
    for (const auto& item : items)
      out.push_back({{"id", item["id"]},
                     {"title", item["title"]},
                     {"horizon", item["horizon"]},
                     {"probability", chance(item)}});
    return out;
  };
  // A forecast that is known has the law's chances among those of its members.
  if (futures == Futures::all)
    if (const auto whole = known_forecast(asked))
      return items_of((*whole)["items"], [](const ordered_json& item) {
        return item["members"]["law"];
      });
  return kept(asked, "law", futures == Futures::all ? "" : "a tenth", [&] {
    auto options =
        stage_options<forecast::ForecastOptions>(asked.how, "forecasts");
    if (futures == Futures::tenth) options.per_draw /= 10;
    const ordered_json law = report::forecast_json(forecast::forecast_by_law(
        asked.setting, asked.the_case->forecast, options));
    return ordered_json{
        {"items", items_of(law["items"], [](const ordered_json& item) {
           return item["probability"];
         })}};
  })["items"];
}

ordered_json law_answer_of(const Asked& asked,
                           const question::QuestionSpec& question) {
  return kept(asked, "law answer", asked_in(question), [&] {
    const auto options =
        stage_options<forecast::ForecastOptions>(asked.how, "chances");
    return report::answer_json(
        question, question::answer(asked.setting, asked.the_case->forecast,
                                   question, options, question::By::law));
  });
}

ordered_json answer_of(const Asked& asked,
                       const question::QuestionSpec& question,
                       Day as_of) {
  const std::string what = iso(as_of) + " " + asked_in(question);
  return kept(asked, "answer", what, [&] {
    auto options =
        stage_options<forecast::ForecastOptions>(asked.how, "past forecasts");
    options.past_futures = kPastFutures;
    question::Cut cut;
    question::cut_at(asked.setting, as_of, cut);
    return report::answer_json(
        question, question::answer(cut.setting, asked.the_case->forecast,
                                   question, options));
  });
}

ordered_json policies_of(const Asked& asked) {
  if (asked.the_case->policies.empty() ||
      asked.the_case->decide.outcomes.empty())
    return nullptr;
  const std::string what = what_of_policies(asked);
  return kept(asked, "policies", what, [&] {
    told_by_first(asked.how.ranks, inputs_of(asked, "policies", what));
    return report::policies_json(*asked.the_case, comparison_of(asked));
  });
}

bool help_with_policies(const Asked& asked) {
  if (inputs_of(asked, "policies", what_of_policies(asked)) != asked.how.told)
    return false;
  comparison_of(asked);
  return true;
}

ordered_json compared_of(const Asked& asked,
                         const decide::DecideSpec& spec,
                         const std::vector<policy::PolicySpec>& policies,
                         const std::string& name,
                         int per_draw,
                         forecast::EstimatesKept* estimates) {
  return kept(asked, "policies", name, [&] {
    decide::CompareAsked compared{&spec, &policies,
                                  &asked.the_case->contest_outcomes,
                                  believed_in(asked, {})};
    auto options = stage_options<decide::CompareOptions>(asked.how, "futures");
    options.per_draw = per_draw;
    options.swap_draws = options.past_futures = 0;
    options.kept = estimates;
    return report::policies_json(
        *asked.the_case, decide::compare(asked.setting, compared, options));
  });
}

}  // namespace entente::study
