#include "entente/decide/reversal.hpp"

#include <algorithm>
#include <cmath>

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

double quantile(std::vector<double> values, double p) {
  std::sort(values.begin(), values.end());
  return values[static_cast<std::size_t>(
      p * static_cast<double>(values.size() - 1))];
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
  const std::size_t plans = asked.futures.plans->size();
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
      Tally tally(
          {asked.draws, plans, width_of(asked.futures), asked.futures.per_draw},
          asked.rules);
      run_futures(asked.futures, systems, moved(asked, effect, shift),
                  [&](std::size_t draw, std::span<const double> values) {
                    tally.add(draw, values);
                  });
      tally.exchange(asked.futures.ranks);
      const Tallied tallied = std::move(tally).finish();
      for (std::size_t q = 0; q < asked.rules.size(); ++q)
        for (const double loss : mean_losses(tallied.losses[q]))
          grids.losses[q].push_back(loss);
    }
    out.push_back(std::move(grids));
    if (asked.done) asked.done();
  }
  return out;
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
