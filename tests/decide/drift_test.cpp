// Levels that move by themselves: learned from windows that are over, and what
// bands of levels and of differences hold on records where they do or do not.
#include "entente/decide/drift.hpp"

#include <cmath>
#include <limits>

#include <gtest/gtest.h>

#include "moving_levels.hpp"

namespace entente::decide {
namespace {

// Ten futures of mean 10 and variance 10.
const std::vector<double> kTen = {5, 6, 7, 9, 10, 10, 11, 13, 14, 15};

TEST(Drift, is_what_the_variance_lacks) {
  EXPECT_EQ(needed_drift(kTen, 10), 0);
  EXPECT_EQ(needed_drift(kTen, 13), 0);
  const double s = needed_drift(kTen, 22);
  // 10.2 + 100 (exp(s^2) - 1) is the square of 12 / 1.28.
  EXPECT_NEAR(10.2 + 100 * std::expm1(s * s),
              std::pow(12 / normal_quantile(.9), 2), 1e-9);
  EXPECT_EQ(needed_drift(std::vector<double>{0, 0}, 1),
            std::numeric_limits<double>::infinity());
}

std::vector<PastRun> runs_that_need(const std::vector<double>& came) {
  std::vector<PastRun> out;
  for (std::size_t i = 0; i < came.size(); ++i) {
    out.emplace_back();
    out.back().from = static_cast<Day>(365 * i);
    out.back().simulated = {kTen};
    out.back().came = {came[i]};
    out.back().known = {1};
  }
  return out;
}

TEST(Drift, is_learned_from_windows_that_are_over) {
  const std::vector<MeasureName> measures = {{0, 730}};
  const std::vector<OutcomeSpec> outcomes(1);
  std::vector<double> came(20, 22);
  const auto out = drifts_of(runs_that_need(came), measures, outcomes);
  ASSERT_EQ(out.size(), 21u);
  // The twelfth window begins in year 11 and is over in year 13.
  EXPECT_FALSE(out[12]);
  ASSERT_TRUE(out[13]);
  EXPECT_NEAR(*out[13], needed_drift(kTen, 22), 1e-12);
  // What comes later changes nothing before; a leak would be seen today.
  for (std::size_t i = 13; i < 20; ++i)
    came[i] = 80;
  const auto later = drifts_of(runs_that_need(came), measures, outcomes);
  EXPECT_EQ(later[13], out[13]);
  EXPECT_EQ(later[14], out[14]);
  EXPECT_GT(*later[20], *out[20] + .3);
}

TEST(Drift, of_costs_and_shares_is_not_learned) {
  const std::vector<MeasureName> measures = {{0, 730}};
  std::vector<OutcomeSpec> outcomes(1);
  const auto runs = runs_that_need(std::vector<double>(20, 22));
  outcomes[0].cost = true;
  EXPECT_FALSE(drifts_of(runs, measures, outcomes).back());
  outcomes[0].cost = false;
  outcomes[0].measure = Measure::lines_open;
  EXPECT_FALSE(drifts_of(runs, measures, outcomes).back());
}

// Spread .5 on a log rate of .06 a day: 43.8 acts in two years before and
// after, 5.5 times as far spread as by chance.
TEST(Drift, spreads_levels_and_leaves_their_mean) {
  std::vector<std::vector<theory::Parameters>> draws(
      20000, std::vector<theory::Parameters>(2, {{std::log(.06), 1}, {}}));
  add_drift(.5, 1, std::vector<std::string>{"a", "b"}, draws);
  double sum = 0, squares = 0, both = 0;
  for (const auto& draw : draws) {
    const double a = draw[0].theta[0] - std::log(.06);
    const double b = draw[1].theta[0] - std::log(.06);
    EXPECT_EQ(draw[0].theta[1], 1);
    sum += std::exp(a) / 20000;
    squares += (a + .125) * (a + .125) / 20000;
    both += (a + .125) * (b + .125) / 20000;
  }
  EXPECT_NEAR(sum, 1, .02);  // five errors
  EXPECT_NEAR(squares, .25, .0125);
  EXPECT_NEAR(both, 0, .009);
}

// Some 50 windows each, many of which overlap: the errors of these shares are
// .08 at most. Where the level moves bands as they are hold far too little, and
// those with levels that move hold more; where it does not, no less than they
// should and not all.
TEST(Drift, is_found_where_it_is_and_not_where_it_is_not) {
  const Held still = held_in(0, 10, 100), moving = held_in(.6, 10, 100);
  EXPECT_GT(still.as_is, .5);
  EXPECT_LT(still.drifting, still.as_is + .25);
  EXPECT_LT(moving.as_is, .65);
  EXPECT_GT(moving.drifting, moving.as_is + .1);
  EXPECT_GT(moving.widened, moving.as_is + .1);
}

}  // namespace
}  // namespace entente::decide
