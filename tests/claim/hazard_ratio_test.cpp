// The measured hazard ratio: what it counts, and whether its probability is
// that.
#include "entente/claim/measured/hazard_ratio.hpp"

#include <cmath>
#include <functional>

#include <gtest/gtest.h>

#include "entente/core/rng.hpp"

#include "../theory/world.hpp"

namespace entente::claim {
namespace {

HazardRatioSpec ratio_spec(double threshold) {
  HazardRatioSpec spec;
  spec.threshold = threshold;
  return spec;
}

TEST(HazardRatio, of_equal_sides_is_one_and_as_likely_above_as_below) {
  const auto found = hazard_ratio(ratio_spec(1), {7, 3000}, {7, 3000});
  EXPECT_NEAR(found.ratio, 1, 1e-9);
  EXPECT_NEAR(found.above, 0.5, 1e-9);
  EXPECT_NEAR(found.low * found.high, 1, 1e-9);
}

// P(a > c b) for gamma rates a and b, by the plainest sums.
TEST(HazardRatio, agrees_with_a_quadrature) {
  const Exposure in{2, 700}, out{9, 2500};
  const auto density = [](double x, double shape, double rate) {
    return std::exp((shape - 1) * std::log(x) - rate * x +
                    shape * std::log(rate) - std::lgamma(shape));
  };
  const double rate_in = 1 + in.days / 365.25, rate_out = 1 + out.days / 365.25;
  constexpr double kStep = 0.001;
  double above = 0, below_b = 0, b = kStep / 2;
  for (double a = kStep / 2; a < 15; a += kStep) {
    for (; b < a / 0.8; b += kStep)
      below_b += kStep * density(b, 1 + out.acts, rate_out);
    above += kStep * density(a, 1 + in.acts, rate_in) * below_b;
  }
  EXPECT_NEAR(hazard_ratio(ratio_spec(0.8), in, out).above, above, 2e-3);
}

// A pact from day 100 to day 200, ended by the strike of day 200.
struct Pact {
  theory::World world{400, 10};
  Pact() {
    world.add_group("strike", record::Side::theirs, record::Counting::days);
    world.add_group("sign", record::Side::joint, record::Counting::days);
    world.add_group("lift", record::Side::theirs, record::Counting::days);
    world.add_law("strike", 4);
    world.model.tiers = {theory::Tier()};
    record::Track track;
    track.name = "pact";
    track.opening_kinds = {"sign"};
    track.closing_kinds = {"lift"};
    world.tracks.push_back(track);
    world.add_act("sign", 100);
    world.add_act("lift", 200);
    for (const int day : {50, 99, 100, 101, 150, 160, 200, 300})
      world.add_act("strike", day);
  }
  HazardRatioResult found(int apart) {
    HazardRatioSpec spec;
    spec.track = "pact";
    return hazard_ratio_of(theory::verdict_panel(world.setting()), "strike",
                           spec, apart);
  }
};

TEST(HazardRatio, counts_a_day_with_the_state_of_the_day_before) {
  const HazardRatioResult found = Pact().found(0);
  EXPECT_EQ(found.in.days, 100);  // 101 to 200
  EXPECT_EQ(found.out.days, 300);
  EXPECT_EQ(found.in.acts, 4);   // with the one that ended it
  EXPECT_EQ(found.out.acts, 4);  // with the one of the day of signature
}

TEST(HazardRatio, of_new_starts_leaves_out_what_follows_soon) {
  const HazardRatioResult found = Pact().found(20);
  EXPECT_EQ(found.in.acts, 2);   // 150 and 200; 101 and 160 follow soon
  EXPECT_EQ(found.out.acts, 3);  // 50, 99, 300; 100 follows
  // Twenty days after each act but for those that overlap.
  EXPECT_EQ(found.in.days, 100 - 21 - 30);
  EXPECT_EQ(found.out.days, 300 - 20 - 1 - 20 - 20);
}

// Rates from the prior, acts by them: then q is calibrated, and the claims that
// hold are as many as the q add up to. 4.9 errors: one alarm in a million.
double errors_off(
    const std::function<double(const Exposure&, const Exposure&)>& q) {
  constexpr int kRecords = 4000, kIn = 1000, kOut = 4000;
  double off = 0, variance = 0;
  for (std::uint32_t i = 0; i < kRecords; ++i) {
    const Draws draws(3, Stream::world_acts, 0, i);
    const auto rate = [&](std::uint32_t n) {
      return -std::log(draws.uniform(0, n));  // gamma(1, 1), a year
    };
    const auto acts = [&](double mean, std::uint32_t step) {
      int n = 0;
      for (double at = 0; at < mean; ++n)
        at -= std::log(draws.uniform(step, static_cast<std::uint32_t>(n)));
      return n - 1;
    };
    const double in = rate(0), out = rate(1);
    const double p = q({acts(in * kIn / 365.25, 1), kIn},
                       {acts(out * kOut / 365.25, 2), kOut});
    off += (in > 0.8 * out ? 1 : 0) - p;
    variance += p * (1 - p);
  }
  return off / std::sqrt(variance);
}

TEST(HazardRatio, is_calibrated) {
  EXPECT_LT(std::abs(errors_off([](const Exposure& in, const Exposure& out) {
              return hazard_ratio(ratio_spec(0.8), in, out).above;
            })),
            4.9);
}

// The bug: days of the one side taken for those of the other.
TEST(HazardRatio, with_exchanged_days_is_found_out) {
  EXPECT_GT(std::abs(errors_off([](const Exposure& in, const Exposure& out) {
              return hazard_ratio(ratio_spec(0.8), {in.acts, out.days},
                                  {out.acts, in.days})
                  .above;
            })),
            4.9);
}

}  // namespace
}  // namespace entente::claim
