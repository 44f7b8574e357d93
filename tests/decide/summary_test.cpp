// A summary says what parameters leave open, and no more; and when two
// policies cannot be told apart.
#include <cmath>

#include <gtest/gtest.h>

#include "entente/core/normal.hpp"
#include "entente/decide/samples.hpp"

#include "worlds.hpp"

namespace entente::decide {
namespace {

Summary alone(const Samples& samples) {
  const Part part{&samples, 1};
  return summary_of({&part, 1}, 0);
}

constexpr double kTenth = 1.2815515655446004;  // of the normal law

// 4,000 draws of four futures: the ends of the band have a standard error of
// .065 (mean .028, spread .047, quantile .027), P(lower) one of .012. Five of
// them: a false alarm in 1e-6.
constexpr double kEnds = .33, kProbability = .06;
constexpr World kKnown{-1, 1, 3};

bool has_the_known_band(const Summary& summary) {
  return std::abs(summary.low - (-1 - kTenth)) < kEnds &&
         std::abs(summary.high - (-1 + kTenth)) < kEnds &&
         std::abs(summary.p_lower - normal_cdf(1)) < kProbability;
}

TEST(Summary, takes_chance_out_of_the_band) {
  const Summary summary = alone(samples_of(kKnown, 1));
  EXPECT_TRUE(has_the_known_band(summary))
      << summary.low << ' ' << summary.high << ' ' << summary.p_lower;
  // The error is of the mean with its chance: sqrt((1 + 9 / 4) / 4000).
  EXPECT_NEAR(summary.mc_error, std::sqrt(3.25 / 4000), .003);
  EXPECT_TRUE(summary.tied);  // 84 % sure
}

TEST(Summary, is_found_out_where_chance_is_left_in) {
  Samples samples = samples_of(kKnown, 1);
  samples.difference_chance.assign(samples.draws, 0.0);
  EXPECT_FALSE(has_the_known_band(alone(samples)));
}

TEST(Summary, has_no_band_where_all_is_chance) {
  Samples samples = samples_of({-1, 0, 1, 3, 2});
  samples.difference_chance.assign(5, 100.0);
  const Summary summary = alone(samples);
  EXPECT_DOUBLE_EQ(summary.low, 1);
  EXPECT_DOUBLE_EQ(summary.high, 1);
  EXPECT_DOUBLE_EQ(summary.p_lower, .1);  // the draw that does not differ
}

// Far beyond its error and all of it chance, but nineteen draws of twenty hold
// no difference at all: nothing says which way the parameters point.
TEST(Summary, has_no_sign_where_hardly_a_draw_differs) {
  std::vector<double> rare(4000, 0.0);
  for (std::size_t d = 0; d < rare.size(); d += 20)
    rare[d] = 1;
  Samples samples = samples_of(rare);
  samples.difference_chance.assign(rare.size(), .05);
  const Summary summary = alone(samples);
  EXPECT_GT(summary.difference, 10 * summary.mc_error);
  EXPECT_DOUBLE_EQ(summary.p_lower, .475);
  EXPECT_TRUE(summary.tied);
}

// Two draws of forty move all: the 10 and 90 % points are those of the others,
// and the mean lies beyond them.
TEST(Summary, has_a_band_that_holds_its_difference) {
  std::vector<double> few(40, 0.0);
  few[7] = 6;
  few[31] = 8;
  const Summary up = alone(samples_of(few));
  EXPECT_NEAR(up.difference, .35, 1e-12);
  EXPECT_EQ(up.low, 0);
  EXPECT_EQ(up.high, up.difference);
  for (double& one : few)
    one = -one;
  EXPECT_EQ(alone(samples_of(few)).low, -up.high);
}

TEST(Summary, ties_where_nothing_differs) {
  const Summary summary = alone(samples_of({0, 0, 0, 0}));
  EXPECT_EQ(summary.difference, 0);
  EXPECT_EQ(summary.mc_error, 0);
  EXPECT_EQ(summary.p_lower, .5);
  EXPECT_TRUE(summary.tied);
}

TEST(Summary, does_not_tie_where_every_draw_differs_by_the_same) {
  const Summary summary = alone(samples_of({-2, -2, -2}));
  EXPECT_EQ(summary.mc_error, 0);
  EXPECT_EQ(summary.low, -2);
  EXPECT_EQ(summary.high, -2);
  EXPECT_EQ(summary.p_lower, 1);
  EXPECT_FALSE(summary.tied);
}

TEST(Summary, of_one_draw_has_no_error_and_ties) {
  const Summary summary = alone(samples_of({-2}));
  EXPECT_EQ(summary.difference, -2);
  EXPECT_EQ(summary.low, -2);
  EXPECT_TRUE(summary.tied);
}

TEST(Summary, ties_by_the_error_or_by_the_parameters) {
  // Far beyond its error, but one draw in so many has the other sign.
  const auto one_in = [](int n) {
    std::vector<double> open;
    for (int i = 0; i < 4000; ++i)
      open.push_back(i % n == 0 ? 1 : -1);
    return alone(samples_of(open));
  };
  const Summary by_sign = one_in(10);
  EXPECT_GT(std::abs(by_sign.difference), 3 * by_sign.mc_error);
  EXPECT_DOUBLE_EQ(by_sign.p_lower, .9);
  EXPECT_TRUE(by_sign.tied);
  EXPECT_FALSE(one_in(25).tied);
  // Within three errors, though all of what is left has one sign.
  Samples few = samples_of({-1, -2, 3, -4, -1});
  few.difference_chance.assign(5, 100.0);
  const Summary by_error = alone(few);
  EXPECT_EQ(by_error.p_lower, 1);
  EXPECT_TRUE(by_error.tied);
}

// Reversing the sign reverses the band.
TEST(Summary, treats_fewer_and_more_alike) {
  const Samples down = samples_of({1, 2, 3, 4, 5, 6, 7, 8, 9, 10});
  const Samples up = samples_of({-1, -2, -3, -4, -5, -6, -7, -8, -9, -10});
  EXPECT_DOUBLE_EQ(alone(down).low, -alone(up).high);
  EXPECT_DOUBLE_EQ(alone(down).high, -alone(up).low);
  EXPECT_DOUBLE_EQ(alone(down).low, 1.5);
  EXPECT_DOUBLE_EQ(alone(down).p_lower, 1 - alone(up).p_lower);
}

TEST(Summary, weighs_parts_by_their_shares) {
  const Samples a = samples_of({-3, -3, -3, -3});
  const Samples b = samples_of({1, 1, 1, 1});
  const std::vector<Part> parts = {{&a, 6}, {&b, 2}};
  const Summary summary = summary_of(parts, 0);
  EXPECT_DOUBLE_EQ(summary.difference, -2);
  EXPECT_DOUBLE_EQ(summary.p_lower, .75);
  EXPECT_TRUE(summary.tied);
  EXPECT_EQ(summary.low, -3);
  EXPECT_EQ(summary.high, 1);
}

TEST(Summary, does_not_see_a_part_without_a_share) {
  const Samples a = samples_of({-3, -1, -2, -5});
  const Samples b = samples_of({1, 100, 1, 1});
  const std::vector<Part> parts = {{&b, 0}, {&a, 1}};
  const Summary both = summary_of(parts, 0), one = alone(a);
  EXPECT_EQ(both.difference, one.difference);
  EXPECT_EQ(both.low, one.low);
  EXPECT_EQ(both.mc_error, one.mc_error);
  EXPECT_EQ(both.p_lower, one.p_lower);
}

// The parts' luck is the same: two of them know no more than one.
TEST(Summary, of_parts_with_the_same_luck_has_the_error_of_one) {
  const Samples a = samples_of({-3, -1, -2, -5, 0, 4});
  const std::vector<Part> parts = {{&a, .5}, {&a, .5}};
  EXPECT_NEAR(summary_of(parts, 0).mc_error, alone(a).mc_error, 1e-12);
}

TEST(Summary, refuses_a_mixture_without_shares) {
  const Samples a = samples_of({-3, -1});
  const std::vector<Part> none = {{&a, 0}};
  EXPECT_THROW(summary_of(none, 0), std::logic_error);
  const Samples b = samples_of({-3});
  const std::vector<Part> uneven = {{&a, 1}, {&b, 1}};
  EXPECT_THROW(summary_of(uneven, 0), std::logic_error);
}

}  // namespace
}  // namespace entente::decide
