// The measured gain: its mean, its band, and that it knows nothing of what
// comes.
#include "entente/claim/measured/gain.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include "../future/arena.hpp"

namespace entente::claim {
namespace {

forecast::ForecastPair pair_of(int month,
                               double with,
                               double without,
                               forecast::Came came) {
  return {month * 30, {{30, with, without, came}}, 0};
}

TEST(Gain, is_the_mean_difference_of_log_scores) {
  using forecast::Came;
  const std::vector<forecast::ForecastPair> pairs = {
      pair_of(0, 0.6, 0.5, Came::yes), pair_of(1, 0.4, 0.5, Came::no),
      pair_of(2, 0.9, 0.1, Came::month_only),
      pair_of(3, 0.9, 0.1, Came::not_over)};
  const GainResult found = gain_of(pairs, 0.005, 1, 0);
  EXPECT_EQ(found.origins, 2);
  EXPECT_EQ(found.scored, 2);
  EXPECT_EQ(found.not_scored, 1);
  EXPECT_NEAR(found.gain, std::log(0.6 / 0.5), 1e-12);
  EXPECT_DOUBLE_EQ(found.above, 1);
  EXPECT_NEAR(found.low, found.high, 1e-12);
  ASSERT_EQ(found.by_horizon.size(), 1U);
  EXPECT_EQ(found.by_horizon[0].scored, 2);
}

// The sum of so many months of a random walk's steps would be judged far too
// surely month by month: a year's blocks keep what hangs together together.
TEST(Gain, of_months_that_hang_together_has_the_wider_band) {
  std::vector<forecast::ForecastPair> years, months;
  for (int month = 0; month < 240; ++month) {
    const bool good = month / 12 % 2 == 0, even = month % 2 == 0;
    years.push_back(
        pair_of(month, good ? 0.6 : 0.42, 0.5, forecast::Came::yes));
    months.push_back(
        pair_of(month, even ? 0.6 : 0.42, 0.5, forecast::Came::yes));
  }
  const GainResult slow = gain_of(years, 0.005, 1, 0);
  const GainResult fast = gain_of(months, 0.005, 1, 0);
  EXPECT_NEAR(slow.gain, fast.gain, 1e-12);
  EXPECT_GT(slow.high - slow.low, 4 * (fast.high - fast.low));
}

// Forecasts of strikes with gifts and without, on the arena.
std::vector<forecast::ForecastPair> pairs_of(future::Arena& arena,
                                             int threads,
                                             int futures = 100) {
  forecast::WithTermOptions options;
  options.futures = futures;
  options.parallelism.threads = threads;
  return forecast::forecasts_with_term(
      arena.setting(),
      {"strike", "recent(gift, 30)", {30, 90}, arena.window.from + 1200},
      options);
}

bool same(const forecast::ForecastPair& a, const forecast::ForecastPair& b) {
  for (std::size_t h = 0; h < a.horizons.size(); ++h)
    if (a.horizons[h].with != b.horizons[h].with ||
        a.horizons[h].without != b.horizons[h].without)
      return false;
  return a.day == b.day;
}

// What comes on or after an origin changes none of its forecasts; an act of the
// days before does.
TEST(Gain, knows_nothing_of_what_comes) {
  future::Arena plain, later, earlier;
  const auto before = pairs_of(plain, 1);
  ASSERT_GE(before.size(), 4U);
  const int origin = before[2].day - plain.window.from;
  later.add_act("gift", origin, 5);
  later.add_act("strike", origin + 1);
  earlier.add_act("gift", origin - 1, 5);
  earlier.add_act("strike", origin - 2);
  const auto with_later = pairs_of(later, 1),
             with_earlier = pairs_of(earlier, 1);
  for (std::size_t i = 0; i <= 2; ++i)
    EXPECT_TRUE(same(before[i], with_later[i])) << i;
  EXPECT_FALSE(same(before[3], with_later[3]));
  EXPECT_TRUE(same(before[1], with_earlier[1]));
  EXPECT_FALSE(same(before[2], with_earlier[2]));
}

TEST(Gain, is_the_same_for_any_threads) {
  future::Arena arena;
  const auto one = pairs_of(arena, 1), three = pairs_of(arena, 3);
  ASSERT_EQ(one.size(), three.size());
  for (std::size_t i = 0; i < one.size(); ++i) {
    EXPECT_TRUE(same(one[i], three[i]));
    EXPECT_EQ(one[i].chance, three[i].chance);
  }
}

// The error that is stated for the number of futures is that over seeds.
TEST(Gain, states_what_the_number_of_futures_leaves_open) {
  future::Arena arena;
  const theory::Setting setting = arena.setting();
  std::vector<double> gains;
  double stated = 0, mean = 0, squares = 0;
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    forecast::WithTermOptions options;
    options.futures = 60;
    options.seed = seed;
    const GainResult found = gain_of(
        forecast::forecasts_with_term(
            setting,
            {"strike", "recent(gift, 30)", {30}, arena.window.from + 1400},
            options),
        0.005, 1, 0);
    gains.push_back(found.gain);
    stated += found.futures_error / 20;
    mean += found.gain / 20;
  }
  for (const double gain : gains)
    squares += (gain - mean) * (gain - mean);
  const double seen = std::sqrt(squares / 19);
  // A standard deviation of twenty has an error of .16 of itself.
  EXPECT_GT(seen, 0.5 * stated);
  EXPECT_LT(seen, 2 * stated);
}

}  // namespace
}  // namespace entente::claim
