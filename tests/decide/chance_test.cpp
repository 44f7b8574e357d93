// Chance is taken out of several differences at once, whichever policy they
// are set off against.
#include "entente/decide/chance.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include "worlds.hpp"

namespace entente::decide {
namespace {

double covariance(const std::vector<double>& rows,
                  std::size_t columns,
                  std::size_t a,
                  std::size_t b) {
  const std::size_t n = rows.size() / columns;
  double mean_a = 0, mean_b = 0, sum = 0;
  for (std::size_t i = 0; i < n; ++i) {
    mean_a += rows[i * columns + a] / static_cast<double>(n);
    mean_b += rows[i * columns + b] / static_cast<double>(n);
  }
  for (std::size_t i = 0; i < n; ++i)
    sum += (rows[i * columns + a] - mean_a) * (rows[i * columns + b] - mean_b);
  return sum / static_cast<double>(n - 1);
}

// Differences to the first policy move by 1, -2 and .5 times theta. 4,000
// draws, luck that leaves variances of 1 to 3: covariances have standard errors
// below .2, and five of them are a false alarm in 1e-6.
const LossWorld kWorld{{0, 1, 2, 3}, {1, 2, -1, 1.5}, {1, 3, 1, 2}, 2};
constexpr double kSlack = 1;

bool has_the_true_covariances(const std::vector<double>& rows) {
  const double slope[] = {0, 1, -2, .5};
  for (std::size_t a = 0; a < 4; ++a)
    for (std::size_t b = 0; b < 4; ++b)
      if (std::abs(covariance(rows, 4, a, b) - slope[a] * slope[b]) > kSlack)
        return false;
  return true;
}

TEST(Chance, taken_out_leaves_what_parameters_move) {
  const LossDraws world = losses_of(kWorld, 1);
  EXPECT_TRUE(has_the_true_covariances(parameters_alone(world.losses)));
}

TEST(Chance, left_in_is_found_out) {
  LossDraws world = losses_of(kWorld, 1);
  world.losses.chance.assign(16, 0.0);
  EXPECT_FALSE(has_the_true_covariances(parameters_alone(world.losses)));
}

TEST(Chance, of_one_column_is_taken_out_as_in_a_summary) {
  const std::vector<double> values = {1, 2, 4, 9}, weights(4, 1.0);
  const double variance = 38.0 / 3, chance = 5;
  const std::vector<double> out =
      take_out({1, weights, values}, std::vector<double>{chance});
  for (std::size_t i = 0; i < 4; ++i)
    EXPECT_NEAR(out[i], 4 + std::sqrt(1 - chance / variance) * (values[i] - 4),
                1e-12);
}

// Policies in another order: the same differences between any two.
TEST(Chance, taken_out_does_not_depend_on_who_is_first) {
  const LossDraws world = losses_of(kWorld, 2);
  Losses turned = world.losses;
  const std::size_t order[] = {2, 0, 3, 1};
  for (std::size_t d = 0; d < turned.draws; ++d)
    for (std::size_t p = 0; p < 4; ++p)
      turned.value[d * 4 + p] = world.losses.value[d * 4 + order[p]];
  for (std::size_t p = 0; p < 4; ++p)
    for (std::size_t q = 0; q < 4; ++q)
      turned.chance[p * 4 + q] = world.losses.chance[order[p] * 4 + order[q]];
  const auto a = parameters_alone(world.losses), b = parameters_alone(turned);
  for (std::size_t d = 0; d < turned.draws; ++d)
    for (std::size_t p = 0; p < 4; ++p)
      ASSERT_NEAR(b[d * 4 + p] - b[d * 4],
                  a[d * 4 + order[p]] - a[d * 4 + order[0]], 1e-9);
}

TEST(Chance, that_is_all_there_is_leaves_the_mean) {
  const std::vector<double> values = {1, 10, 2, 20, 4, 30, 9, 40};
  const std::vector<double> weights(4, 1.0);
  const std::vector<double> out =
      take_out({2, weights, values}, std::vector<double>{1e4, 0, 0, 1e4});
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_DOUBLE_EQ(out[2 * i], 4);
    EXPECT_DOUBLE_EQ(out[2 * i + 1], 25);
  }
}

TEST(Chance, keeps_policies_alike_that_are_alike) {
  const LossWorld pair{{0, 1}, {1, 2}, {1, 3}, 2, 500};
  LossDraws world = losses_of(pair, 3);
  Losses three;
  three.draws = world.losses.draws;
  three.policies = 3;
  const std::size_t of[] = {0, 1, 1};
  for (std::size_t d = 0; d < three.draws; ++d)
    for (const std::size_t p : of)
      three.value.push_back(world.losses.value[d * 2 + p]);
  for (const std::size_t p : of)
    for (const std::size_t q : of)
      three.chance.push_back(world.losses.chance[p * 2 + q]);
  const auto out = parameters_alone(three);
  const auto two = parameters_alone(world.losses);
  for (std::size_t d = 0; d < three.draws; ++d) {
    ASSERT_NEAR(out[d * 3 + 1], out[d * 3 + 2], 1e-9);
    ASSERT_NEAR(out[d * 3 + 1], two[d * 2 + 1], 1e-9);
  }
}

}  // namespace
}  // namespace entente::decide
