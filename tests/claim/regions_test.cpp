// From an estimate to a word: regions, edges, cap, and what a record of this
// size could say.
#include "entente/claim/regions.hpp"

#include <cmath>
#include <fstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <rapidcheck/gtest.h>

#include "entente/core/normal.hpp"
#include "entente/core/rng.hpp"

namespace entente::claim {
namespace {

const double kScale = std::log(1.2) / 0.6744897501960817;
const std::vector<Form> kForms = {Form::above, Form::below, Form::not_above,
                                  Form::not_below};

TEST(Regions, equal_the_oracle) {
  std::ifstream file("tests/theory/golden/daily_golden.json");
  const auto golden = nlohmann::json::parse(file);
  const auto first = regions(0.10, 0.15, 0.27031);
  const auto second = regions(0.45, 0.20, 0.27031);
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_NEAR(first[i], golden["regions_estimate_0.10_error_0.15"][i], 1e-12);
    EXPECT_NEAR(second[i], golden["regions_estimate_0.45_error_0.20"][i],
                1e-12);
  }
}

// Prior times likelihood, summed over a fine grid, each region's prior made a
// third.
std::array<double, 3> by_grid(double estimate, double error) {
  std::array<double, 3> prior{}, posterior{};
  const double cut = std::log(1.25), step = 1e-4;
  for (double x = -3 + step / 2; x < 3; x += step) {
    const std::size_t region = x < -cut ? 0 : x < cut ? 1 : 2;
    const double density = std::exp(-0.5 * x * x / (kScale * kScale));
    const double z = (estimate - x) / error;
    prior[region] += density;
    posterior[region] += density * std::exp(-0.5 * z * z);
  }
  double sum = 0;
  for (std::size_t i = 0; i < 3; ++i)
    sum += posterior[i] /= prior[i];
  for (double& p : posterior)
    p /= sum;
  return posterior;
}

TEST(Regions, equal_a_sum_over_a_grid) {
  for (const double estimate : {-0.8, -0.2, 0.0, 0.223, 0.6}) {
    for (const double error : {0.08, 0.2, 0.5}) {
      const auto closed = regions(estimate, error, kScale);
      const auto grid = by_grid(estimate, error);
      for (std::size_t i = 0; i < 3; ++i)
        EXPECT_NEAR(closed[i], grid[i], 3e-4) << estimate << " " << error;
    }
  }
}

TEST(Regions, are_a_third_each_where_nothing_was_seen) {
  for (const double p : regions(0.3, 1e4, kScale))
    EXPECT_NEAR(p, 1.0 / 3, 1e-6);
}

RC_GTEST_PROP(Regions, sum_to_one_and_mirror, ()) {
  const double estimate = 1e-3 * *rc::gen::inRange(-4000, 4000);
  const double error = 1e-3 * *rc::gen::inRange(30, 3000);
  const auto here = regions(estimate, error, kScale);
  const auto there = regions(-estimate, error, kScale);
  RC_ASSERT(std::abs(here[0] + here[1] + here[2] - 1) < 1e-12);
  for (std::size_t i = 0; i < 3; ++i) {
    RC_ASSERT(here[i] >= 0);
    RC_ASSERT(std::abs(here[i] - there[2 - i]) < 1e-9);
  }
  RC_ASSERT(std::abs(probability_of(Form::above, here) +
                     probability_of(Form::not_above, here) - 1) < 1e-12);
  RC_ASSERT(std::abs(probability_of(Form::below, here) +
                     probability_of(Form::not_below, here) - 1) < 1e-12);
  RC_ASSERT(probability_of(Form::above, here) == here[2]);
  RC_ASSERT(probability_of(Form::below, here) == here[0]);
}

// "Practically none" can be reached only where the error is below .144.
TEST(Regions, hold_none_for_sure_only_with_a_small_error) {
  EXPECT_GT(regions(0, 0.1435, kScale)[1], 0.80);
  EXPECT_LT(regions(0, 0.1445, kScale)[1], 0.80);
}

TEST(Word, has_the_edges_of_the_rule) {
  EXPECT_EQ(word_of(1), Word::supported);
  EXPECT_EQ(word_of(0.95), Word::supported);
  EXPECT_EQ(word_of(0.9499999), Word::leans_for);
  EXPECT_EQ(word_of(0.80), Word::leans_for);
  EXPECT_EQ(word_of(0.7999999), Word::unresolved);
  EXPECT_EQ(word_of(0.2000001), Word::unresolved);
  EXPECT_EQ(word_of(0.20), Word::leans_against);
  EXPECT_EQ(word_of(0.0500001), Word::leans_against);
  EXPECT_EQ(word_of(0.05), Word::contradicted);
  EXPECT_EQ(word_of(0), Word::contradicted);
}

TEST(Word, on_the_other_side_of_an_edge_is_named_where_it_is_near) {
  EXPECT_EQ(word_within(0.79, 0.02), Word::leans_for);
  EXPECT_EQ(word_within(0.81, 0.02), Word::unresolved);
  EXPECT_EQ(word_within(0.95, 0.001), Word::leans_for);
  EXPECT_EQ(word_within(0.94, 0.02), Word::supported);
  EXPECT_EQ(word_within(0.21, 0.02), Word::leans_against);
  EXPECT_EQ(word_within(0.05, 0.001), Word::leans_against);
  EXPECT_EQ(word_within(0.06, 0.02), Word::contradicted);
  EXPECT_EQ(word_within(0.5, 0.2), std::nullopt);
  EXPECT_EQ(word_within(0.999, 0.01), std::nullopt);
  EXPECT_EQ(word_within(0.8, 0), std::nullopt);
}

TEST(Word, is_capped_at_leans_either_way) {
  EXPECT_EQ(capped(Word::supported), Word::leans_for);
  EXPECT_EQ(capped(Word::contradicted), Word::leans_against);
  for (const Word word : {Word::leans_for, Word::unresolved,
                          Word::leans_against, Word::cannot_be_asked})
    EXPECT_EQ(capped(word), word);
}

TEST(Word, is_written_as_the_reader_sees_it) {
  EXPECT_EQ(text_of(Word::supported), "supported");
  EXPECT_EQ(text_of(Word::leans_for), "leans for");
  EXPECT_EQ(text_of(Word::unresolved), "unresolved");
  EXPECT_EQ(text_of(Word::leans_against), "leans against");
  EXPECT_EQ(text_of(Word::contradicted), "contradicted");
  EXPECT_EQ(text_of(Word::cannot_be_asked), "cannot be asked");
}

TEST(SmallestEffect, is_that_of_the_rules_own_table) {
  const std::vector<double> errors = {0.15, 0.20, 0.25, 0.30};
  const std::vector<double> estimate = {1.62, 1.87, 2.21, 2.72};
  const std::vector<double> supported = {1.84, 2.21, 2.73, 3.50};
  const std::vector<double> leaning = {1.57, 1.76, 2.01, 2.34};
  for (std::size_t i = 0; i < errors.size(); ++i) {
    EXPECT_NEAR(std::exp(estimate_at(Form::above, 0.95, errors[i], kScale)),
                estimate[i], 0.01);
    EXPECT_NEAR(smallest_effect(Form::above, 0.95, errors[i], kScale),
                supported[i], 0.012);
    EXPECT_NEAR(smallest_effect(Form::above, 0.80, errors[i], kScale),
                leaning[i], 0.01);
  }
}

// Share of normal estimates around a true effect that get at least the word.
double power(Form form, double truth, double q, double error) {
  const Draws draws(5, Stream::bootstrap);
  constexpr std::uint32_t kDraws = 20000;
  int said = 0;
  for (std::uint32_t i = 0; i < kDraws; ++i) {
    const double estimate =
        std::log(truth) + error * normal_quantile(draws.uniform(i, 0));
    said += probability_of(form, regions(estimate, error, kScale)) >= q ? 1 : 0;
  }
  return static_cast<double>(said) / kDraws;
}

// .8 with a binomial error of .0028; 4.9 of these: one false alarm in a
// million seeds.
constexpr double kBound = 0.0139;

TEST(SmallestEffect, is_called_so_four_times_in_five) {
  for (const Form form : kForms)
    for (const double q : {0.80, 0.95})
      for (const double error : {0.1, 0.25})
        EXPECT_NEAR(
            power(form, smallest_effect(form, q, error, kScale), q, error), 0.8,
            kBound);
}

TEST(SmallestEffect, by_the_formula_for_a_test_of_zero_is_caught) {
  const double error = 0.25;
  const double usual = std::exp(2.486 * error);  // one-sided 5 %, 80 % power
  EXPECT_LT(power(Form::above, usual, 0.95, error), 0.8 - kBound);
}

TEST(EValue, is_that_of_vander_weele_and_ding) {
  // Their example: a rate ratio of 3.9 could be explained away by 7.26.
  EXPECT_NEAR(e_value(std::log(3.9)), 7.26, 0.005);
  EXPECT_NEAR(e_value(-std::log(3.9)), 7.26, 0.005);
  EXPECT_EQ(e_value(0), 1);
}

// Claims 24 and 2 of the Korea case at their corrected estimates: what moves
// the word is the way to its own edge, not the way to no effect.
TEST(EValues, take_the_estimate_to_the_edge_of_the_claims_own_region) {
  EXPECT_NEAR(e_values(Form::above, -0.003, -0.16, 0.15).estimate, 1.82, 0.01);
  EXPECT_NEAR(e_values(Form::above, -0.479, -1.08, 0.13).estimate, 3.45, 0.01);
  // At the edge, from either side and for either region of it.
  for (const Form form : {Form::above, Form::not_above})
    EXPECT_NEAR(e_values(form, std::log(1.25), 0, 1).estimate, 1, 1e-9);
  for (const Form form : {Form::below, Form::not_below})
    EXPECT_NEAR(e_values(form, std::log(0.8), -1, 0).estimate, 1, 1e-9);
  // The same distance, the same number.
  EXPECT_NEAR(e_values(Form::below, std::log(0.8 * 3.9), 0.5, 2).estimate, 7.26,
              0.005);
}

TEST(EValues, of_an_interval_that_holds_the_edge_are_one) {
  // Claim 5: from 0.03 to 2.22.
  EXPECT_EQ(e_values(Form::not_below, -1.334, std::log(0.03), std::log(2.22))
                .interval,
            1);
  const double edge = std::log(1.25);
  EXPECT_NEAR(e_values(Form::above, 1, edge + 0.5, 2).interval, e_value(0.5),
              1e-12);
  EXPECT_NEAR(e_values(Form::above, -1, -2, edge - 0.5).interval, e_value(0.5),
              1e-12);
  EXPECT_EQ(e_values(Form::above, 0.3, edge, 1).interval, 1);
}

TEST(Probability, of_two_regions_is_never_above_one) {
  for (int i = -4000; i <= 4000; ++i) {
    const auto at = regions(1e-3 * i, 0.07, kScale);
    for (const Form form : kForms) {
      EXPECT_LE(probability_of(form, at), 1);
      EXPECT_GE(probability_of(form, at), 0);
    }
  }
  EXPECT_EQ(probability_of(Form::not_below, {0, 0.5, 0.5000000000000007}), 1);
}

// The claim's probability at an estimate whose error falls with the square
// root of the number of acts.
auto probability_at(Form form, double estimate, double error) {
  return [=](double factor) {
    return probability_of(form,
                          regions(estimate, error / std::sqrt(factor), kScale));
  };
}

TEST(ActsToDecide, is_the_number_at_which_the_word_first_leans) {
  const double acts = 29, error = 0.3;
  for (const Form form : kForms) {
    const bool up = form == Form::above || form == Form::not_above;
    const auto probability = probability_at(form, up ? 0.35 : -0.35, error);
    const double needed = acts_to_decide(probability, acts);
    ASSERT_GT(needed, acts);
    const auto leans = [&](double number) {
      const double p = probability(number / acts);
      return p >= 0.80 || p <= 0.20;
    };
    EXPECT_TRUE(leans(needed));
    EXPECT_FALSE(leans(0.97 * needed));
  }
}

TEST(ActsToDecide, is_none_when_it_leans_and_never_on_an_edge) {
  const Form above = Form::above;
  EXPECT_EQ(acts_to_decide(probability_at(above, 1.0, 0.2), 20), 0);
  EXPECT_EQ(acts_to_decide(probability_at(above, -0.5, 0.1), 20), 0);
  EXPECT_EQ(acts_to_decide(probability_at(above, std::log(1.25), 0.2), 20), -1);
}

}  // namespace
}  // namespace entente::claim
