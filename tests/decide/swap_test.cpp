// Reversals: the smallest shift that makes a rival as good as the best.
#include "entente/decide/swap.hpp"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "entente/core/rng.hpp"

namespace entente::decide {
namespace {

const double kLog8 = std::log(8.0);

// Theories by share and the losses of policy 0 (best) and 1.
struct Theories {
  std::vector<std::vector<double>> losses;
  std::vector<TheoryLoss> all;
};
Theories theories(const std::vector<double>& shares,
                  const std::vector<std::vector<double>>& losses) {
  Theories out{losses, {}};
  for (std::size_t m = 0; m < shares.size(); ++m)
    out.all.push_back({shares[m], out.losses[m]});
  return out;
}

TEST(SharesToSwap, moves_from_the_worst_to_the_best_for_the_rival) {
  // d = -4, -1, 2 with shares .2, .6, .2: D = -1. Moving s from the first
  // gains 6 s: 1/6 is there.
  const Theories world = theories({.2, .6, .2}, {{0, 4}, {0, 1}, {2, 0}});
  const auto moved = shares_to_swap(world.all, 0, 1);
  ASSERT_TRUE(moved);
  EXPECT_NEAR(moved->moved, 1.0 / 6, 1e-12);
  EXPECT_EQ(moved->to, 2u);
}

TEST(SharesToSwap, goes_on_to_the_next_when_one_has_no_more) {
  // d = -4, -1, 1, shares .1, .8, .1: D = -1.1. All of the first: + .5; then
  // .6 / 2 of the second.
  const Theories world = theories({.1, .8, .1}, {{0, 4}, {0, 1}, {1, 0}});
  const auto moved = shares_to_swap(world.all, 0, 1);
  ASSERT_TRUE(moved);
  EXPECT_NEAR(moved->moved, .1 + .3, 1e-12);
}

TEST(SharesToSwap, takes_shares_of_any_sum) {
  const Theories world = theories({2, 6, 2}, {{0, 4}, {0, 1}, {2, 0}});
  EXPECT_NEAR(shares_to_swap(world.all, 0, 1)->moved, 1.0 / 6, 1e-12);
}

TEST(SharesToSwap, is_none_where_every_theory_prefers_the_best) {
  const Theories world = theories({.5, .5}, {{0, 4}, {0, 1}});
  EXPECT_FALSE(shares_to_swap(world.all, 0, 1));
}

TEST(SharesToSwap, moves_all_where_the_only_hope_is_indifferent) {
  const Theories world = theories({.5, .3, .2}, {{0, 4}, {1, 1}, {0, 2}});
  const auto moved = shares_to_swap(world.all, 0, 1);
  ASSERT_TRUE(moved);
  EXPECT_NEAR(moved->moved, .7, 1e-12);
  EXPECT_EQ(moved->to, 1u);
}

TEST(SharesToSwap, moves_nothing_where_they_are_equal) {
  const Theories world = theories({.5, .5}, {{0, 1}, {1, 0}});
  EXPECT_EQ(shares_to_swap(world.all, 0, 1)->moved, 0);
}

// No other shift of the same size does as well: every pair of theories, and
// random mixtures of moves.
RC_GTEST_PROP(SharesToSwap, is_the_smallest, (std::uint32_t seed)) {
  const Draws draws(seed, Stream::world_acts);
  const std::size_t n = 4;
  std::vector<double> shares, d;
  double sum = 0;
  for (std::uint32_t m = 0; m < n; ++m) {
    shares.push_back(draws.uniform(0, m));
    d.push_back(draws.uniform(1, m) - .6);
    sum += shares.back();
  }
  double total = 0;
  std::vector<std::vector<double>> losses;
  for (std::size_t m = 0; m < n; ++m) {
    shares[m] /= sum;
    total += shares[m] * d[m];
    losses.push_back({d[m], 0});
  }
  RC_PRE(total < 0);
  const Theories world = theories(shares, losses);
  const auto moved = shares_to_swap(world.all, 0, 1);
  RC_ASSERT(moved.has_value() == (*std::max_element(d.begin(), d.end()) >= 0));
  if (!moved) return;
  for (std::uint32_t trial = 2; trial < 200; ++trial) {
    // Any other shares at a distance of less than what was moved.
    std::vector<double> other;
    double others = 0;
    for (std::uint32_t m = 0; m < n; ++m) {
      other.push_back(std::pow(draws.uniform(trial, m), 4));
      others += other.back();
    }
    double away = 0, worth = 0;
    for (std::size_t m = 0; m < n; ++m) {
      away += std::abs(other[m] / others - shares[m]) / 2;
      worth += other[m] / others * d[m];
    }
    if (worth >= 0) RC_ASSERT(away >= moved->moved - 1e-9);
  }
}

// Policy 0 is best; the loss of policy 1 less that of policy 0 by shift.
EffectGrid grid_of(const std::vector<double>& shifts,
                   const std::vector<double>& differences) {
  EffectGrid grid;
  grid.shifts = shifts;
  for (std::size_t i = 0; i < shifts.size(); ++i) {
    grid.losses.push_back(10);
    grid.losses.push_back(10 + differences[i]);
  }
  return grid;
}

TEST(ShiftToSwap, is_linear_between_the_points) {
  const EffectGrid grid = grid_of({-2, -1, 0, 1, 2}, {5, 4, 3, 1, -1});
  EXPECT_NEAR(*shift_to_swap(grid, 2, 0, 1), 1.5, 1e-12);
}

TEST(ShiftToSwap, looks_on_both_sides) {
  EXPECT_NEAR(
      *shift_to_swap(grid_of({-2, -1, 0, 1, 2}, {0, -1, 3, 1, -1}), 2, 0, 1),
      -.75, 1e-12);
  EXPECT_NEAR(*shift_to_swap(grid_of({-1, 0, 1}, {-1, 1, -1}), 2, 0, 1), .5,
              1e-12);
}

// The difference falls below zero and rises again: the first crossing counts.
TEST(ShiftToSwap, need_not_be_monotone) {
  EXPECT_NEAR(
      *shift_to_swap(grid_of({0, .5, 1, 1.5, 2}, {1, -1, 3, 2, -4}), 2, 0, 1),
      .25, 1e-12);
}

TEST(ShiftToSwap, is_zero_where_they_are_equal_now) {
  EXPECT_EQ(*shift_to_swap(grid_of({-1, 0, 1}, {1, 0, 1}), 2, 0, 1), 0);
}

TEST(ShiftToSwap, needs_no_point_at_zero) {
  EXPECT_NEAR(*shift_to_swap(grid_of({-1, 1}, {4, -1}), 2, 0, 1), .6, 1e-12);
}

TEST(ShiftToSwap, stops_at_a_factor_of_eight) {
  EXPECT_FALSE(shift_to_swap(grid_of({-1, 0, 1}, {1, 1, 1}), 2, 0, 1));
  EXPECT_FALSE(shift_to_swap(grid_of({-3, 0, 3}, {1, 1, -.1}), 2, 0, 1));
  EXPECT_NEAR(*shift_to_swap(grid_of({-kLog8, 0, kLog8}, {1, 1, 0}), 2, 0, 1),
              kLog8, 1e-12);
}

TEST(Swaps, rank_effects_by_how_near_they_are) {
  EffectGrid far = grid_of({-2, 0, 2}, {1, 1, -.5});
  far.term = "far";
  far.log_rr60 = std::log(2.0);
  EffectGrid near = grid_of({-2, 0, 2}, {-1, 1, 1});
  near.term = "near";
  near.low = .5;
  EffectGrid never = grid_of({-2, 0, 2}, {1, 1, 1});
  never.term = "never";
  const Theories world = theories({.2, .8}, {{2, 0}, {0, 1}});
  const std::vector<EffectGrid> grids = {never, far, near};
  const auto swaps = swaps_of("peace", 0, world.all, grids);
  ASSERT_EQ(swaps.size(), 1u);
  EXPECT_EQ(swaps[0].profile, "peace");
  EXPECT_EQ(swaps[0].rival, 1u);
  const auto& effects = swaps[0].effects;
  ASSERT_EQ(effects.size(), 3u);
  EXPECT_EQ(effects[0].term, "near");
  EXPECT_NEAR(*effects[0].ratio_needed, std::exp(-1.0), 1e-12);
  EXPECT_EQ(*effects[0].low, .5);
  EXPECT_EQ(effects[1].term, "far");
  EXPECT_NEAR(effects[1].ratio, 2, 1e-12);
  EXPECT_NEAR(*effects[1].ratio_needed, 2 * std::exp(4.0 / 3), 1e-12);
  EXPECT_FALSE(effects[2].ratio_needed);
  EXPECT_NEAR(*swaps[0].share_moved, .4 / 3, 1e-12);
  EXPECT_EQ(*swaps[0].share_to, 0u);
}

// A loss that bends: the rival's less the best's is exp(-2 s) - .25, zero at
// log 2, between the grid's points.
TEST(RefineNearest, finds_where_a_bent_loss_is_zero) {
  const auto bent = [](double shift) { return std::exp(-2 * shift) - .25; };
  const double step = kLog8 / 4;
  std::vector<double> shifts, differences;
  for (int i = -4; i <= 4; ++i) {
    shifts.push_back(step * i);
    differences.push_back(bent(step * i));
  }
  // Of a second effect, a little farther by its grid, and straight.
  const double farther = std::log(2.0) + .12;
  std::vector<double> straight;
  for (const double shift : shifts)
    straight.push_back(farther - shift);
  std::vector<EffectGrid> grids = {grid_of(shifts, differences),
                                   grid_of(shifts, straight)};
  grids[0].term = "bent";
  grids[1].term = "straight";
  const Theories world = theories({1}, {{0, 1}});
  Swap swap = swaps_of("any", 0, world.all, grids)[0];
  ASSERT_EQ(swap.effects[0].term, "bent");
  const double coarse = std::log(*swap.effects[0].ratio_needed);
  std::vector<int> asked(2, 0);
  refine_nearest(grids, 2, swap, [&](std::size_t effect, double shift) {
    ++asked[effect];
    return effect == 0 ? bent(shift) : farther - shift;
  });
  EXPECT_EQ(asked, (std::vector<int>{3, 0}));
  EXPECT_NEAR(std::log(*swap.effects[0].ratio_needed), std::log(2.0), .003);
  // The bug: the straight line between the grid's points.
  EXPECT_GT(std::abs(coarse - std::log(2.0)), .03);
}

TEST(RefineNearest, goes_on_where_another_comes_to_be_the_nearest) {
  const std::vector<double> shifts = {-kLog8, 0, 1, kLog8};
  std::vector<EffectGrid> grids = {grid_of(shifts, {1, 1, -1, -1}),
                                   grid_of(shifts, {1, 1, -.8, -.8})};
  grids[0].term = "first";
  grids[1].term = "second";
  const Theories world = theories({1}, {{0, 1}});
  Swap swap = swaps_of("any", 0, world.all, grids)[0];
  ASSERT_EQ(swap.effects[0].term, "first");
  // In truth the first swaps at .9, the second at .6.
  refine_nearest(grids, 2, swap, [](std::size_t effect, double shift) {
    return (effect == 0 ? .9 : .6) - shift;
  });
  EXPECT_EQ(swap.effects[0].term, "second");
  EXPECT_NEAR(std::log(*swap.effects[0].ratio_needed), .6, .01);
  EXPECT_GT(std::log(*swap.effects[1].ratio_needed), .7);  // .5 by its grid
}

}  // namespace
}  // namespace entente::decide
