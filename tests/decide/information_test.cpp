// What it is worth to know an effect: closed forms, brute force, and gains that
// are not there.
#include "entente/decide/information.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include <gtest/gtest.h>

#include "entente/core/normal.hpp"

#include "worlds.hpp"

namespace entente::decide {
namespace {

// E[max(0, N(mean, sd^2))] - max(0, mean): the gain of knowing which of two
// policies is better by how much (unit normal loss; Raiffa, Schlaifer 1961).
double closed_form(double mean, double sd) {
  const double far = std::abs(mean) / sd;
  return sd * normal_density(far) - std::abs(mean) * normal_cdf(-far);
}

// Two policies: the second's loss is less by -.5 + theta, with luck of 4 and 4
// in averages of four: 2.8 a draw.
constexpr double kMean = .5, kSlope = 1;
const LossWorld kWorld{{0, kMean}, {0, kSlope}, {4, 4}, 3, 1000};

using Estimate = double (*)(const LossDraws& world, Gain& gain);

double as_it_is(const LossDraws& world, Gain& gain) {
  const LossPart part{&world.losses, 1};
  const EffectDraws effect = world.theta;
  gain = gain_of_knowing({&part, 1}, {&effect, 1}, 1);
  return gain.gain;
}
// A basis that does not read the parameter.
double without_the_parameter(const LossDraws& world, Gain& gain) {
  const LossPart part{&world.losses, 1};
  EffectDraws effect = world.theta;
  std::rotate(effect.begin(), effect.begin() + 100, effect.end());
  gain = gain_of_knowing({&part, 1}, {&effect, 1}, 1);
  return gain.gain;
}
// What is chosen without knowing is not subtracted: the loss of the best, here
// the first policy's, stays in.
double without_the_baseline(const LossDraws& world, Gain& gain) {
  as_it_is(world, gain);
  double mean = 0;
  for (std::size_t d = 0; d < world.losses.draws; ++d)
    mean += world.losses.value[d * 2 + 1] - world.losses.value[d * 2];
  return gain.gain + mean / static_cast<double>(world.losses.draws);
}

constexpr int kRepeats = 200;

// Worlds of 200 in which the estimate is within two of its errors of the truth.
int near_the_truth(Estimate estimate) {
  int near = 0;
  for (int r = 0; r < kRepeats; ++r) {
    Gain gain;
    const double said =
        estimate(losses_of(kWorld, static_cast<std::uint64_t>(r)), gain);
    if (std::abs(said - closed_form(kMean, kSlope)) <= 2 * gain.error) ++near;
  }
  return near;
}

// Where 95 % are within two errors, fewer than 172 of 200 are a false alarm in
// 1e-6 (binomial).
TEST(Information, is_the_closed_form_within_its_error) {
  EXPECT_GE(near_the_truth(as_it_is), 172);
}

TEST(Information, is_found_out_where_the_parameter_is_not_read) {
  EXPECT_LT(near_the_truth(without_the_parameter), 172);
}

TEST(Information, is_found_out_where_the_baseline_is_left_in) {
  EXPECT_LT(near_the_truth(without_the_baseline), 172);
}

// Three policies, losses that bend and hang on other parameters too.
std::array<double, 3> bent(double x, double y, double z) {
  return {0, .7 * x * x - .9 + .5 * x * y, .6 * x + .2 + y * z};
}

LossDraws bent_world(std::uint64_t seed, std::size_t n) {
  Tally tally({n, 3, 1, 4}, {{{{0, 1}}}});
  LossDraws out;
  for (std::size_t d = 0; d < n; ++d) {
    const Draws draws(seed, Stream::world_acts, 0,
                      static_cast<std::uint32_t>(d));
    const double x = normal_of(draws, 0, 0);
    const auto mean = bent(x, normal_of(draws, 0, 1), normal_of(draws, 0, 2));
    std::vector<double> futures;
    for (std::uint32_t i = 0; i < 4; ++i)
      for (std::uint32_t p = 0; p < 3; ++p)
        futures.push_back(mean[p] + 2 * normal_of(draws, 1 + i, p));
    tally.add(d, futures);
    out.theta.push_back(x);
  }
  out.losses = std::move(tally).finish().losses[0];
  return out;
}

// One mean within another: 400 values of x, 400 of the others at each.
double nested(std::uint64_t seed) {
  const Draws draws(seed, Stream::world_tension);
  std::array<double, 3> mean{};
  double known = 0;
  constexpr std::uint32_t kOuter = 400, kInner = 400;
  for (std::uint32_t i = 0; i < kOuter; ++i) {
    const double x = normal_quantile((i + .5) / kOuter);
    std::array<double, 3> at{};
    for (std::uint32_t j = 0; j < kInner; ++j) {
      const auto loss =
          bent(x, normal_of(draws, i, 2 * j), normal_of(draws, i, 2 * j + 1));
      for (std::size_t p = 0; p < 3; ++p)
        at[p] += loss[p] / kInner;
    }
    for (std::size_t p = 0; p < 3; ++p)
      mean[p] += at[p] / kOuter;
    known += *std::min_element(at.begin(), at.end()) / kOuter;
  }
  return *std::min_element(mean.begin(), mean.end()) - known;
}

// Its own error, over the 400 values, is below .01.
TEST(Information, is_what_one_simulation_within_another_finds) {
  const double truth = nested(1);
  int near = 0;
  for (int r = 0; r < kRepeats; ++r) {
    const LossDraws world = bent_world(static_cast<std::uint64_t>(r), 1000);
    const LossPart part{&world.losses, 1};
    const Gain gain = gain_of_knowing({&part, 1}, {&world.theta, 1}, 1);
    if (std::abs(gain.gain - truth) <= 2 * gain.error) ++near;
  }
  EXPECT_GE(near, 172) << truth;
}

// Eleven policies that are equal but for chance and for what `slope` of the
// second says of the effect: mean gain in knowing the effect, over 50 worlds.
double mean_gain(double slope) {
  LossWorld world{std::vector<double>(11, 0.0), std::vector<double>(11, 0.0),
                  std::vector<double>(11, 4.0), 3, 1000};
  world.slope[1] = slope;
  double sum = 0;
  for (int r = 0; r < 50; ++r) {
    const LossDraws draws = losses_of(world, static_cast<std::uint64_t>(r));
    const LossPart part{&draws.losses, 1};
    sum += gain_of_knowing({&part, 1}, {&draws.theta, 1}, 1).gain / 50;
  }
  return sum;
}

// Where it is read, knowing it is worth E[max(0, theta)] = .4. Where nobody
// reads it, one gain has a spread of .011 about less than .01, a mean of 50 an
// error of .002: five of them.
constexpr double kLittle = .02;
TEST(Information, sees_little_in_what_no_policy_reads) {
  EXPECT_LT(mean_gain(0), kLittle);
}
TEST(Information, sees_it_where_a_policy_reads_it) {
  EXPECT_GT(mean_gain(1), .3);
}

// 4,000 draws: the share of chance that is left has an error of .03, the mean
// of the gains one of .012; five of both.
TEST(Information, of_all_is_the_closed_form_without_chance) {
  const LossWorld world{{0, kMean}, {0, kSlope}, {4, 4}, 3, 4000};
  LossDraws draws = losses_of(world, 1);
  LossPart part{&draws.losses, 1};
  const double truth = closed_form(kMean, kSlope);
  EXPECT_NEAR(gain_of_knowing_all({&part, 1}), truth, .2);
  draws.losses.chance.assign(4, 0.0);
  EXPECT_GT(gain_of_knowing_all({&part, 1}), truth + .2);
}

TEST(Information, of_one_effect_is_never_more_than_of_all) {
  for (int r = 0; r < 50; ++r) {
    const LossDraws world = bent_world(static_cast<std::uint64_t>(r), 400);
    const LossPart part{&world.losses, 1};
    const Gain gain = gain_of_knowing({&part, 1}, {&world.theta, 1}, 1);
    EXPECT_GE(gain.gain, 0);
    EXPECT_LT(gain.gain, gain_of_knowing_all({&part, 1}) + 5 * gain.error);
  }
}

// Two theories that differ in nothing but their best policy: what is worth
// knowing is whether there is an effect at all.
TEST(Information, knows_theories_without_the_effect_from_those_with_it) {
  const Losses with = losses_of({0, 2}, 100), without = losses_of({2, 0}, 100);
  EffectDraws held(100);
  for (std::size_t d = 0; d < held.size(); ++d)
    held[d] = static_cast<double>(d % 10);
  const std::vector<LossPart> theories = {{&with, .75}, {&without, .25}};
  const std::vector<EffectDraws> effect = {held, {}};
  EXPECT_NEAR(gain_of_knowing(theories, effect, 1).gain, .5, 1e-6);
  EXPECT_NEAR(gain_of_knowing_all(theories), .5, 1e-12);
  const std::vector<EffectDraws> nobody = {{}, {}};
  EXPECT_EQ(gain_of_knowing(theories, nobody, 1).gain, 0);
}

TEST(Information, of_a_constant_is_nothing) {
  const LossDraws world = losses_of(kWorld, 1);
  const LossPart part{&world.losses, 1};
  const EffectDraws constant(1000, 3.0);
  const Gain gain = gain_of_knowing({&part, 1}, {&constant, 1}, 1);
  EXPECT_EQ(gain.gain, 0);
  EXPECT_EQ(gain.error, 0);
}

TEST(Information, does_not_ask_in_which_units_the_effect_is) {
  const LossDraws world = losses_of(kWorld, 1);
  const LossPart part{&world.losses, 1};
  EffectDraws other = world.theta;
  for (double& one : other)
    one = 7 - 1000 * one;
  const Gain a = gain_of_knowing({&part, 1}, {&world.theta, 1}, 1);
  const Gain b = gain_of_knowing({&part, 1}, {&other, 1}, 1);
  EXPECT_NEAR(a.gain, b.gain, .01);
}

TEST(Information, lists_what_matters_first) {
  const LossDraws world = losses_of(kWorld, 1);
  const LossPart part{&world.losses, 1};
  EffectDraws unread = world.theta;
  std::rotate(unread.begin(), unread.begin() + 100, unread.end());
  const std::vector<NamedEffect> effects = {{"tests", "unread", {unread}},
                                            {"tests", "read", {world.theta}}};
  const auto list = information_of("peace", {&part, 1}, effects, 1);
  ASSERT_EQ(list.size(), 2u);
  EXPECT_EQ(list[0].term, "read");
  EXPECT_EQ(list[0].profile, "peace");
  EXPECT_GT(list[0].gain, 3 * list[0].error);
  EXPECT_EQ(list[0].highest, gain_of_knowing_all({&part, 1}));
  EXPECT_LT(list[1].gain, .02);
}

}  // namespace
}  // namespace entente::decide
