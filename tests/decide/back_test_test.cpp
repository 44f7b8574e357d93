// Bands hold what they say, for counts too; the interval knows that windows
// overlap.
#include "entente/decide/back_test.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include "entente/core/quantile.hpp"
#include "entente/core/rng.hpp"

namespace entente::decide {
namespace {

// The Poisson count at a uniform.
double poisson_of(double mean, double uniform) {
  double term = std::exp(-mean), below = term;
  double count = 0;
  while (below < uniform && count < 1000) {
    term *= mean / ++count;
    below += term;
  }
  return count;
}

std::vector<double> poissons(double mean,
                             int n,
                             const Draws& draws,
                             std::uint32_t step) {
  std::vector<double> out;
  for (int i = 0; i < n; ++i)
    out.push_back(
        poisson_of(mean, draws.uniform(step, static_cast<std::uint32_t>(i))));
  return out;
}

TEST(MidQuantile, is_linear_between_the_middles_of_steps) {
  // 0 half of the time, 1 and 2 a quarter each: middles .25, .625, .875.
  const std::vector<double> values = {2, 0, 1, 0};
  EXPECT_EQ(mid_quantile(values, .1), 0);
  EXPECT_EQ(mid_quantile(values, .25), 0);
  EXPECT_NEAR(mid_quantile(values, .5), 2.0 / 3, 1e-12);
  EXPECT_NEAR(mid_quantile(values, .75), 1.5, 1e-12);
  EXPECT_EQ(mid_quantile(values, .9), 2);
  EXPECT_EQ(mid_quantile(std::vector<double>{3, 3}, .5), 3);
}

TEST(Inside, counts_the_part_of_a_value_that_is_inside) {
  // 3 values and the one that came: ranks of four.
  const std::vector<double> values = {1, 2, 2};
  // 2 stands for [.25, 1]; the band is [.1, .9].
  EXPECT_NEAR(inside(values, 2, .8), .65 / .75, 1e-12);
  // 0 stands for [0, .25].
  EXPECT_NEAR(inside(values, 0, .8), .15 / .25, 1e-12);
  EXPECT_NEAR(inside(values, 0, .5), 0, 1e-12);
  EXPECT_NEAR(inside(values, 5, .8), .15 / .25, 1e-12);
}

// Mean of a count of what came, over 4,000 windows of Poisson counts.
template <class F>
double coverage(double mean, F&& counted) {
  constexpr int kWindows = 4000;
  double sum = 0;
  for (int w = 0; w < kWindows; ++w) {
    const Draws draws(1, Stream::world_acts, 0, static_cast<std::uint32_t>(w));
    const auto simulated = poissons(mean, 200, draws, 0);
    sum += counted(simulated, poissons(mean, 1, draws, 1)[0]);
  }
  return sum / kWindows;
}

// The standard error of 4,000 windows is .0063; five of them.
constexpr double kSlack = .032;
const double kMeans[] = {.3, 2, 20};

TEST(Inside, is_right_for_counts) {
  for (const double mean : kMeans) {
    const auto in = [](double share) {
      return [share](const std::vector<double>& simulated, double came) {
        return inside(simulated, came, share);
      };
    };
    EXPECT_NEAR(coverage(mean, in(.8)), .8, kSlack) << mean;
    EXPECT_NEAR(coverage(mean, in(.5)), .5, kSlack) << mean;
  }
}

// With twenty acts a whole edge is little; with few it is much.
TEST(Inside, is_found_out_where_the_edges_count_as_a_whole) {
  for (const double mean : {.3, 2.0}) {
    const double counted =
        coverage(mean, [](const std::vector<double>& simulated, double came) {
          return came >= quantile(simulated, .1) &&
                         came <= quantile(simulated, .9)
                     ? 1.0
                     : 0.0;
        });
    EXPECT_GT(counted, .8 + kSlack) << mean;
  }
}

// Thirteen origins a year apart, windows of two years, five acts a year; the
// futures have `simulated` acts in two years. Share of 400 records in which the
// interval holds .8.
double intervals_that_hold(double simulated) {
  constexpr int kRecords = 400, kOrigins = 13;
  int holding = 0;
  for (int r = 0; r < kRecords; ++r) {
    const Draws draws(2, Stream::world_acts, 0, static_cast<std::uint32_t>(r));
    const auto years = poissons(5, kOrigins + 1, draws, 0);
    std::vector<std::vector<double>> futures;
    std::vector<PastWindow> windows;
    for (int i = 0; i < kOrigins; ++i)
      futures.push_back(
          poissons(simulated, 300, draws, static_cast<std::uint32_t>(i + 1)));
    for (std::size_t i = 0; i < kOrigins; ++i)
      windows.push_back(
          {static_cast<Day>(365 * i), futures[i], years[i] + years[i + 1]});
    const BackTest test = back_test_of(0, 730, windows, 1);
    holding += test.low80 <= .8 && test.high80 >= .8 ? 1 : 0;
  }
  return holding / static_cast<double>(kRecords);
}

// Meant for 95 of 100; fewer than 89 of 100 in 400 records are then a false
// alarm in 1e-6 (binomial).
TEST(BackTest, has_an_interval_that_holds_the_truth) {
  EXPECT_GE(intervals_that_hold(10), .89);
}

TEST(BackTest, is_found_out_where_futures_are_too_few) {
  EXPECT_LT(intervals_that_hold(3), .5);
}

TEST(BackTest, is_not_sure_of_all_when_all_were_inside) {
  const std::vector<double> simulated = {1, 2, 3, 4, 5, 6, 7, 8, 9};
  std::vector<PastWindow> windows;
  for (int i = 0; i < 12; ++i)
    windows.push_back({365 * i, simulated, 5});
  const BackTest test = back_test_of(3, 730, windows, 1);
  EXPECT_EQ(test.measure, 3u);
  EXPECT_EQ(test.windows, 12u);
  EXPECT_EQ(test.inside50, 1);
  EXPECT_EQ(test.inside80, 1);
  EXPECT_EQ(test.high80, 1);
  // Six that do not overlap: Wilson 1 / (1 + 3.84 / 6).
  EXPECT_NEAR(test.low80, 1 / (1 + 3.8414588 / 6), 1e-6);
  // Windows of a year share no day: all twelve count.
  EXPECT_GT(back_test_of(3, 365, windows, 1).low80, test.low80);
}

TEST(BackTest, of_no_windows_says_so) {
  const BackTest test = back_test_of(1, 730, {}, 1);
  EXPECT_EQ(test.windows, 0u);
  EXPECT_EQ(test.low80, 0);
  EXPECT_EQ(test.high80, 1);
}

TEST(BackTest, takes_the_measures_that_are_known_of_every_run) {
  PastRun run;
  run.from = 100;
  run.simulated = {{1, 2, 3}, {5, 5, 5}};
  run.came = {2, 5};
  run.known = {1, 0};
  PastRun later = run;
  later.from = 465;
  later.known = {1, 1};
  const std::vector<PastRun> runs = {run, later};
  const std::vector<MeasureName> measures = {{0, 365}, {1, 730}};
  const BackTested out = back_tests_of(runs, measures, 1);
  ASSERT_EQ(out.tests.size(), 2u);
  EXPECT_EQ(out.tests[0].windows, 2u);
  EXPECT_EQ(out.tests[1].windows, 1u);
  ASSERT_EQ(out.windows.size(), 3u);
  EXPECT_EQ(out.windows[1].from, 465);
  EXPECT_EQ(out.windows[2].measure, 1u);
  EXPECT_EQ(out.windows[0].median, 2);
  EXPECT_EQ(out.windows[0].came, 2);
}

}  // namespace
}  // namespace entente::decide
