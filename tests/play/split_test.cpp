#include "entente/play/split.hpp"

#include <vector>

#include <gtest/gtest.h>

namespace entente::play {
namespace {

TEST(Split, is_what_the_definition_says) {
  const std::vector<double> mine = {1, 3, 2, 2}, other = {2, 6, 4, 4};
  const Split split = split_of(5, mine, other);
  EXPECT_EQ(split.choice, -2);
  EXPECT_EQ(split.luck, 3);
  EXPECT_EQ(split.difference, 1);
  // Differences -1, -3, -2, -2: variance 2/3 of a mean of four.
  EXPECT_DOUBLE_EQ(split.error, std::sqrt(2.0 / 3 / 4));
  EXPECT_TRUE(!split.tied);
}

TEST(Split, of_policies_that_do_the_same_is_luck_alone) {
  const std::vector<double> same = {4, 0, 8, 4};
  const Split split = split_of(6, same, same);
  EXPECT_EQ(split.choice, 0);
  EXPECT_EQ(split.error, 0);
  EXPECT_TRUE(split.tied);
  EXPECT_EQ(split.difference, split.luck);
}

TEST(Rank, counts_half_of_what_is_equal) {
  const std::vector<double> futures = {0, 1, 1, 2};
  EXPECT_EQ(rank_in(1, futures), .5);
  EXPECT_EQ(rank_in(-1, futures), 0);
  EXPECT_EQ(rank_in(3, futures), 1);
  EXPECT_EQ(rank_in(2, futures), .875);
}

}  // namespace
}  // namespace entente::play
