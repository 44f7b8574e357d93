// Shares of variance: the textbook's in a full factorial, and what is left of
// them where combinations are missing.
#include "entente/claim/variance_shares.hpp"

#include <gtest/gtest.h>

namespace entente::claim {
namespace {

using Levels = std::vector<std::vector<std::size_t>>;

TEST(VarianceShares, of_a_full_factorial_are_those_of_its_main_effects) {
  // value = a(i) + b(j) + ab(i, j), each summing to zero.
  const double a[2] = {-1, 1}, b[3] = {-2, 0.5, 1.5};
  const double ab[2][3] = {{0.3, -0.1, -0.2}, {-0.3, 0.1, 0.2}};
  std::vector<double> values;
  Levels levels;
  for (std::size_t i = 0; i < 2; ++i) {
    for (std::size_t j = 0; j < 3; ++j) {
      values.push_back(7 + a[i] + b[j] + ab[i][j]);
      levels.push_back({i, j});
    }
  }
  const double of_a = 6, of_b = 2 * (4 + 0.25 + 2.25);
  const double of_ab = 2 * (0.09 + 0.01 + 0.04);
  const double all = of_a + of_b + of_ab;
  const VarianceShares shares = variance_shares(values, levels);
  EXPECT_NEAR(shares.of_choice[0], of_a / all, 1e-12);
  EXPECT_NEAR(shares.of_choice[1], of_b / all, 1e-12);
  EXPECT_NEAR(shares.rest, of_ab / all, 1e-12);
  EXPECT_NEAR(shares.shared, 0, 1e-12);
}

// Without interactions the missing combinations move the choices' effects by
// nothing: only what they explain together changes.
TEST(VarianceShares, work_where_combinations_are_missing) {
  std::vector<double> values;
  Levels levels;
  for (std::size_t i = 0; i < 3; ++i) {
    for (std::size_t j = 0; j < 3; ++j) {
      if (i == 2 && j > 0) continue;
      values.push_back(static_cast<double>(i) +
                       0.1 * static_cast<double>(j * j));
      levels.push_back({i, j, 0});
    }
  }
  const VarianceShares shares = variance_shares(values, levels);
  EXPECT_NEAR(shares.rest, 0, 1e-12);
  EXPECT_GT(shares.of_choice[0], 10 * shares.of_choice[1]);
  EXPECT_EQ(shares.of_choice[2], 0);  // has one level
  EXPECT_NEAR(shares.of_choice[0] + shares.of_choice[1] + shares.shared, 1,
              1e-12);
}

// A choice that always goes with another explains nothing of its own.
TEST(VarianceShares, give_what_two_choices_explain_together_to_neither) {
  const VarianceShares shares =
      variance_shares({0, 1, 0, 1}, {{0, 0}, {1, 1}, {0, 0}, {1, 1}});
  EXPECT_NEAR(shares.of_choice[0], 0, 1e-12);
  EXPECT_NEAR(shares.of_choice[1], 0, 1e-12);
  EXPECT_NEAR(shares.shared, 1, 1e-12);
}

TEST(VarianceShares, are_none_where_nothing_differs) {
  const VarianceShares shares = variance_shares({2, 2}, {{0}, {1}});
  EXPECT_EQ(shares.of_choice, std::vector<double>{0});
  EXPECT_EQ(shares.rest, 0);
}

}  // namespace
}  // namespace entente::claim
