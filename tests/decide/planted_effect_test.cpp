// An effect put into simulated records is found as a difference between
// policies; the ratio at which two policies swap is one at which they do.
#include <gtest/gtest.h>

#include "entente/core/normal.hpp"
#include "entente/decide/tally.hpp"

#include "truth_world.hpp"

namespace entente::decide {
namespace {

using Effects = TruthWorld::Effects;
using Drawn = std::vector<std::vector<theory::Parameters>>;

constexpr std::size_t kStrikes = 1, kGifts = 3, kWidth = 8;  // 730 days
const std::string kTerm = "recent(gift, 30)";

// Difference of the second policy to the first in strikes, by draw.
std::vector<double> differences(const std::vector<std::vector<double>>& all) {
  std::vector<double> out;
  for (const auto& draw : all) {
    double sum = 0, count = 0;
    for (std::size_t i = 0; i < draw.size(); i += 2 * kWidth, ++count)
      sum += draw[i + kWidth + kStrikes] - draw[i + kStrikes];
    out.push_back(sum / count);
  }
  return out;
}

double mean_of(const std::vector<double>& values) {
  double sum = 0;
  for (const double value : values)
    sum += value;
  return sum / static_cast<double>(values.size());
}

struct Found {
  Summary said;
  double truth = 0;
};

// Mean over two years to come of what a level that goes back to nothing with a
// half-life of two years multiplies a rate by.
double to_come(double level, double drift) {
  double sum = 0;
  for (int day = 1; day <= 730; ++day) {
    const double left = std::exp2(-day / 730.0);
    sum += std::exp(left * level + drift * drift * (1 - left * left) / 2);
  }
  return sum / 730;
}

// Record `i`, whose true effect is drawn from the prior of its fit; the level
// of its strikes moves by itself where `drift` is not 0.
Found found_in(std::uint32_t i, double drift = 0) {
  constexpr int kDraws = 60, kPerDraw = 4;
  const Draws draws(31, Stream::world_attributes);
  TruthWorld pilot(400, 0, 1, Effects::gifts);
  const double sd = theory::effect_of(pilot.setting(), kTerm).sd;
  TruthWorld world(4000, sd * normal_quantile(draws.uniform(i, 0)), 100 + i,
                   Effects::gifts, drift);
  const Truth truth(world, {never_gives(), gives(30)}, kDraws);
  Tally tally({kDraws, 2, kWidth, kPerDraw}, {});
  const auto all = truth.futures(truth.draws(), kPerDraw);
  for (std::size_t d = 0; d < all.size(); ++d)
    tally.add(d, all[d]);
  const Tallied tallied = std::move(tally).finish();
  const Part part{&tallied.policies[1], 1};
  Found out;
  out.said = summary_of({&part, 1}, kStrikes);
  std::vector<theory::Parameters> real = truth.draws()[0];
  real[truth.law_of(TruthWorld::strike)].theta = {
      std::log(TruthWorld::kStrikes * to_come(world.level, drift)),
      world.theta};
  out.truth = mean_of(differences(truth.futures(Drawn(250, real), 4, 9)));
  return out;
}

// 40 records. An 80 % band holds the truth in 32 of them, and in fewer than 19
// once in a million; the mean miss is within five of its errors. The bug: a
// band of luck alone, of the parameters as if they were known.
TEST(PlantedEffect, is_found_as_a_difference_of_the_right_size) {
  constexpr int kRecords = 40;
  int held = 0, held_by_luck = 0;
  std::vector<double> misses;
  double squares = 0, truths = 0;
  for (std::uint32_t i = 0; i < kRecords; ++i) {
    const Found one = found_in(i);
    held += one.said.low <= one.truth && one.truth <= one.said.high ? 1 : 0;
    misses.push_back(one.said.difference - one.truth);
    held_by_luck +=
        std::abs(misses.back()) <= normal_quantile(.9) * one.said.mc_error ? 1
                                                                           : 0;
    squares += misses.back() * misses.back();
    truths += one.truth * one.truth;
  }
  EXPECT_GE(held, 19);
  EXPECT_LT(held_by_luck, 19);
  EXPECT_LT(std::abs(mean_of(misses)), 5 * std::sqrt(squares) / kRecords);
  // What is found is nearer to the truth than no difference at all.
  EXPECT_LT(squares, .8 * truths);
}

// The same where levels move, which the law does not know: on average the
// difference is right, but the bands hold it in 18 of these 40 records, where
// they should in 32. A known shortfall, said in docs/policies.md: a test that
// finds it gone asks for that page to be mended. Fixed seeds: no false alarm.
TEST(PlantedEffect, has_bands_that_hold_too_little_where_levels_move) {
  constexpr int kRecords = 40;
  int held = 0, held_by_luck = 0;
  double misses = 0, squares = 0;
  for (std::uint32_t i = 0; i < kRecords; ++i) {
    const Found one = found_in(i, .4);
    held += one.said.low <= one.truth && one.truth <= one.said.high ? 1 : 0;
    const double miss = one.said.difference - one.truth;
    held_by_luck +=
        std::abs(miss) <= normal_quantile(.9) * one.said.mc_error ? 1 : 0;
    misses += miss;
    squares += miss * miss;
  }
  EXPECT_GE(held, 14);
  EXPECT_LE(held, 22);
  EXPECT_LT(held_by_luck, held);  // the bug, as above
  EXPECT_LT(std::abs(misses), 5 * std::sqrt(squares));
}

// Loss of the second policy less that of the first at moved parameters.
struct Gap {
  double mean = 0, error = 0;
};
Gap gap_at(const Truth& truth, double shift, double gift_weight) {
  Drawn moved = truth.draws();
  const std::size_t law = truth.law_of(TruthWorld::strike);
  const theory::Column& column = truth.columns.all[0].laws[law].columns[1];
  EXPECT_EQ(column.name, kTerm);
  for (auto& draw : moved)
    draw[law].theta[1] += shift / column.log_rr60_per_theta;
  double squares = 0, count = 0;
  std::vector<double> means;
  for (const auto& draw : truth.futures(moved, 50, 77)) {  // luck of its own
    std::vector<double> gaps;
    for (std::size_t i = 0; i < draw.size(); i += 2 * kWidth)
      gaps.push_back(draw[i + kWidth + kStrikes] - draw[i + kStrikes] +
                     gift_weight *
                         (draw[i + kWidth + kGifts] - draw[i + kGifts]));
    means.push_back(mean_of(gaps));
    for (const double gap : gaps)
      squares += (gap - means.back()) * (gap - means.back());
    count += static_cast<double>(gaps.size());
  }
  return {mean_of(means), std::sqrt(squares) / count};
}

// Gifts as often as the record has them, and three times as often, where losses
// bend between the grid's points. The luck of the check is its own: five errors
// of it and of the grid's own futures, which are fewer.
class Reversal : public testing::TestWithParam<int> {};

TEST_P(Reversal, at_the_ratio_needed_two_policies_lose_the_same_and_swap) {
  constexpr double kWeight = .1;
  TruthWorld world(4000, .3, 3, Effects::gifts);
  ProfileSpec profile;
  profile.id = "few";
  profile.weights = {{"strikes", 1, {}}, {"gifts", kWeight, {}}};
  world.spec.profiles = {profile};
  const std::vector<policy::PolicySpec> policies = {never_gives(),
                                                    gives(GetParam())};
  CompareOptions options;
  options.draws = options.swap_draws = 40;
  options.per_draw = options.swap_per_draw = 40;
  options.past_futures = 0;
  const Truth truth(world, policies, options.draws);
  const Comparison out = compare(
      truth.known, {&world.spec, &policies, &world.outcomes, {}}, options);
  ASSERT_EQ(out.profiles[0].best, 0u);
  ASSERT_EQ(out.swaps.size(), 1u);
  ASSERT_EQ(out.swaps[0].effects.size(), 1u);
  const EffectSwap& effect = out.swaps[0].effects[0];
  ASSERT_TRUE(effect.ratio_needed.has_value());
  const double shift = std::log(*effect.ratio_needed / effect.ratio);
  EXPECT_LT(shift, 0);
  const double step = std::log(8.0) / 4;
  const Gap there = gap_at(truth, shift, kWeight);
  const Gap above = gap_at(truth, shift + step / 2, kWeight);
  const Gap below = gap_at(truth, shift - step / 2, kWeight);
  const double allowed = 5 * there.error * std::sqrt(1 + 50.0 / 40);
  EXPECT_LT(std::abs(there.mean), allowed);
  EXPECT_GT(above.mean, 5 * above.error);
  EXPECT_LT(below.mean, -5 * below.error);
  // The bug: a shift to the wrong side.
  EXPECT_GT(std::abs(gap_at(truth, -shift, kWeight).mean), allowed);
}

INSTANTIATE_TEST_SUITE_P(Gifts, Reversal, testing::Values(90, 30));

}  // namespace
}  // namespace entente::decide
