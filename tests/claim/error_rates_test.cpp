#include "entente/claim/error_rates.hpp"

#include <gtest/gtest.h>

namespace entente::claim {
namespace {

TEST(ErrorRates, bounds_are_those_of_the_tables) {
  EXPECT_EQ(most_wrong_strong(100), 9);
  EXPECT_EQ(most_wrong_strong(200), 15);
  EXPECT_EQ(most_wrong_strong(0), 0);
  // R: qbinom(.95, c(20, 2000), .05)
  EXPECT_EQ(most_wrong_strong(20), 3);
  EXPECT_EQ(most_wrong_strong(2000), 116);
  EXPECT_EQ(most_wrong_leans(100), 20);
  EXPECT_EQ(most_wrong_leans(200), 40);
  EXPECT_EQ(most_wrong_leans(99), 19);
}

TEST(ErrorRates, a_cell_is_over_its_bound_by_either_count) {
  ErrorRate cell{"2", "some world", 1, 100, 9, 20, ""};
  EXPECT_FALSE(over_bound(cell));
  cell.wrong_strong = 10;
  EXPECT_TRUE(over_bound(cell));
  cell.wrong_strong = 0;
  cell.wrong_leans = 21;
  EXPECT_TRUE(over_bound(cell));
}

const std::vector<Spoken> kWords = {{"1", Word::supported, 0.97},
                                    {"2", Word::leans_against, 0.02},
                                    {"3", Word::unresolved, 0.5},
                                    {"4", Word::cannot_be_asked, 0.33},
                                    {"5", Word::leans_for, 0.9}};

TEST(ManyClaims, each_counts_on_the_side_of_its_word) {
  const ManyClaims many = many_claims(kWords, {});
  EXPECT_EQ(many.asked, 4);
  EXPECT_EQ(many.leaning, 3);
  EXPECT_NEAR(many.expected_wrong, 0.03 + 0.02 + 0.1, 1e-12);
  EXPECT_EQ(many.worst_world, "");
}

TEST(ManyClaims, the_worst_world_is_the_one_with_most_wrong_words) {
  const std::vector<ErrorRate> rates = {
      {"1", "calm", 1, 100, 0, 9, ""},  {"2", "calm", 1, 100, 0, 1, ""},
      {"4", "calm", 1, 100, 0, 90, ""},  // has no word here
      {"1", "base", 1, 200, 0, 2, ""},  {"1", "base", 2, 200, 0, 22, ""},
      {"2", "base", 1, 200, 0, 4, ""},  {"9", "base", 1, 200, 0, 40, ""}};
  const ManyClaims many = many_claims(kWords, rates);
  EXPECT_EQ(many.worst_world, "base");
  EXPECT_EQ(many.worst_tried, 2);
  EXPECT_NEAR(many.worst_wrong, 0.11 + 0.02, 1e-12);
}

}  // namespace
}  // namespace entente::claim
