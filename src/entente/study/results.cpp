#include "entente/study/results.hpp"

#include <algorithm>
#include <filesystem>
#include <functional>

#include "entente/claim/multiverse.hpp"
#include "entente/claim/verdict.hpp"
#include "entente/core/hash.hpp"
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
#include "entente/study/cache.hpp"
#include "entente/study/files.hpp"

namespace entente::study {
namespace {

namespace fs = std::filesystem;
using nlohmann::ordered_json;

// Of a question's track record, at each past origin: half as many as of the
// forecast's own, which adds at most p (1 - p) / 500 to a Brier score.
constexpr int kPastFutures = 500;

Parallelism parallelism(const How& how) {
  return {threads_of(how)};
}

// The program itself: a new build never reads an old build's results. Empty
// where it cannot be read; then nothing is kept.
const std::string& program_hash() {
  constexpr std::size_t most = std::size_t{1} << 30;
  static const std::string hash = [] {
    const auto bytes = read_plain_file("/proc/self/exe", most, Links::follow);
    return bytes ? sha256(*bytes) : std::string();
  }();
  return hash;
}

// `name`: what the stage is asked beyond the case.
std::string inputs_of(const Asked& asked,
                      const std::string& stage,
                      const std::string& name) {
  std::string text = program_hash() + " " + asked.the_case->data_hash + " " +
                     stage + " " + std::to_string(asked.how.seed) + " " +
                     iso(asked.setting.window.to);
  return name.empty() ? text : text + " " + name;
}

// The result made before, by this process or from the cache.
std::optional<ordered_json> known(const Asked& asked,
                                  const std::string& stage,
                                  const std::string& what) {
  const fs::path folder = program_hash().empty() ? fs::path() : asked.how.cache;
  const EntryName name{stage, sha256(inputs_of(asked, stage, what))};
  const auto at = asked.made->find(stage + name.key);
  if (at != asked.made->end()) return at->second;
  if (folder.empty()) return {};
  auto result = recall(folder, name);
  if (result) (*asked.made)[stage + name.key] = *result;
  return result;
}

// The same, or computed and kept. What is returned has been through its text
// each time, so that the bytes are the same.
ordered_json kept(const Asked& asked,
                  const std::string& stage,
                  const std::string& what,
                  const std::function<ordered_json()>& compute) {
  const fs::path folder = program_hash().empty() ? fs::path() : asked.how.cache;
  const EntryName name{stage, sha256(inputs_of(asked, stage, what))};
  if (auto before = known(asked, stage, what)) return *std::move(before);
  const std::string text = compute().dump();
  if (!folder.empty()) keep(folder, name, text);
  return (*asked.made)[stage + name.key] = ordered_json::parse(text);
}

// What every stage is told: seed, threads, whom to tell of progress.
template <class StageOptions>
StageOptions stage_options(const How& how, const std::string& work) {
  StageOptions out;
  out.seed = how.seed;
  out.parallelism = parallelism(how);
  if (how.begins) out.progress = how.begins(work);
  return out;
}

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

ordered_json judged_of(const Asked& asked,
                       const std::vector<claim::ClaimSpec>& claims,
                       Nulls nulls) {
  const claim::Given given = given_to(asked, claims);
  auto options = stage_options<claim::JudgeOptions>(asked.how, "verdicts");
  options.given = given;
  if (nulls == Nulls::few) {
    options.replicates = options.most_replicates = kFewNulls;
    options.row_replicates = 0;
  }
  return report::claims_json(*asked.the_case,
                             claim::judge(asked.setting, claims, options));
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
  return kept(asked, "claims", "", [&] {
    return judged_of(asked, asked.the_case->claims, Nulls::all);
  });
}

ordered_json claim_of(const Asked& asked,
                      const claim::ClaimSpec& claim,
                      Nulls nulls) {
  const std::string what = nulls == Nulls::few ? " by few nulls" : "";
  if (nulls == Nulls::all) {
    const auto all = known(asked, "claims", "");
    for (const ordered_json& one : all ? (*all)["claims"] : ordered_json())
      if (one["id"] == claim.id) return one;
  }
  return kept(asked, "claims", "of " + claim.id + what,
              [&] { return judged_of(asked, {claim}, nulls); })["claims"]
      .at(0);
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

ordered_json forecast_of(const Asked& asked) {
  return kept(asked, "forecast", "", [&] {
    const auto options =
        stage_options<forecast::ForecastOptions>(asked.how, "forecasts");
    return report::forecast_json(
        forecast::forecast(asked.setting, asked.the_case->forecast, options));
  });
}

ordered_json law_of(const Asked& asked) {
  return kept(asked, "law", "", [&] {
    const auto options =
        stage_options<forecast::ForecastOptions>(asked.how, "forecasts");
    ordered_json items = ordered_json::array();
    for (const auto& item :
         forecast::forecast_by_law(asked.setting, asked.the_case->forecast,
                                   options)
             .items)
      items.push_back({{"id", item.spec.id},
                       {"horizon", item.horizon},
                       {"probability", item.probability}});
    return ordered_json{{"items", items}};
  })["items"];
}

ordered_json answer_of(const Asked& asked,
                       const question::QuestionSpec& question,
                       Day as_of) {
  ordered_json what = report::question_json(question);
  what.erase("id");
  return kept(asked, "answer", iso(as_of) + " " + what.dump(), [&] {
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
