// Losses, regret and who is best, on policies whose losses are known.
#include "entente/decide/profile.hpp"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "worlds.hpp"

namespace entente::decide {
namespace {

TEST(Profile, becomes_a_rule_of_outcomes_at_the_longest_horizon) {
  std::vector<OutcomeSpec> outcomes(2);
  outcomes[0].id = "provocation-days";
  outcomes[1].id = "talks";
  const std::vector<MeasureName> measures = {
      {0, 365}, {0, 730}, {1, 365}, {1, 730}};
  std::vector<ProfileSpec> profiles(1);
  profiles[0].weights = {{"talks", -1, {}}, {"provocation-days", .5, {}}};
  const auto rules = loss_rules(profiles, outcomes, measures);
  ASSERT_EQ(rules.size(), 1u);
  ASSERT_EQ(rules[0].terms.size(), 2u);
  EXPECT_EQ(rules[0].terms[0].measure, 3u);
  EXPECT_EQ(rules[0].terms[0].weight, -1);
  EXPECT_EQ(rules[0].terms[1].measure, 1u);
  EXPECT_EQ(rules[0].terms[1].weight, .5);
}

// The chance of a difference is that of the futures' own differences.
TEST(Profile, sets_losses_off_against_any_policy) {
  const LossDraws world =
      losses_of({{0, 1, 5}, {1, 2, 0}, {1, 3, 2}, 4, 50}, 1);
  const Samples own = loss_against(world.losses, 2, 1);
  double chance = 0;
  for (std::size_t d = 0; d < 50; ++d) {
    EXPECT_EQ(own.value[d], world.losses.value[d * 3 + 2]);
    EXPECT_DOUBLE_EQ(own.difference[d], world.losses.value[d * 3 + 2] -
                                            world.losses.value[d * 3 + 1]);
    chance += own.difference_chance[d] / 50;
  }
  // Luck of 2 and 3 in averages of four: 13 / 4, the common luck gone. Mean of
  // 50 variances with three degrees of freedom: error .38, five of them.
  EXPECT_NEAR(chance, 13.0 / 4, 1.9);
  EXPECT_EQ(loss_against(world.losses, 1, 1).difference_chance[0], 0);
}

TEST(Profile, has_regrets_by_theory_and_the_least_of_the_most) {
  // By theory: policy 0 is best in the first, 2 in the second; 1 never is but
  // is never far.
  const Losses a = losses_of({0, 3, 10}, 4), b = losses_of({8, 3, 0}, 4);
  const Losses without_share = losses_of({0, 100, 0}, 4);
  const std::vector<LossPart> theories = {
      {&a, .75}, {&b, .25}, {&without_share, 0}};
  const ProfileResult out = profile_result("p", theories);
  EXPECT_EQ(out.id, "p");
  EXPECT_EQ(out.losses[0].regret, (std::vector<double>{0, 8, 0}));
  EXPECT_EQ(out.losses[1].regret, (std::vector<double>{3, 3, 100}));
  EXPECT_EQ(out.losses[2].regret, (std::vector<double>{10, 0, 0}));
  EXPECT_EQ(out.losses[1].most_regret, 3);
  EXPECT_EQ(out.minimax_regret, 1u);
  EXPECT_DOUBLE_EQ(out.losses[0].mixture.mean, 2);
  EXPECT_DOUBLE_EQ(out.losses[2].mixture.difference, 5.5);
  EXPECT_EQ(out.best, 0u);
  EXPECT_DOUBLE_EQ(out.losses[0].p_best, .75);
  EXPECT_DOUBLE_EQ(out.losses[1].p_best, 0);
  EXPECT_DOUBLE_EQ(out.losses[2].p_best, .25);
}

TEST(Profile, shares_what_is_equal) {
  const Losses a = losses_of({2, 1, 1}, 4);
  const LossPart part{&a, 1};
  const ProfileResult out = profile_result("p", {&part, 1});
  EXPECT_EQ(out.losses[1].p_best, .5);
  EXPECT_EQ(out.losses[2].p_best, .5);
  EXPECT_EQ(out.best, 1u);
  EXPECT_TRUE(out.losses[1].tied_with_best);
  EXPECT_TRUE(out.losses[2].tied_with_best);
  EXPECT_FALSE(out.losses[0].tied_with_best);
}

// 4,000 draws of four futures: shares have a standard error of .008, the amount
// of chance taken out adds as much. Five of .011: a false alarm in 1e-6.
const LossWorld kWorld{{0, 1, .5, 3}, {0, 1, .5, 1}, {1, 3, 3, 3}, 5};
constexpr double kSlack = .055;

// Largest distance of P(best) from what the draws without luck say.
double off_the_truth(const LossDraws& world, const ProfileResult& result) {
  std::vector<double> wins(4, 0.0);
  for (std::size_t d = 0; d < world.losses.draws; ++d) {
    const auto row = world.truth.begin() + static_cast<std::ptrdiff_t>(d * 4);
    ++wins[static_cast<std::size_t>(std::min_element(row, row + 4) - row)];
  }
  double most = 0;
  for (std::size_t p = 0; p < 4; ++p)
    most = std::max(
        most, std::abs(result.losses[p].p_best -
                       wins[p] / static_cast<double>(world.losses.draws)));
  return most;
}

TEST(Profile, says_how_often_each_is_best_without_chance) {
  const LossDraws world = losses_of(kWorld, 1);
  const LossPart part{&world.losses, 1};
  const ProfileResult out = profile_result("p", {&part, 1});
  EXPECT_LT(off_the_truth(world, out), kSlack);
  double all = 0;
  for (const Loss& loss : out.losses)
    all += loss.p_best;
  EXPECT_NEAR(all, 1, 1e-9);
}

TEST(Profile, is_found_out_where_chance_counts_as_parameters) {
  LossDraws world = losses_of(kWorld, 1);
  world.losses.chance.assign(16, 0.0);
  const LossPart part{&world.losses, 1};
  EXPECT_GT(off_the_truth(world, profile_result("p", {&part, 1})), kSlack);
}

// Twenty futures with luck, one draw each: tied, though one mean is lower.
TEST(Profile, ties_with_the_best_what_chance_could_have_done) {
  const LossDraws world = losses_of({{0, .1}, {0, 0}, {3, 3}, 0, 20}, 1);
  const LossPart part{&world.losses, 1};
  const ProfileResult out = profile_result("p", {&part, 1});
  EXPECT_TRUE(out.losses[0].tied_with_best);
  EXPECT_TRUE(out.losses[1].tied_with_best);
}

// Common luck is no reason to call a sure difference a tie.
TEST(Profile, does_not_tie_where_luck_is_common) {
  const LossDraws world =
      losses_of({{1, 0, .5}, {0, 0, 0}, {0, 0, 0}, 9, 20}, 1);
  const LossPart part{&world.losses, 1};
  const ProfileResult out = profile_result("p", {&part, 1});
  EXPECT_EQ(out.best, 1u);
  EXPECT_FALSE(out.losses[0].tied_with_best);
  EXPECT_FALSE(out.losses[2].tied_with_best);
  EXPECT_NEAR(out.losses[1].p_best, 1, 1e-12);
}

}  // namespace
}  // namespace entente::decide
