// How much wider bands must be, from the windows that were over alone.
#include "entente/decide/widening.hpp"

#include <cmath>
#include <limits>

#include <gtest/gtest.h>

#include "entente/core/normal.hpp"
#include "entente/core/rng.hpp"

namespace entente::decide {
namespace {

BackTestWindow window(Day from, double came) {
  return {from, 0, 8, 9, 10, 12, 14, came};
}

TEST(Widening, is_counted_from_the_median_to_the_end_on_that_side) {
  EXPECT_EQ(needed_width(window(0, 10)), 0);
  EXPECT_EQ(needed_width(window(0, 8)), 1);
  EXPECT_EQ(needed_width(window(0, 16)), 1.5);
  EXPECT_EQ(needed_width(window(0, 4)), 3);
  EXPECT_EQ(needed_width({0, 0, 1, 1, 1, 1, 1, .5}),
            std::numeric_limits<double>::infinity());
}

// Bands that are half as wide as they should be: 10 and 90 % points of
// N(0, 1/2) where what comes is N(0, 1).
std::vector<BackTestWindow> narrow(int years, int a_year) {
  const double end = normal_quantile(.9) / 2, half = normal_quantile(.75) / 2;
  const Draws draws(4, Stream::world_acts);
  std::vector<BackTestWindow> out;
  for (int year = 0; year < years; ++year)
    for (int i = 0; i < a_year; ++i)
      out.push_back(
          {365 * year, 0, -end, -half, 0, half, end,
           normal_quantile(draws.uniform(static_cast<std::uint32_t>(year),
                                         static_cast<std::uint32_t>(i)))});
  return out;
}

const std::vector<MeasureName> kMeasures = {{0, 365}, {1, 365}};
const std::vector<OutcomeSpec> kOutcomes = [] {
  std::vector<OutcomeSpec> out(2);
  out[1].cost = true;
  return out;
}();

// 2,000 windows: five of their errors off, .05, comes once in a million.
TEST(Widening, of_bands_half_as_wide_as_they_should_be_is_two) {
  const auto windows = narrow(200, 10);
  const auto out = tries_of(windows, {}, kMeasures, kOutcomes).by_horizon;
  ASSERT_EQ(out.size(), 1u);
  EXPECT_NEAR(out[0].factor.value(), 2, .25);
  EXPECT_NEAR(out[0].inside80, .478, .055);
  EXPECT_NEAR(out[0].widened, .8, .05);
  EXPECT_EQ(out[0].windows, 1980u);  // the first two years have too few before
}

// The planted bug: a factor that knows the windows still to come would hold
// what came after a break.
TEST(Widening, knows_nothing_of_what_came_later) {
  auto windows = narrow(20, 10);
  for (BackTestWindow& one : windows)
    if (one.from >= 365 * 19) one.came = 50;
  const auto out = tries_of(windows, {}, kMeasures, kOutcomes).by_horizon;
  auto calm = windows;
  calm.resize(190);
  const auto before = tries_of(calm, {}, kMeasures, kOutcomes).by_horizon;
  // Of the last year none is held.
  EXPECT_NEAR(out[0].widened * static_cast<double>(out[0].windows),
              before[0].widened * static_cast<double>(before[0].windows), 1e-9);
}

// The bug: the factor of all windows, those still to come among them.
TEST(Widening, is_found_out_where_it_knows_what_came_later) {
  auto windows = narrow(20, 10);
  for (BackTestWindow& one : windows)
    if (one.from >= 365 * 15) one.came = 5 + one.came;
  const auto out = tries_of(windows, {}, kMeasures, kOutcomes).by_horizon;
  std::vector<double> all;
  for (const BackTestWindow& one : windows)
    all.push_back(needed_width(one));
  const double known_later = least_that_holds(all);
  double held = 0, tried = 0;
  for (const BackTestWindow& one : windows) {
    if (one.from < 365 * 2) continue;  // as many as are tried
    held += needed_width(one) <= known_later ? 1 : 0;
    ++tried;
  }
  EXPECT_EQ(tried, static_cast<double>(out[0].windows));
  EXPECT_NEAR(held / tried, .8, .05);
  EXPECT_LT(out[0].widened, held / tried - .05);
}

// Windows simulated otherwise stand beside the same windows.
TEST(Widening, counts_drifting_windows_among_the_same_ones) {
  const auto windows = narrow(20, 10);
  std::vector<BackTestWindow> drifting;
  for (BackTestWindow one : windows) {
    if (one.from < 365 * 10) continue;
    one.low80 *= 100;
    one.high80 *= 100;
    drifting.push_back(one);
  }
  const Tries out = tries_of(windows, drifting, kMeasures, kOutcomes);
  EXPECT_EQ(out.by_horizon[0].windows, 100u);
  EXPECT_EQ(out.by_horizon[0].drifting, 1);
  EXPECT_LT(out.by_horizon[0].inside80, .7);
  ASSERT_EQ(out.by_measure.size(), 1u);
  EXPECT_EQ(out.by_measure[0].windows, 100u);
  EXPECT_EQ(out.by_measure[0].widened, out.by_horizon[0].widened);
}

TEST(Widening, leaves_costs_out) {
  auto windows = narrow(20, 10);
  for (BackTestWindow& one : windows)
    one.measure = 1;
  const Tries tries = tries_of(windows, {}, kMeasures, kOutcomes);
  EXPECT_TRUE(tries.by_horizon.empty());
  EXPECT_TRUE(tries.by_measure.empty());
}

TEST(Widening, that_no_factor_makes_is_none) {
  std::vector<BackTestWindow> windows(20, {0, 0, 1, 1, 1, 1, 1, .5});
  const auto out = tries_of(windows, {}, kMeasures, kOutcomes).by_horizon;
  EXPECT_FALSE(out[0].factor.has_value());
  EXPECT_EQ(out[0].windows, 0u);
}

}  // namespace
}  // namespace entente::decide
