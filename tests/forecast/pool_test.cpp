// The pool: what it weighs, what it recalibrates, and that it is blind.
#include "entente/forecast/pool.hpp"

#include <cmath>
#include <numeric>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "entente/core/rng.hpp"

namespace entente::forecast {
namespace {

constexpr Day kFirst = 15000;

// Monthly origins of a chance that swings between .1 and .9: member 3 knows it,
// the base law says half, the others what `rest` says.
std::vector<PoolOrigin> swinging(int size, std::uint32_t seed, double rest) {
  const Draws draws(seed, Stream::world_acts);
  std::vector<PoolOrigin> all;
  for (int i = 0; i < size; ++i) {
    const auto step = static_cast<std::uint32_t>(i);
    const double p = 0.1 + 0.8 * draws.uniform(step, 0);
    PoolOrigin one;
    one.day = kFirst + 30 * i;
    one.said.fill(rest);
    one.said[0] = 0.5;
    one.said[3] = p;
    one.happened = draws.uniform(step, 1) < p ? 1 : 0;
    all.push_back(one);
  }
  return all;
}

TEST(Pool, begins_with_equal_weights_and_says_the_law) {
  const Pool first = pools_of(swinging(1, 1, 0.4), 30, 1)[0];
  for (const double weight : first.weights)
    EXPECT_NEAR(weight, 1.0 / kMembers, 1e-12);
  EXPECT_EQ(first.intercept, 0);
  EXPECT_EQ(first.slope, 1);
  EXPECT_EQ(first.origins, 0);
  EXPECT_EQ(first.share, 0);
  EXPECT_EQ(first.said, 0.5);
}

TEST(Pool, gives_its_weight_to_the_member_that_knows) {
  const Pool last = pools_of(swinging(160, 1, 0.4), 30, 1).back();
  EXPECT_NEAR(std::accumulate(last.weights.begin(), last.weights.end(), 0.0), 1,
              1e-9);
  for (std::size_t k = 0; k < kMembers; ++k)
    if (k != 3) {
      EXPECT_GT(last.weights[3], 3 * last.weights[k]) << k;
    }
  EXPECT_EQ(last.share, 1);
  EXPECT_EQ(last.said, last.pooled);
  // Windows of 90 days overlap and say a third: nearer to equal weights.
  const Pool longer = pools_of(swinging(160, 1, 0.4), 90, 1).back();
  EXPECT_LT(longer.weights[3], last.weights[3]);
}

// The stationary point of the weights, by hand: with value v and prior 2,
// sum_i v p_ik / mix_i + 2 / w_k is the same for every member.
TEST(Pool, has_weights_at_the_mode_that_it_states) {
  const auto origins = swinging(60, 4, 0.3);
  const Pool last = pools_of(origins, 30, 1).back();
  std::array<double, kMembers> slope{};
  for (std::size_t i = 0; i + 1 < origins.size(); ++i) {
    double mix = 0;
    std::array<double, kMembers> p{};
    for (std::size_t k = 0; k < kMembers; ++k) {
      const double said = origins[i].said[k];
      p[k] = *origins[i].happened > 0 ? said : 1 - said;
      mix += last.weights[k] * p[k];
    }
    for (std::size_t k = 0; k < kMembers; ++k)
      slope[k] += p[k] / mix;
  }
  for (std::size_t k = 0; k < kMembers; ++k)
    EXPECT_NEAR(slope[k] + 2 / last.weights[k], 59 + 12, 0.01);
}

// A quarter is said by all, and it never comes: the pool learns to say less.
TEST(Pool, recalibrates_what_is_said_too_often) {
  std::vector<PoolOrigin> origins;
  for (int i = 0; i < 60; ++i) {
    PoolOrigin one;
    one.day = kFirst + 30 * i;
    one.said.fill(0.25);
    one.happened = 0;
    origins.push_back(one);
  }
  const auto pools = pools_of(origins, 30, 1);
  EXPECT_LT(pools.back().pooled, 0.15);
  EXPECT_GT(pools.back().pooled, 0.01);  // but it is held back
  EXPECT_NEAR(pools[0].pooled, 0.25, 1e-12);
}

TEST(Pool, falls_where_it_loses_to_the_law) {
  auto origins = swinging(160, 2, 0.4);
  for (PoolOrigin& one : origins)
    std::swap(one.said[0], one.said[3]);  // now the law knows
  for (PoolOrigin& one : origins)
    one.said[5] = 1 - one.said[0];  // and one knows the opposite
  const Pool last = pools_of(origins, 30, 1).back();
  EXPECT_EQ(last.share, 0);
  EXPECT_EQ(last.said, origins.back().said[0]);
}

// All members but the last say the truth, .3; the last moves the pool a little.
// What is said hangs on no seed: a pool that hardly won or lost was heard or
// not as the resamples fell (a seed's own share moves by 2 (.5/sqrt(400)), here
// by less than seven standard deviations between any two of twenty).
TEST(Pool, is_heard_by_how_surely_it_held_its_own) {
  std::vector<PoolOrigin> origins;
  const Draws draws(5, Stream::world_acts);
  for (int i = 0; i < 120; ++i) {
    PoolOrigin one;
    one.day = kFirst + 30 * i;
    one.said.fill(0.3);
    one.said[0] = i % 2 == 0 ? 0.2 : 0.4;
    one.happened =
        draws.uniform(static_cast<std::uint32_t>(i), 0) < 0.3 ? 1 : 0;
    origins.push_back(one);
  }
  double least = 1, most = 0;
  int between = 0;
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const auto pools = pools_of(origins, 30, seed);
    for (const Pool& pool : pools)
      between += pool.share > 0 && pool.share < 1 ? 1 : 0;
    least = std::min(least, pools[60].share);
    most = std::max(most, pools[60].share);
    for (std::size_t i = 0; i < pools.size(); ++i)
      EXPECT_NEAR(pools[i].said,
                  pools[i].share * pools[i].pooled +
                      (1 - pools[i].share) * origins[i].said[0],
                  1e-12);
  }
  EXPECT_GT(between, 500);
  EXPECT_LT(most - least, 0.35);
}

bool same(const Pool& a, const Pool& b) {
  return a.weights == b.weights && a.intercept == b.intercept &&
         a.slope == b.slope && a.share == b.share && a.said == b.said &&
         a.pooled == b.pooled;
}

// Whatever comes of windows that end after an origin, and whatever is said
// later, its weights, its recalibration and what it says are the same.
RC_GTEST_PROP(Pool, of_an_origin_does_not_know_what_came_after, ()) {
  const int horizon = *rc::gen::element(14, 30, 90);
  const auto origins =
      swinging(50, static_cast<std::uint32_t>(*rc::gen::inRange(1, 99)), 0.4);
  const int at = *rc::gen::inRange(0, 50);
  const auto before = pools_of(origins, horizon, 1);
  auto later = origins;
  for (PoolOrigin& one : later) {
    if (one.day + horizon > origins[at].day) {
      one.happened.reset();
      if (*rc::gen::inRange(0, 3) > 0) one.happened = *rc::gen::inRange(0, 2);
    }
    if (one.day > origins[at].day)
      one.said.fill(0.01 * *rc::gen::inRange(1, 99));
  }
  const auto after = pools_of(later, horizon, 1);
  for (int i = 0; i <= at; ++i)
    RC_ASSERT(same(before[i], after[i]));
}

// The sibling: the last window that had ended does count.
TEST(Pool, knows_what_had_come_of_the_last_window_that_was_over) {
  const auto origins = swinging(50, 7, 0.4);
  auto other = origins;
  other[48].happened = 1 - *other[48].happened;
  EXPECT_FALSE(same(pools_of(origins, 30, 1)[49], pools_of(other, 30, 1)[49]));
  EXPECT_TRUE(same(pools_of(origins, 31, 1)[49], pools_of(other, 31, 1)[49]));
}

}  // namespace
}  // namespace entente::forecast
