#include "policy_orders.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>

#include <fmt/format.h>

#include "entente/claim/draft.hpp"
#include "entente/claim/judged.hpp"
#include "entente/core/check.hpp"
#include "entente/core/normal.hpp"
#include "entente/core/rng.hpp"
#include "entente/decide/compare.hpp"
#include "entente/decide/futures.hpp"

namespace entente::bench {
namespace {

using decide::DecideSpec;
using decide::Summary;
using policy::PolicySpec;
using theory::ForecastPanel;

constexpr double kDrawn = 0;  // instead of a ratio

// Who never uses the lever, who uses it much, and who goes on as until now.
std::vector<PolicySpec> policies_of(const std::string& lever,
                                    const OrdersOptions& options) {
  std::vector<PolicySpec> out(3);
  out[0].id = "never";
  out[0].never.push_back({lever, {}});
  out[1].id = "much";
  out[1].rules.emplace_back();
  out[1].rules[0].group.text = lever;
  out[1].rules[0].size = options.size;
  out[1].rules[0].every = options.every;
  out[2].id = "as-until-now";
  return out;
}

// What is asked of every record alike.
struct Prepared {
  const casefile::Case* the_case = nullptr;
  const OrdersOptions* options = nullptr;
  DecideSpec spec;
  std::vector<PolicySpec> policies;
  std::size_t first = 0;  // the outcome's measure at the last horizon
};

Prepared prepare(const casefile::Case& the_case,
                 const theory::Setting& setting,
                 const OrdersOptions& options) {
  Prepared out;
  out.the_case = &the_case;
  out.options = &options;
  out.spec.days = the_case.decide.days;
  for (const decide::OutcomeSpec& one : the_case.decide.outcomes)
    if (!one.cost) out.spec.outcomes.push_back(one);
  const auto groups =
      theory::groups_read(theory::effect_of(setting, options.term).term);
  ENTENTE_EXPECTS(groups.size() == 1);
  out.policies = policies_of(*groups.begin(), options);
  const auto names = decide::measures_of(out.spec);
  const auto at = std::find_if(
      names.begin(), names.end(), [&](const decide::MeasureName& name) {
        return out.spec.outcomes[name.outcome].group == options.outcome &&
               name.days == out.spec.days.back();
      });
  ENTENTE_EXPECTS(at != names.end());
  out.first = static_cast<std::size_t>(at - names.begin());
  return out;
}

Difference difference_in(const Summary& summary) {
  return {summary.difference, summary.mc_error, summary.low, summary.high,
          summary.p_lower};
}

// The difference of the first two policies at the true parameters.
double truth_of(const PolicyWorld& world,
                const ForecastPanel& known,
                const Prepared& prepared,
                std::uint64_t seed) {
  constexpr std::size_t kDraws = 1000;
  constexpr int kPerDraw = 4;
  const theory::Panel& panel = known.panel;
  std::vector<policy::Plan> plans;
  for (std::size_t p = 0; p < 2; ++p)
    plans.push_back(decide::with_schedules(
        policy::plan_of(panel.setting, prepared.policies[p]), panel));
  const decide::Reading reading =
      decide::reading_of(panel, prepared.spec, seed, kDraws, {1});
  decide::FuturesAsked asked;
  asked.panel = &panel;
  asked.reading = &reading;
  asked.plans = &plans;
  asked.days = prepared.spec.days.back();
  asked.per_draw = kPerDraw;
  asked.seed = seed;
  const std::vector<std::vector<theory::Parameters>> draws(kDraws,
                                                           world.parameters);
  const std::size_t width = decide::width_of(asked);
  double sum = 0;
  decide::run_futures(
      asked, decide::systems_of(asked, world.truth, world.unions), draws,
      [&](std::size_t, std::span<const double> values) {
        for (int i = 0; i < kPerDraw; ++i) {
          const auto at = values.subspan(2 * width * i, 2 * width);
          sum += at[width + prepared.first] - at[prepared.first];
        }
      });
  return sum / static_cast<double>(kDraws * kPerDraw);
}

// The verdict's panel with the acts of a simulated record.
theory::VerdictPanel seen_by_verdict(const theory::VerdictPanel& real,
                                     const PolicyWorld& world,
                                     const ForecastPanel& known) {
  theory::VerdictPanel out = real;
  const auto take = [&](std::size_t group) {
    theory::GroupDays& to = out.panel.groups[group];
    const std::size_t days = to.count.size();
    to = known.panel.groups[group];
    to.count.resize(days);
    to.weight.resize(days);
    to.until.resize(days);
    out.panel.act_days[group] = known.panel.act_days[group];
  };
  for (const theory::Law& law : world.truth.laws)
    take(law.group);
  for (const future::System::Union& one : world.unions)
    take(one.whole);
  return out;
}

struct Judge {
  claim::Draft draft;
  claim::Posed posed;
  claim::Form form = claim::Form::above;
};

Judge judge_of(const theory::Setting& setting,
               const casefile::Case& the_case,
               const OrdersOptions& options) {
  Judge out;
  const auto at = std::find_if(
      the_case.claims.begin(), the_case.claims.end(),
      [&](const claim::ClaimSpec& one) { return one.id == options.claim; });
  ENTENTE_EXPECTS(at != the_case.claims.end() &&
                  at->treatment == options.term &&
                  at->outcome == options.outcome);
  out.draft = claim::draft_of(setting, *at);
  out.form = at->form;
  return out;
}

OrderedRecord run(const PolicyWorld& world,
                  const Prepared& prepared,
                  const Judge* judge,
                  const RecordKey& key) {
  const OrdersOptions& options = *prepared.options;
  const ForecastPanel known = simulate_known(world, key);
  const std::uint64_t seed = mix64(key.theme + key.record) ^ key.seed;
  decide::CompareAsked asked{&prepared.spec,
                             &prepared.policies,
                             &prepared.the_case->contest_outcomes,
                             {}};
  decide::CompareOptions wanted;
  wanted.draws = options.draws;
  wanted.per_draw = options.per_draw;
  wanted.swap_draws = wanted.past_futures = 0;
  wanted.seed = seed;
  const decide::Comparison compared = decide::compare(known, asked, wanted);
  OrderedRecord out;
  out.much = difference_in(compared.policies[1].mixture[prepared.first]);
  for (std::size_t p = 1; p < compared.policies.size(); ++p)
    for (const Summary& summary : compared.policies[p].mixture)
      out.all.push_back(difference_in(summary));
  out.truth = truth_of(world, known, prepared, seed + 1);
  if (judge == nullptr) return out;
  const claim::NullOptions null{claim::NullKind::two_sided, options.nulls,
                                options.seed, seed};
  out.regions = claim::judge_question(
                    seen_by_verdict(judge->posed.panel, world, known),
                    judge->posed.question, judge->form, {null, options.nulls})
                    .regions;
  return out;
}

}  // namespace

std::vector<OrdersTally> policy_orders(const casefile::Case& the_case,
                                       const OrdersOptions& options) {
  const theory::Setting setting = casefile::setting_of(the_case);
  const Prepared prepared = prepare(the_case, setting, options);
  std::optional<Judge> judge;
  if (!options.claim.empty()) {
    judge = judge_of(setting, the_case, options);
    judge->posed = claim::pose(judge->draft);
  }
  std::vector<OrdersTally> out;
  std::atomic<int> done = 0;
  const auto world_at = [&](double ratio) {
    return policy_world(setting, {options.outcome, options.term, ratio},
                        prepared.spec.days.back());
  };
  const double prior_sd = theory::effect_of(setting, options.term).sd;
  for (const double ratio : {.5, 1.0, 2.0, kDrawn}) {
    OrdersTally tally;
    if (ratio != kDrawn) tally.ratio = ratio;
    tally.records.resize(static_cast<std::size_t>(options.records));
    const std::uint64_t cell =
        theme(fmt::format("orders {} {:g}", options.term, ratio).c_str());
    const Draws draws(options.seed, Stream::world_attributes, cell + 1);
    parallel_for(tally.records.size(), options.parallelism, [&](std::size_t i) {
      const auto record = static_cast<std::uint32_t>(i);
      const double own =
          tally.ratio
              ? ratio
              : std::exp(prior_sd * normal_quantile(draws.uniform(record, 0)));
      tally.records[i] = run(world_at(own), prepared, judge ? &*judge : nullptr,
                             {options.seed, cell, record});
      if (const int now = ++done; now % 25 == 0)
        fmt::print(stderr, "orders: {} records\n", now);
    });
    out.push_back(std::move(tally));
  }
  return out;
}

}  // namespace entente::bench
