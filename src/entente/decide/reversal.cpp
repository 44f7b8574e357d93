#include "entente/decide/reversal.hpp"

#include <algorithm>
#include <cmath>

#include "entente/core/quantile.hpp"

namespace entente::decide {
namespace {

constexpr double kFactor = 8;
constexpr int kStepsASide = 4;

std::vector<double> shifts() {
  std::vector<double> out;
  for (int i = -kStepsASide; i <= kStepsASide; ++i)
    out.push_back(std::log(kFactor) * i / kStepsASide);
  return out;
}

// The base model's first draws with one effect moved.
std::vector<std::vector<theory::Parameters>> moved(const ReversalAsked& asked,
                                                   const Effect& effect,
                                                   double shift) {
  const auto& draws = asked.columns->all[0].draws;
  std::vector<std::vector<theory::Parameters>> out(draws.begin(),
                                                   draws.begin() + asked.draws);
  for (auto& draw : out)
    draw[effect.law].theta[effect.column] += shift / effect.log_rr60_per_theta;
  return out;
}

// Expected losses of the policies by rule, with one effect moved.
std::vector<std::vector<double>> losses_at(
    const ReversalAsked& asked,
    const std::vector<future::System>& systems,
    const Effect& effect,
    double shift) {
  Tally tally({asked.draws, systems.size(), width_of(asked.futures),
               asked.futures.per_draw},
              asked.rules);
  run_futures(asked.futures, systems, moved(asked, effect, shift),
              [&](std::size_t draw, std::span<const double> values) {
                tally.add(draw, values);
              });
  tally.exchange(asked.futures.ranks);
  const Tallied tallied = std::move(tally).finish();
  std::vector<std::vector<double>> out;
  for (std::size_t q = 0; q < asked.rules.size(); ++q)
    out.push_back(mean_losses(tallied.losses[q]));
  return out;
}

}  // namespace

std::vector<double> mean_losses(const Losses& losses) {
  std::vector<double> means(losses.policies, 0.0);
  for (std::size_t d = 0; d < losses.draws; ++d)
    for (std::size_t p = 0; p < losses.policies; ++p)
      means[p] += losses.value[d * losses.policies + p] /
                  static_cast<double>(losses.draws);
  return means;
}

std::vector<double> effect_draws(const Column& column, const Effect& effect) {
  std::vector<double> values;
  const auto& columns = column.laws[effect.law].columns;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    if (columns[c].role != theory::Role::effect ||
        columns[c].name != effect.term)
      continue;
    for (const auto& draw : column.draws)
      values.push_back(draw[effect.law].theta[c] *
                       columns[c].log_rr60_per_theta);
  }
  return values;
}

std::vector<EffectGrids> effect_grids(const ReversalAsked& asked) {
  std::vector<EffectGrids> out;
  const std::vector<future::System> systems =
      systems_of(asked.futures, asked.columns->all[0], asked.columns->unions);
  for (const Effect& effect : asked.columns->effects) {
    EffectGrids grids;
    const std::vector<double> now = effect_draws(asked.columns->all[0], effect);
    constexpr double kTail = .1;
    grids.grid = {effect.outcome,
                  effect.term,
                  quantile(now, .5),
                  std::exp(quantile(now, kTail)),
                  std::exp(quantile(now, 1 - kTail)),
                  shifts(),
                  {}};
    grids.losses.resize(asked.rules.size());
    for (const double shift : grids.grid.shifts) {
      const auto losses = losses_at(asked, systems, effect, shift);
      for (std::size_t q = 0; q < losses.size(); ++q)
        grids.losses[q].insert(grids.losses[q].end(), losses[q].begin(),
                               losses[q].end());
    }
    out.push_back(std::move(grids));
    if (asked.done) asked.done();
  }
  return out;
}

void refine(const ReversalAsked& asked,
            std::span<const EffectGrid> grids,
            std::size_t rule,
            Swap& swap) {
  const auto& plans = *asked.futures.plans;
  const std::vector<policy::Plan> both = {plans[swap.best], plans[swap.rival]};
  ReversalAsked pair = asked;
  pair.futures.plans = &both;
  pair.futures.levers.clear();
  pair.rules = {asked.rules[rule]};
  const std::vector<future::System> systems =
      systems_of(pair.futures, pair.columns->all[0], pair.columns->unions);
  refine_nearest(
      grids, plans.size(), swap, [&](std::size_t effect, double shift) {
        const auto losses =
            losses_at(pair, systems, asked.columns->effects[effect], shift)[0];
        return losses[1] - losses[0];
      });
}

std::vector<EffectGrid> grids_of_rule(const std::vector<EffectGrids>& grids,
                                      std::size_t rule) {
  std::vector<EffectGrid> out;
  for (const EffectGrids& one : grids) {
    out.push_back(one.grid);
    out.back().losses = one.losses[rule];
  }
  return out;
}

}  // namespace entente::decide
