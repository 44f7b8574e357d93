// What the record says of an effect where its posterior is not normal.
#include "entente/claim/marginal.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include "entente/theory/posterior.hpp"

#include "../theory/world.hpp"

namespace entente::claim {
namespace {

const double kScale = std::log(1.2) / 0.6744897501960817;

// N(estimate, error^2) as a marginal likelihood on a grid.
Marginal normal(double estimate, double error) {
  std::vector<double> values;
  for (double x = -5; x <= 4; x += 0.25)
    values.push_back(-0.5 * (x - estimate) * (x - estimate) / (error * error));
  return {-5, 0.25, values};
}

TEST(Marginal, of_a_normal_posterior_gives_the_normal_rule) {
  for (const double estimate : {-0.8, -0.2, 0.0, 0.223, 0.6, 2.0}) {
    for (const double error : {0.08, 0.2, 0.5, 2.0}) {
      const Marginal marginal = normal(estimate, error);
      for (const Correction correction : {Correction{0, 1}, {0.15, 1.3}}) {
        const auto exact = regions(marginal, correction, kScale);
        const auto closed = regions(estimate - correction.shift,
                                    error * correction.stretch, kScale);
        for (std::size_t i = 0; i < 3; ++i)
          EXPECT_NEAR(exact[i], closed[i], 1e-6) << estimate << " " << error;
      }
    }
  }
}

TEST(Marginal, of_a_normal_posterior_has_its_interval) {
  const Correction correction{0.1, 1.2};
  const Interval found = interval_of(normal(0.3, 0.2), correction);
  EXPECT_NEAR(*found.low, 0.2 - 1.959964 * 0.24, 1e-4);
  EXPECT_NEAR(*found.high, 0.2 + 1.959964 * 0.24, 1e-4);
}

TEST(Marginal, is_highest_inside_its_interval) {
  const Correction correction{0.1, 1.2};
  EXPECT_NEAR(highest_of(normal(0.3, 0.2), correction), 0.2, 0.005);
}

// A grid as fine as the likelihood is sharp: nearly all of it lies in a
// thousandth, and straight beyond.
TEST(Marginal, of_a_busy_record_is_integrated_where_it_is) {
  for (const double estimate : {-0.2, 0.0, 0.2231, 0.2229, 0.26}) {
    for (const double error : {0.0004, 0.01}) {
      const double step = error > 0.001 ? 0.25 / 32 : 0.25 / 512;
      std::vector<double> values;
      const double first = step * std::floor((estimate - 8 * error) / step);
      for (double x = first; x < estimate + 8 * error; x += step)
        values.push_back(-0.5 * (x - estimate) * (x - estimate) /
                         (error * error));
      const Marginal marginal(first, step, values);
      const auto exact = regions(marginal, {}, kScale);
      const auto closed = regions(estimate, error, kScale);
      for (std::size_t i = 0; i < 3; ++i)
        EXPECT_NEAR(exact[i], closed[i], 1e-4) << estimate << " " << error;
      const Interval interval = interval_of(marginal, {});
      EXPECT_NEAR(*interval.low, estimate - 1.96 * error, 0.01 * error);
      EXPECT_NEAR(*interval.high, estimate + 1.96 * error, 0.01 * error);
    }
  }
}

TEST(Marginal, is_smooth_between_its_knots_and_straight_beyond_them) {
  std::vector<double> values;
  const auto curve = [](double x) { return -4 * std::exp(x) + 2 * x; };
  for (double x = -2; x <= 1; x += 0.25)
    values.push_back(curve(x));
  const Marginal marginal(-2, 0.25, values);
  for (double x = -2; x <= 1; x += 0.01)
    EXPECT_NEAR(marginal(x), curve(x), 1e-3) << x;
  EXPECT_NEAR(marginal(4) - marginal(3), marginal(3) - marginal(2), 1e-9);
  EXPECT_NEAR(marginal(-3) - marginal(-4), marginal(-2) - marginal(-3), 1e-9);
}

// No outcome followed: exp(-expected x ratio), which has no highest point.
TEST(Marginal, of_acts_that_nothing_followed_is_open_below) {
  std::vector<double> values;
  for (double x = -5; x <= 4; x += 0.25)
    values.push_back(-6 * std::exp(x));
  const Interval found = interval_of({-5, 0.25, values}, {});
  EXPECT_FALSE(found.low.has_value());
  // 6 exp(x) = 1.92, but for what is left at the lowest x.
  EXPECT_NEAR(std::exp(*found.high), 1.9207 / 6, 0.01);
}

// Strikes and gifts by day; what is left beside the gifts is a background.
struct Small {
  theory::World world;
  theory::VerdictPanel panel;
  Question question;

  Small(const std::vector<int>& strikes,
        const std::vector<int>& gifts,
        int days = 1000)
      : world(days) {
    world.add_group("strike", record::Side::theirs, record::Counting::days);
    world.add_group("gift", record::Side::ours, record::Counting::acts);
    world.add_law("strike", 6);
    world.add_law("gift", 3);
    for (const int day : strikes)
      world.add_act("strike", day);
    for (const int day : gifts)
      world.add_act("gift", day, 1);
    panel = theory::verdict_panel(world.setting());
    question.outcome = "strike";
    question.effects = {
        theory::effect_of(panel.panel.setting, "recent(gift, 30)")};
    question.effects[0].sd = 1;
    question.effects[0].tested = true;
  }
};

struct Values {
  double marginal = 0, by_sum = 0, profile = 0;
};

// log L at x: as computed, summed over the background on a fine grid, and at
// the background that fits best (no Hessian).
Values at(const Asked& asked, const Marginal& marginal, double x) {
  const theory::Design design = theory::design_of(asked.panel, asked.law);
  const std::size_t tested = tested_column(asked.law);
  std::vector<double> q(2);
  q[tested] = x / asked.law.columns[tested].log_rr60_per_theta;
  double sum = 0, best = -1e300;
  const double reference = asked.fit.log_density;
  for (double a = -9; a < 0; a += 0.002) {
    q[1 - tested] = a;
    const double value =
        theory::log_posterior(asked.law, design.rows, q) + 0.5 * x * x;
    sum += std::exp(value - reference);
    best = std::max(best, value);
  }
  return {marginal(x), std::log(sum), best};
}

void expect_exact(const Small& small, double bound) {
  const Asked asked = ask(small.panel, small.question);
  ASSERT_EQ(asked.law.dimension(), 2U);
  const auto marginal = marginal_of(asked);
  ASSERT_TRUE(marginal.has_value());
  const Values zero = at(asked, *marginal, 0);
  double worst_profile = 0;
  for (double x = -2.1; x < 1.2; x += 0.3) {
    const Values here = at(asked, *marginal, x);
    EXPECT_NEAR(here.marginal - zero.marginal, here.by_sum - zero.by_sum, bound)
        << x;
    worst_profile = std::max(
        worst_profile,
        std::abs((here.profile - zero.profile) - (here.by_sum - zero.by_sum)));
  }
  // The profile alone, without the width of what is left, would be seen.
  EXPECT_GT(worst_profile, bound);
}

// Where some two hundred strikes lie near the gifts, the rule is what it was
// with a normal posterior: within .01 of each region's probability.
TEST(Marginal, gives_the_normal_rule_where_the_normal_is_good) {
  std::vector<int> strikes, gifts;
  const Draws draws(3, Stream::world_acts);
  for (int day = 0; day < 6000; ++day) {
    const auto u = draws.uniforms(static_cast<std::uint32_t>(day), 0);
    if (u[0] < 0.1) strikes.push_back(day);
    if (u[1] < 0.02) gifts.push_back(day);
  }
  const Small small(strikes, gifts, 6000);
  const Asked asked = ask(small.panel, small.question);
  const Estimate estimate = estimate_of(asked.fit, asked.law);
  const auto marginal = marginal_of(asked);
  for (const double shift : {-0.3, -0.2, -0.1, 0.0, 0.1, 0.2, 0.3}) {
    const auto exact = regions(*marginal, {shift, 1.1}, kScale);
    const auto closed =
        regions(estimate.log_rr60 - shift, 1.1 * estimate.se, kScale);
    for (std::size_t i = 0; i < 3; ++i)
      EXPECT_NEAR(exact[i], closed[i], 0.01) << shift;
  }
}

const std::vector<int> kGifts = {100, 160, 250, 330, 420, 500, 640, 700, 870};

TEST(Marginal, equals_a_sum_over_the_background) {
  std::vector<int> strikes;
  for (int day = 15; day < 1000; day += 37)
    strikes.push_back(day);
  expect_exact({strikes, kGifts}, 0.01);
}

TEST(Marginal, equals_a_sum_where_nothing_followed) {
  expect_exact({{20, 41, 80, 93, 98, 560, 577, 590, 600, 610}, kGifts}, 0.02);
}

}  // namespace
}  // namespace entente::claim
