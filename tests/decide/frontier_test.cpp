// Which policies no other beats on everything.
#include "entente/decide/frontier.hpp"

#include <gtest/gtest.h>

#include "worlds.hpp"

namespace entente::decide {
namespace {

// Means by policy, one list an axis; nothing left to chance.
std::vector<char> dominated(const std::vector<std::vector<double>>& means) {
  std::vector<Losses> losses;
  for (const std::vector<double>& axis : means)
    losses.push_back(losses_of(axis, 3));
  std::vector<std::vector<LossPart>> axes;
  for (const Losses& one : losses)
    axes.push_back({{&one, 1}});
  std::vector<char> out;
  for (const FrontierPoint& point : frontier_of(axes))
    out.push_back(point.dominated ? 1 : 0);
  return out;
}

TEST(Frontier, leaves_out_who_is_beaten_on_everything) {
  EXPECT_EQ(dominated({{1, 2, 3}, {3, 1, 2}}), (std::vector<char>{0, 0, 1}));
}

TEST(Frontier, holds_who_is_best_on_anything) {
  EXPECT_EQ(dominated({{1, 2, 3}, {3, 2, 1}}), (std::vector<char>{0, 0, 0}));
}

TEST(Frontier, counts_equal_as_no_worse) {
  EXPECT_EQ(dominated({{1, 1, 1}, {2, 1, 1}}), (std::vector<char>{1, 0, 0}));
}

TEST(Frontier, says_where_each_stands) {
  const Losses a = losses_of({1, 2}, 3), b = losses_of({5, 4}, 3);
  const std::vector<std::vector<LossPart>> axes = {{{&a, .5}, {&b, .5}},
                                                   {{&b, 1}}};
  const auto points = frontier_of(axes);
  EXPECT_EQ(points[1].policy, 1u);
  EXPECT_EQ(points[0].at, (std::vector<double>{3, 5}));
  EXPECT_EQ(points[1].at, (std::vector<double>{3, 4}));
}

// Policy 1 has a slightly lower mean on the first axis, by chance; policy 0 is
// surely better on the second.
TEST(Frontier, counts_tied_as_equal) {
  const LossDraws noisy = losses_of({{0, 0}, {0, 0}, {3, 3}, 0, 50}, 1);
  const Losses sure = losses_of({0, 1}, 50);
  const double first = loss_against(noisy.losses, 1, 0).difference[0];
  EXPECT_NE(first, 0);
  std::vector<std::vector<LossPart>> axes = {{{&noisy.losses, 1}},
                                             {{&sure, 1}}};
  auto points = frontier_of(axes);
  EXPECT_FALSE(points[0].dominated);
  EXPECT_TRUE(points[1].dominated);
  // The same means without the luck that ties them: whichever is lower stands.
  const Losses means = losses_of({points[0].at[0], points[1].at[0]}, 50);
  axes[0] = {{&means, 1}};
  points = frontier_of(axes);
  EXPECT_EQ(points[1].dominated, points[1].at[0] >= points[0].at[0]);
}

// Rock, scissors, paper: on each of three axes one pair is told apart, the
// others are tied. Nobody is left out, and a fourth that all beat is.
TEST(Frontier, is_never_empty) {
  // Of three policies, a beats b: draws that are 0 or 1 apart; the third lies
  // between with a sign that is open.
  const auto axis = [](std::size_t better, std::size_t worse) {
    Losses out = losses_of({0, 0, 0, 5}, 100);
    for (std::size_t d = 0; d < 100; ++d) {
      for (std::size_t p = 0; p < 3; ++p)
        if (p != better && p != worse)
          out.value[d * 4 + p] = d % 2 == 0 ? 2 : -2;
      out.value[d * 4 + worse] = .5;
    }
    return out;
  };
  const Losses one = axis(0, 1), two = axis(1, 2), three = axis(2, 0);
  const std::vector<std::vector<LossPart>> axes = {
      {{&one, 1}}, {{&two, 1}}, {{&three, 1}}};
  const auto points = frontier_of(axes);
  EXPECT_FALSE(points[0].dominated);
  EXPECT_FALSE(points[1].dominated);
  EXPECT_FALSE(points[2].dominated);
  EXPECT_TRUE(points[3].dominated);
}

}  // namespace
}  // namespace entente::decide
