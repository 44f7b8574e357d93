// A tally holds the averages and the chance of what futures hold, and the same
// bits however the draws came in.
#include "entente/decide/tally.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include "worlds.hpp"

namespace entente::decide {
namespace {

// Two policies, two measures, one draw of three futures.
const std::vector<double> kFutures = {
    1, 10, 2, 10,  //
    3, 30, 2, 40,  //
    5, 20, 5, 40,
};

// Second measure less half of the first.
LossRule rule() {
  return {{{1, 1}, {0, -.5}}};
}

TEST(Tally, averages_futures_and_their_differences) {
  Tally tally({1, 2, 2, 3}, {rule()});
  tally.add(0, kFutures);
  const Tallied out = std::move(tally).finish();
  ASSERT_EQ(out.policies.size(), 2u);
  const Samples& first = out.policies[0];
  const Samples& second = out.policies[1];
  EXPECT_EQ(first.measures, 3u);
  EXPECT_EQ(first.per_draw, 3);
  EXPECT_DOUBLE_EQ(first.value[0], 3);
  EXPECT_DOUBLE_EQ(first.value_chance[0], 4.0 / 3);
  EXPECT_EQ(first.difference[0], 0);
  EXPECT_EQ(first.difference_chance[0], 0);
  EXPECT_DOUBLE_EQ(second.value[1], 30);
  EXPECT_DOUBLE_EQ(second.difference[1], 10);
  EXPECT_DOUBLE_EQ(second.difference_chance[1], 100.0 / 3);
}

// The loss of each future is 9.5, 28.5, 17.5 and 9, 39, 37.5.
TEST(Tally, holds_each_loss_as_a_measure_and_how_losses_hang_together) {
  Tally tally({1, 2, 2, 3}, {rule()});
  tally.add(0, kFutures);
  const Tallied out = std::move(tally).finish();
  EXPECT_DOUBLE_EQ(out.policies[0].value[2], 18.5);
  EXPECT_DOUBLE_EQ(out.policies[1].value[2], 28.5);
  ASSERT_EQ(out.losses.size(), 1u);
  const Losses& losses = out.losses[0];
  EXPECT_DOUBLE_EQ(losses.value[1], 28.5);
  EXPECT_DOUBLE_EQ(losses.chance[0], (81 + 100 + 1) / 6.0);
  EXPECT_DOUBLE_EQ(losses.chance[1], (-9 * -19.5 + 10 * 10.5 + -1 * 9) / 6.0);
  EXPECT_EQ(losses.chance[1], losses.chance[2]);
  // The chance of the difference is what the covariance says.
  EXPECT_NEAR(losses.chance[0] + losses.chance[3] - 2 * losses.chance[1],
              out.policies[1].difference_chance[2], 1e-12);
}

TEST(Tally, of_one_future_a_draw_has_no_chance) {
  Tally tally({1, 2, 2, 1}, {rule()});
  tally.add(0, std::span(kFutures).subspan(0, 4));
  const Tallied out = std::move(tally).finish();
  EXPECT_EQ(out.policies[1].difference[0], 1);
  EXPECT_EQ(out.policies[1].difference_chance[0], 0);
  EXPECT_EQ(out.losses[0].chance, std::vector<double>(4, 0.0));
}

constexpr TallyShape kShape{40, 3, 5, 4};

std::vector<double> futures_of(std::size_t draw) {
  const Draws draws(3, Stream::world_acts);
  std::vector<double> out;
  for (std::uint32_t i = 0; i < 4 * 3 * 5; ++i)
    out.push_back(draws.uniform(static_cast<std::uint32_t>(draw), i));
  return out;
}

void expect_same_bits(const Tallied& a, const Tallied& b) {
  for (std::size_t p = 0; p < a.policies.size(); ++p) {
    EXPECT_EQ(a.policies[p].value, b.policies[p].value);
    EXPECT_EQ(a.policies[p].value_chance, b.policies[p].value_chance);
    EXPECT_EQ(a.policies[p].difference, b.policies[p].difference);
    EXPECT_EQ(a.policies[p].difference_chance, b.policies[p].difference_chance);
  }
  for (std::size_t q = 0; q < a.losses.size(); ++q) {
    EXPECT_EQ(a.losses[q].value, b.losses[q].value);
    EXPECT_EQ(a.losses[q].chance, b.losses[q].chance);
  }
}

TEST(Tally, is_the_same_in_any_order) {
  Tally forwards(kShape, {rule(), {{{4, 2}}}});
  for (std::size_t d = 0; d < kShape.draws; ++d)
    forwards.add(d, futures_of(d));
  Tally backwards(kShape, {rule(), {{{4, 2}}}});
  for (std::size_t d = kShape.draws; d-- > 0;)
    backwards.add(d, futures_of(d));
  expect_same_bits(std::move(forwards).finish(), std::move(backwards).finish());
}

TEST(Tally, takes_every_draw_once_and_all_of_them) {
  Tally tally({2, 2, 2, 3}, {});
  tally.add(1, kFutures);
  EXPECT_THROW(tally.add(1, kFutures), std::logic_error);
  EXPECT_THROW(tally.add(2, kFutures), std::logic_error);
  EXPECT_THROW(std::move(tally).finish(), std::logic_error);
}

}  // namespace
}  // namespace entente::decide
