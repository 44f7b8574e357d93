#include "entente/decide/compare.hpp"

#include <algorithm>

#include "entente/core/check.hpp"
#include "entente/decide/back_test.hpp"
#include "entente/decide/frontier.hpp"
#include "entente/decide/futures.hpp"
#include "entente/decide/information.hpp"
#include "entente/decide/levers.hpp"
#include "entente/decide/profile.hpp"
#include "entente/decide/reversal.hpp"
#include "entente/decide/tally.hpp"
#include "entente/policy/reach.hpp"

namespace entente::decide {
namespace {

using theory::Setting;

// One column's futures, tallied.
struct Under {
  Tallied tallied;
  Clamped clamped;
};

class Comparing {
 public:
  Comparing(theory::ForecastPanel known,
            const CompareAsked& asked,
            const CompareOptions& options)
      : asked_(asked), options_(options), known_(std::move(known)) {
    const Setting& setting = known_.panel.setting;
    for (const policy::PolicySpec& one : *asked.policies)
      plans_.push_back(
          with_schedules(policy::plan_of(setting, one), known_.panel));
    levers_ = lever_groups(plans_);
    forecast::OutlookOptions outlook;
    outlook.draws = options.draws;
    outlook.seed = options.seed;
    outlook.parallelism = options.parallelism;
    columns_ =
        columns_of({&known_.panel, asked.spec, &plans_, asked.contest_outcomes,
                    &asked.believed, options.kept},
                   outlook);
    reading_ = reading_of(known_.panel, *asked.spec, options.seed,
                          static_cast<std::size_t>(options.draws),
                          options.parallelism);
    measures_ = measures_of(*asked.spec);
    rules_ = loss_rules(asked.spec->profiles, asked.spec->outcomes, measures_);
    axes_ = frontier_axes(setting, *asked.spec);
    for (const Axis& axis : axes_)
      rules_.push_back(axis_rule(measure_of(axis.outcome), axis.weight));
    for (const ContrastAsked& one : asked.contrasts)
      rules_.push_back(axis_rule(measure_of(outcome_at(one.outcome)), 1));
    total_ = columns_.all.size() +
             (options.swap_draws > 0 ? columns_.effects.size() : 0) +
             (options.past_futures > 0 ? 1 : 0);
  }

  Comparison run() {
    for (const Column& column : columns_.all) {
      under_.push_back(futures_under(column));
      tell();
    }
    Comparison out;
    out.from = known_.panel.setting.window.to;
    out.draws = options_.draws;
    out.per_draw = options_.per_draw;
    out.outcomes = asked_.spec->outcomes;
    out.measures = measures_;
    for (const Column& column : columns_.all)
      out.columns.push_back(column.name);
    add_policies(out);
    add_passed_by(out);
    for (std::size_t q = 0; q < asked_.spec->profiles.size(); ++q)
      out.profiles.push_back(
          profile_result(asked_.spec->profiles[q].id, loss_parts(q)));
    add_frontier(out);
    add_contrasts(out);
    if (options_.swap_draws > 0) add_reversal(out);
    return out;
  }

  void add_past(const Setting& setting, Comparison& out) {
    PastOptions past;
    past.futures = options_.past_futures;
    past.seed = options_.seed;
    past.parallelism = options_.parallelism;
    past.ranks = options_.ranks;
    add_back_test(setting, *asked_.spec, *asked_.contest_outcomes, past, out);
    tell();
  }

 private:
  std::size_t measure_of(std::size_t outcome) const {
    const std::size_t horizons = asked_.spec->days.size();
    return outcome * horizons + horizons - 1;
  }

  std::size_t outcome_at(const std::string& id) const {
    const auto& all = asked_.spec->outcomes;
    const auto at = std::find_if(all.begin(), all.end(),
                                 [&](const auto& one) { return one.id == id; });
    ENTENTE_EXPECTS(at != all.end());
    return static_cast<std::size_t>(at - all.begin());
  }

  std::size_t policy_at(const std::string& id) const {
    const auto& all = *asked_.policies;
    const auto at = std::find_if(all.begin(), all.end(),
                                 [&](const auto& one) { return one.id == id; });
    ENTENTE_EXPECTS(at != all.end());
    return static_cast<std::size_t>(at - all.begin());
  }

  void tell() {
    if (options_.progress) options_.progress(++done_, total_);
  }

  FuturesAsked futures_asked() const {
    FuturesAsked asked;
    asked.panel = &known_.panel;
    asked.reading = &reading_;
    asked.plans = &plans_;
    asked.levers = levers_;
    asked.days = asked_.spec->days.back();
    asked.per_draw = options_.per_draw;
    asked.seed = options_.seed;
    asked.parallelism = options_.parallelism;
    asked.ranks = options_.ranks;
    return asked;
  }

  Under futures_under(const Column& column) const {
    const FuturesAsked asked = futures_asked();
    const auto draws = static_cast<std::size_t>(options_.draws);
    Tally tally({draws, plans_.size(), width_of(asked), options_.per_draw},
                rules_);
    Under out;
    out.clamped = run_futures(
        asked, systems_of(asked, column, columns_.unions), column.draws,
        [&](std::size_t draw, std::span<const double> values) {
          tally.add(draw, values);
        });
    tally.exchange(options_.ranks);
    add_up(options_.ranks, out.clamped.clamped);
    add_up(options_.ranks, out.clamped.terms);
    out.tallied = std::move(tally).finish();
    return out;
  }

  // The theories, or the base model where none is believed.
  std::vector<std::size_t> mixed() const {
    std::vector<std::size_t> columns;
    for (std::size_t c = 1; c < columns_.all.size(); ++c)
      columns.push_back(c);
    if (columns.empty()) columns.push_back(0);
    return columns;
  }

  double share_of(std::size_t column) const {
    return column == 0 ? 1 : columns_.all[column].name.share;
  }

  std::vector<LossPart> loss_parts(std::size_t rule) const {
    std::vector<LossPart> parts;
    for (const std::size_t c : mixed())
      parts.push_back({&under_[c].tallied.losses[rule], share_of(c)});
    return parts;
  }

  void add_policies(Comparison& out) const {
    for (std::size_t p = 0; p < plans_.size(); ++p) {
      PolicyResult policy;
      policy.id = (*asked_.policies)[p].id;
      policy.title = (*asked_.policies)[p].title;
      long clamped = 0, terms = 0;
      for (const Under& under : under_) {
        const Part part{&under.tallied.policies[p], 1};
        policy.by_column.emplace_back();
        for (std::size_t m = 0; m < measures_.size(); ++m)
          policy.by_column.back().push_back(summary_of({&part, 1}, m));
        clamped += under.clamped.clamped[p];
        terms += under.clamped.terms[p];
      }
      std::vector<Part> parts;
      for (const std::size_t c : mixed())
        parts.push_back({&under_[c].tallied.policies[p], share_of(c)});
      for (std::size_t m = 0; m < measures_.size(); ++m)
        policy.mixture.push_back(summary_of(parts, m));
      for (std::size_t g = 0; g < levers_.size(); ++g)
        policy.levers.push_back(
            lever_of(known_.panel, levers_[g], asked_.spec->days.back(),
                     summary_of(parts, measures_.size() + g).mean));
      if (terms > 0)
        policy.clamped_share =
            static_cast<double>(clamped) / static_cast<double>(terms);
      out.policies.push_back(std::move(policy));
    }
  }

  void add_passed_by(Comparison& out) const {
    std::vector<theory::TheorySpec> theories;
    for (const Believed& one : asked_.believed)
      theories.push_back(one.spec);
    std::set<std::pair<std::string, std::string>> seen;
    for (policy::Unmoved& one :
         policy::unmoved_terms(known_.panel.setting, theories))
      if (seen.emplace(one.term, one.group).second)
        out.passed_by.push_back({std::move(one.term), std::move(one.group)});
  }

  void add_frontier(Comparison& out) const {
    if (axes_.size() < 2) return;
    std::vector<std::vector<LossPart>> parts;
    for (std::size_t a = 0; a < axes_.size(); ++a) {
      out.frontier_outcomes.push_back(axes_[a].outcome);
      parts.push_back(loss_parts(asked_.spec->profiles.size() + a));
    }
    out.frontier = frontier_of(parts);
    for (FrontierPoint& point : out.frontier)
      for (std::size_t a = 0; a < axes_.size(); ++a)
        point.at[a] *= axes_[a].weight;  // a weight is 1 or -1
  }

  void add_contrasts(Comparison& out) const {
    const std::size_t first = asked_.spec->profiles.size() + axes_.size();
    for (std::size_t i = 0; i < asked_.contrasts.size(); ++i) {
      const ContrastAsked& asked = asked_.contrasts[i];
      Contrast one;
      one.policy = policy_at(asked.policy);
      one.rival = policy_at(asked.rival);
      one.measure = measure_of(outcome_at(asked.outcome));
      one.summary = loss_summary(loss_parts(first + i), one.policy, one.rival);
      out.contrasts.push_back(one);
    }
  }

  std::vector<NamedEffect> named_effects() const {
    std::vector<NamedEffect> effects;
    for (const Effect& effect : columns_.effects) {
      effects.push_back({effect.outcome, effect.term, {}});
      for (const std::size_t c : mixed())
        effects.back().draws.push_back(effect_draws(columns_.all[c], effect));
    }
    return effects;
  }

  void add_reversal(Comparison& out) {
    ReversalAsked asked;
    asked.futures = futures_asked();
    asked.futures.per_draw = options_.swap_per_draw;
    asked.columns = &columns_;
    asked.rules = rules_;
    asked.draws = std::min<std::size_t>(options_.swap_draws, options_.draws);
    asked.done = [this] { tell(); };
    const std::vector<EffectGrids> grids = effect_grids(asked);
    const std::vector<NamedEffect> effects = named_effects();
    for (std::size_t q = 0; q < asked_.spec->profiles.size(); ++q) {
      std::vector<TheoryLoss> theories;
      std::vector<std::vector<double>> means;
      for (const std::size_t c : mixed())
        means.push_back(mean_losses(under_[c].tallied.losses[q]));
      for (std::size_t i = 0; i < means.size(); ++i)
        theories.push_back({share_of(mixed()[i]), means[i]});
      const std::vector<EffectGrid> own = grids_of_rule(grids, q);
      for (Swap& swap : swaps_of(asked_.spec->profiles[q].id,
                                 out.profiles[q].best, theories, own)) {
        if (swap.share_to) swap.share_to = mixed()[*swap.share_to];
        refine(asked, own, q, swap);
        out.swaps.push_back(std::move(swap));
      }
      for (Information& one :
           information_of(asked_.spec->profiles[q].id, loss_parts(q), effects,
                          options_.seed))
        out.information.push_back(std::move(one));
    }
  }

  const CompareAsked& asked_;
  const CompareOptions& options_;
  theory::ForecastPanel known_;
  std::vector<policy::Plan> plans_;
  std::vector<std::size_t> levers_;
  Columns columns_;
  Reading reading_;
  std::vector<MeasureName> measures_;
  std::vector<LossRule> rules_;  // of profiles, axes, then contrasts
  std::vector<Axis> axes_;
  std::vector<Under> under_;  // by column
  std::size_t done_ = 0, total_ = 0;
};

}  // namespace

Comparison compare(const Setting& setting,
                   const CompareAsked& asked,
                   const CompareOptions& options) {
  Comparing comparing(theory::forecast_panel(setting, setting.window.to,
                                             asked.spec->days.back()),
                      asked, options);
  Comparison out = comparing.run();
  if (options.past_futures > 0) comparing.add_past(setting, out);
  return out;
}

Comparison compare(theory::ForecastPanel known,
                   const CompareAsked& asked,
                   const CompareOptions& options) {
  return Comparing(std::move(known), asked, options).run();
}

}  // namespace entente::decide
