// Losses of all policies while one effect of the base model is moved and the
// others are held.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "entente/decide/futures.hpp"
#include "entente/decide/swap.hpp"
#include "entente/decide/tally.hpp"

namespace entente::decide {

struct ReversalAsked {
  FuturesAsked futures;
  const Columns* columns = nullptr;
  std::vector<LossRule> rules;
  std::size_t draws = 0;       // the first of the base model's
  std::function<void()> done;  // called once an effect
};

// An effect's grid, with losses by rule.
struct EffectGrids {
  EffectGrid grid;                          // without losses
  std::vector<std::vector<double>> losses;  // by rule: (shifts, policies)
};

// Every draw's log RR60 of one effect moved by -log 8 .. log 8 in nine steps:
// the same draws and luck at every step. O(effects * 9 * draws * per_draw *
// policies) futures.
std::vector<EffectGrids> effect_grids(const ReversalAsked& asked);

// The nearest effect of a swap by one rule's loss, found again by futures of
// the two policies at where the grid has them swap (refine_nearest): the same
// draws and luck as the grid's. `grids`: of the rule, one an effect.
void refine(const ReversalAsked& asked,
            std::span<const EffectGrid> grids,
            std::size_t rule,
            Swap& swap);

// The grids with the losses of one rule.
std::vector<EffectGrid> grids_of_rule(const std::vector<EffectGrids>& grids,
                                      std::size_t rule);

// A policy's expected loss, by policy.
std::vector<double> mean_losses(const Losses& losses);

// log RR60 of an effect of the base model, by draw of a column; empty where the
// column's law does not hold its term.
std::vector<double> effect_draws(const Column& column, const Effect& effect);

}  // namespace entente::decide
