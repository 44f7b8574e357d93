// Strengths of seen causes, on simulated days with a cause of known strength.
#include "entente/claim/seen.hpp"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "entente/claim/regions.hpp"
#include "entente/core/normal.hpp"
#include "entente/core/rng.hpp"
#include "entente/inference/fit.hpp"
#include "entente/theory/posterior.hpp"

namespace entente::claim {
namespace {

constexpr std::size_t kDays = 20'000;
constexpr double kOutcome = 0.6, kTreatment = 0.4;  // log rate per sd of U

// Days on which a slow cause U moves outcomes by exp(a U) and treated days by
// exp(b U); the treatment does nothing.
struct World {
  std::vector<double> ones, cause, treated;
  theory::Law law;
  theory::Rows rows;

  World(double a, double b) {
    const Draws draws(1, Stream::world_tension);
    const std::size_t size = theory::padded(kDays);
    ones.assign(size, 1);
    cause.assign(size, 0);
    treated.assign(size, 0);
    double u = 0;
    for (std::uint32_t t = 0; t < kDays; ++t) {
      constexpr double kKept = 0.98;  // a time of some fifty days
      u = kKept * u +
          std::sqrt(1 - kKept * kKept) * normal_quantile(draws.uniform(t, 0));
      cause[t] = u;
      treated[t] = draws.uniform(t, 1) < 0.1 * std::exp(b * u) ? 1 : 0;
      if (draws.uniform(t, 2) < 1 - std::exp(-0.08 * std::exp(a * u))) {
        rows.act_rows.push_back(t);
        rows.act_counts.push_back(1);
      }
    }
    rows.rows = kDays;
    with({{"background", theory::Role::intercept, &ones},
          {"tension", theory::Role::nuisance, &cause},
          {"tested", theory::Role::effect, &treated}});
  }

  struct One {
    const char* name;
    theory::Role role;
    const std::vector<double>* values;
  };
  void with(const std::vector<One>& columns) {
    law.columns.clear();
    rows.columns.clear();
    for (const One& one : columns) {
      theory::Column column;
      column.name = one.name;
      column.role = one.role;
      column.tested = one.role == theory::Role::effect;
      column.mean = column.role == theory::Role::intercept ? std::log(0.08) : 0;
      column.log_rr60_per_theta = 1;
      law.columns.push_back(column);
      rows.columns.push_back(one.values->data());
    }
  }

  std::vector<double> fitted() const {
    return theory::parameters_at(law, inference::fit_mode(law, rows).mode)
        .theta;
  }
};

double sd_of(const std::vector<double>& values) {
  double sum = 0, squares = 0;
  for (std::size_t t = 0; t < kDays; ++t) {
    sum += values[t];
    squares += values[t] * values[t];
  }
  return std::sqrt(squares / kDays - sum * sum / kDays / kDays);
}

// Some 2,000 treated days tell b to 1/sqrt(2,000) = .022 a sd, so its ratio to
// .045; some 1,800 outcomes tell a to .024, its ratio to .047: 4.9 of either is
// one false alarm in a million seeds.
constexpr double kNear = 4.9 * 0.047;

bool as_it_is(const Seen& seen, double sd) {
  return std::fabs(std::log(seen.outcome) - 2 * kOutcome * sd) < kNear &&
         std::fabs(std::log(seen.treatment) - 2 * kTreatment * sd) < kNear;
}

TEST(Seen, has_the_strength_that_it_was_given_on_both_sides) {
  const World world(kOutcome, kTreatment);
  const auto seen = seen_strengths(world.law, world.rows, world.fitted());
  ASSERT_EQ(seen.size(), 1U);
  EXPECT_EQ(seen[0].name, "tension");
  EXPECT_TRUE(as_it_is(seen[0], sd_of(world.cause)))
      << seen[0].outcome << " " << seen[0].treatment;
}

TEST(Seen, with_its_sides_exchanged_or_its_days_turned_round_is_caught) {
  World world(kTreatment, kOutcome);
  auto seen = seen_strengths(world.law, world.rows, world.fitted());
  EXPECT_FALSE(as_it_is(seen[0], sd_of(world.cause)));
  World turned(kOutcome, kTreatment);
  std::reverse(turned.treated.begin(), turned.treated.begin() + kDays);
  seen = seen_strengths(turned.law, turned.rows, turned.fitted());
  EXPECT_FALSE(as_it_is(seen[0], sd_of(turned.cause)));
}

// Left out of the fit, it moves the estimate: by no more than its strengths
// bound, and by more than one that does not go with the treatment.
TEST(Seen, bounds_what_leaving_it_out_does_to_the_estimate) {
  World world(kOutcome, kTreatment);
  const auto seen = seen_strengths(world.law, world.rows, world.fitted());
  const double with = world.fitted()[2];
  world.with({{"background", theory::Role::intercept, &world.ones},
              {"tested", theory::Role::effect, &world.treated}});
  const double moved = world.fitted()[1] - with;
  EXPECT_GT(moved, 0.5 * kOutcome * kTreatment);
  EXPECT_LT(moved, std::log(seen[0].bias));
  EXPECT_TRUE(seen_strengths(world.law, world.rows, world.fitted()).empty());
}

TEST(Seen, waves_of_a_season_are_one_cause_and_a_column_of_zeros_is_none) {
  World world(kOutcome, kTreatment);
  std::vector<double> half(world.cause);
  for (double& value : half)
    value *= 0.5;
  world.with({{"background", theory::Role::intercept, &world.ones},
              {"wave 1", theory::Role::season, &half},
              {"wave 2", theory::Role::season, &half},
              {"tested", theory::Role::effect, &world.treated}});
  const std::vector<double> theta = {std::log(0.08), kOutcome, kOutcome, 0};
  const auto seen = seen_strengths(world.law, world.rows, theta);
  ASSERT_EQ(seen.size(), 1U);
  EXPECT_EQ(seen[0].name, "season");
  EXPECT_NEAR(std::log(seen[0].outcome), 2 * kOutcome * sd_of(world.cause),
              1e-9);
  world.treated.assign(world.treated.size(), 0);
  EXPECT_TRUE(seen_strengths(world.law, world.rows, theta).empty());
}

TEST(Seen, that_parts_the_acts_from_the_rest_is_held) {
  World world(kOutcome, kTreatment);
  for (std::size_t t = 0; t < kDays; ++t) {
    world.cause[t] = t < kDays / 4 ? 1 : 0;
    if (world.cause[t] > 0) world.treated[t] = 0;
  }
  const std::vector<double> theta = {std::log(0.08), 1, 0};
  const auto seen = seen_strengths(world.law, world.rows, theta);
  EXPECT_NEAR(seen[0].treatment, 1 / kMostWithActs, 1e-9);
  EXPECT_LT(seen[0].bias, seen[0].outcome);
}

TEST(DistanceToNextWord, is_the_least_move_that_crosses_an_edge) {
  // Normal: .80 and .20 at -+ .8416.
  const auto from = [](double estimate) {
    return distance_to_next_word(
        [=](double moved) { return normal_cdf(estimate + moved); });
  };
  EXPECT_NEAR(from(2), 2 - 0.8416212, 1e-6);
  EXPECT_NEAR(from(-1), 1 - 0.8416212, 1e-6);
  EXPECT_NEAR(from(0.5), 0.8416212 - 0.5, 1e-6);
  EXPECT_EQ(distance_to_next_word([](double) { return 0.99; }), kFarthest);
}

}  // namespace
}  // namespace entente::claim
