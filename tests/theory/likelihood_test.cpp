// The likelihood on panels: what gates it, and equality with the formula
// written out day by day.
#include "entente/theory/likelihood.hpp"

#include <cmath>
#include <cstring>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "entente/core/rng.hpp"
#include "entente/theory/posterior.hpp"

#include "world.hpp"

namespace entente::theory {
namespace {

Tier tier(std::vector<double> memory) {
  Tier out;
  out.memory = std::move(memory);
  return out;
}

// Strikes of theirs and gifts of ours on `days` days; gates as a test adds.
struct Duel : World {
  explicit Duel(int days, record::Counting counting, int seed = 0)
      : World(days, seed) {
    add_group("strike", record::Side::theirs, counting).gates = {"strikes"};
    add_group("gift", record::Side::ours, record::Counting::acts);
    add_law("strike", 12);
    model.tiers = {tier({5, 20})};
  }

  Law law(const Panel& panel) const {
    return build_law(panel, 0, {effect_of(panel.setting, "recent(gift, 30)")});
  }
};

void scatter(Duel& duel, int days, std::uint64_t seed) {
  const Draws draws(seed, Stream::world_acts);
  for (int t = 0; t < days; ++t) {
    const auto step = static_cast<std::uint32_t>(t);
    if (draws.uniform(step, 0) < 0.08) duel.add_act("strike", t);
    if (draws.uniform(step, 1) < 0.02) duel.add_act("strike", t);
    if (draws.uniform(step, 2) < 0.02) duel.add_act("gift", t, 2);
  }
}

// The sum over days as design.md writes it, each state by its plain sum.
double plain(const Panel& panel,
             const Law& law,
             const std::vector<double>& theta,
             const std::vector<double>& n) {
  const auto& acts = panel.groups[law.group].count;
  const auto terms =
      columns_of(law.program, panel.view(), panel.seed_days, panel.days);
  double value = 0;
  for (int day = 0; day < panel.days; ++day) {
    if (panel.covered[law.group][day] == 0) continue;
    if (panel.at_risk[law.group][day] == 0) continue;
    double linear = 0;
    for (std::size_t c = 0; c < theta.size(); ++c) {
      const Column& column = law.columns[c];
      linear += theta[c] *
                (column.term ? terms[*column.term][day] : column.fixed[day]);
    }
    double rate = std::exp(linear);
    const int t = panel.seed_days + day;
    for (std::size_t j = 0; j < n.size(); ++j) {
      const double r = std::exp2(-1 / law.half_lives[j]);
      for (int s = 0; s < t; ++s)
        rate += n[j] * acts[s] * (1 - r) * std::pow(r, t - s - 1);
    }
    const double y = acts[t];
    if (law.counting == record::Counting::acts) {
      value += y * std::log(rate) - rate - std::lgamma(y + 1);
    } else {
      value += y > 0 ? std::log(-std::expm1(-rate)) : -rate;
    }
  }
  return value;
}

void expect_plain(Duel& duel) {
  const VerdictPanel panel = verdict_panel(duel.setting());
  const Law law = duel.law(panel.panel);
  const Design design = design_of(panel.panel, law);
  const std::vector<double> theta = {-3.1, 0.2}, n = {0.2, 0.3};
  const double value = plain(panel.panel, law, theta, n);
  EXPECT_NEAR(log_likelihood(design.rows, theta, n), value,
              1e-11 * std::abs(value));
}

TEST(Likelihood, of_days_is_the_sum_of_the_definition) {
  Duel duel(700, record::Counting::days);
  scatter(duel, 700, 1);
  expect_plain(duel);
}

TEST(Likelihood, of_acts_is_the_sum_of_the_definition) {
  Duel duel(700, record::Counting::acts);
  scatter(duel, 700, 2);
  expect_plain(duel);
}

TEST(Likelihood, starts_its_states_from_the_seed) {
  Duel duel(300, record::Counting::days, 100);
  scatter(duel, 300, 3);
  for (const int day : {-90, -12, -3, -1})
    duel.add_act("strike", day);
  duel.add_act("gift", -5, 3);
  expect_plain(duel);
}

TEST(Likelihood, leaves_out_poorly_covered_days_but_not_their_acts_memory) {
  Duel duel(700, record::Counting::days);
  scatter(duel, 700, 4);
  duel.add_gap("strikes", 100, 180);
  duel.add_gap("other", 300, 400);
  duel.add_act("strike", 180);
  const VerdictPanel panel = verdict_panel(duel.setting());
  const Law law = duel.law(panel.panel);
  const Design design = design_of(panel.panel, law);
  EXPECT_EQ(design.rows.rows, 700U - 81U);
  for (const std::size_t row : design.rows.act_rows)
    EXPECT_TRUE(design.row_day[row] < 100 || design.row_day[row] > 180);
  expect_plain(duel);
  // The act of the last uncovered day is remembered on the first covered one.
  const auto states = excitation_of(panel.panel, law);
  EXPECT_GT(states[0][181], 1 - std::exp2(-1.0 / 5) - 1e-12);
}

TEST(Likelihood, of_uncovered_days_read_as_quiet_is_caught) {
  Duel duel(700, record::Counting::days);
  scatter(duel, 700, 4);
  duel.add_gap("strikes", 100, 180);
  const VerdictPanel panel = verdict_panel(duel.setting());
  VerdictPanel wrong = panel;
  wrong.panel.covered[0].assign(700, 1);
  const Law law = duel.law(panel.panel);
  const std::vector<double> theta = {-3.1, 0.2}, n = {0.2, 0.3};
  const double right =
      log_likelihood(design_of(panel.panel, law).rows, theta, n);
  EXPECT_GT(
      std::abs(log_likelihood(design_of(wrong.panel, law).rows, theta, n) -
               right),
      1);
}

TEST(Likelihood, counts_only_days_at_risk) {
  Duel duel(400, record::Counting::days);
  duel.groups[0].only = {duel.window.from + 50, duel.window.from + 249};
  scatter(duel, 400, 5);
  const VerdictPanel panel = verdict_panel(duel.setting());
  const Design design = design_of(panel.panel, duel.law(panel.panel));
  EXPECT_EQ(design.rows.rows, 200U);
  EXPECT_EQ(design.row_day.front(), 50);
  EXPECT_EQ(design.row_day.back(), 249);
  expect_plain(duel);
}

TEST(Likelihood, of_a_group_without_acts_is_minus_its_expected_number) {
  Duel duel(1000, record::Counting::days);
  const VerdictPanel panel = verdict_panel(duel.setting());
  const Law law = duel.law(panel.panel);
  const Design design = design_of(panel.panel, law);
  EXPECT_TRUE(design.rows.act_rows.empty());
  EXPECT_NEAR(log_likelihood(design.rows, std::vector<double>{-3.0, 0.4},
                             std::vector<double>{0.5, 0.2}),
              -1000 * std::exp(-3.0), 1e-9);
  Curvature at;
  log_likelihood_curvature(design.rows, std::vector<double>{-3.0, 0.4},
                           std::vector<double>{0.5, 0.2}, at);
  EXPECT_NEAR(at.gradient[0], -1000 * std::exp(-3.0), 1e-9);
  EXPECT_NEAR(at.hessian[0], -1000 * std::exp(-3.0), 1e-9);
  EXPECT_EQ(at.gradient[2], 0);
}

TEST(Likelihood, holds_with_an_act_on_every_day) {
  Duel duel(1500, record::Counting::acts);
  for (int t = 0; t < 1500; ++t)
    for (int i = 0; i <= t % 4; ++i)
      duel.add_act("strike", t);
  const VerdictPanel panel = verdict_panel(duel.setting());
  const Design design = design_of(panel.panel, duel.law(panel.panel));
  EXPECT_EQ(design.rows.act_rows.size(), 1500U);
  expect_plain(duel);
}

// theta = 0 columns and padding do not matter: the same value for every number
// of days around a block.
TEST(Likelihood, does_not_read_the_padding_of_its_columns) {
  for (const std::size_t rows : {1U, 255U, 256U, 257U, 511U, 512U, 513U}) {
    std::vector<double> ones(padded(rows), 1.0);
    for (std::size_t i = rows; i < ones.size(); ++i)
      ones[i] = 500;
    Rows data;
    data.rows = rows;
    data.columns = {ones.data()};
    EXPECT_NEAR(
        log_likelihood(data, std::vector<double>{-2.0}, std::vector<double>{}),
        -static_cast<double>(rows) * std::exp(-2.0), 1e-12 * 513);
    Curvature at;
    log_likelihood_curvature(data, std::vector<double>{-2.0},
                             std::vector<double>{}, at);
    EXPECT_NEAR(at.hessian[0], -static_cast<double>(rows) * std::exp(-2.0),
                1e-12 * 513);
  }
}

RC_GTEST_PROP(Exponentials,
              are_the_same_bits_whatever_is_computed_beside_them,
              ()) {
  const auto size = *rc::gen::inRange<std::size_t>(1, 300);
  const auto numbers = *rc::gen::container<std::vector<int>>(
      size, rc::gen::inRange(-710'000, 710'000));
  std::vector<double> x, all(size);
  for (const int number : numbers)
    x.push_back(1e-3 * number);
  exponentials(x.data(), all.data(), size);
  const auto from = *rc::gen::inRange<std::size_t>(0, size);
  std::vector<double> part(size - from);
  exponentials(x.data() + from, part.data(), part.size());
  for (std::size_t i = from; i < size; ++i) {
    double one = 0;
    exponentials(&x[i], &one, 1);
    RC_ASSERT(std::memcmp(&one, &all[i], sizeof one) == 0);
    RC_ASSERT(std::memcmp(&one, &part[i - from], sizeof one) == 0);
  }
}

}  // namespace
}  // namespace entente::theory
