// Laws whose effects multiply memory: the posterior against the formula day by
// day, its gradient against differences, and the law that it must equal.
#include <cmath>

#include <gtest/gtest.h>

#include "entente/claim/estimate.hpp"
#include "entente/theory/posterior.hpp"

#include "../theory/world.hpp"
#include "laws/table.hpp"
#include "laws/whole.hpp"

namespace entente::bench {
namespace {

struct Strikes : theory::World {
  theory::Setting made;
  theory::VerdictPanel panel;
  claim::Question question;
  claim::Asked asked;
  theory::Design design;
  WholeRows rows;

  Strikes() : World(900, 100) {
    using record::Counting;
    using record::Side;
    add_group("strike", Side::theirs, Counting::days);
    add_group("gift", Side::ours, Counting::acts);
    add_law("strike", 10);
    model.tiers = {{0, 1, false, false, {20, 90}}};
    for (int day = 5; day < 900; day += day % 250 < 60 ? 6 : 37)
      add_act("strike", day);
    for (int day = 40; day < 900; day += 130)
      add_act("gift", day, 2);
    made = setting();
    panel = theory::verdict_panel(made);
    question.outcome = "strike";
    question.effects = {theory::effect_of(made, "recent(gift, 30)")};
    question.effects[0].sd = 1;
    question.effects[0].tested = true;
    asked = claim::ask(panel, question);
    design = theory::design_of(asked.panel, asked.law);
    rows.rows = design.rows;
    for (const auto& state : theory::excitation_of(asked.panel, asked.law)) {
      rows.memory.emplace_back(theory::padded(design.rows.rows), 0.0);
      for (std::size_t row = 0; row < design.rows.rows; ++row)
        rows.memory.back()[row] = state[design.row_day[row]];
    }
  }

  WholeLaw law(char tested) const {
    WholeLaw out{&asked.law, {}};
    for (const theory::Column& column : asked.law.columns)
      out.whole.push_back(column.tested ? tested : 0);
    return out;
  }
};

// Some way from the mode.
std::vector<double> off_mode(const Strikes& strikes) {
  std::vector<double> q = strikes.asked.fit.mode;
  for (std::size_t a = 0; a < q.size(); ++a)
    q[a] += 0.1 * (a % 3 == 0 ? -1.0 : 1.5);
  return q;
}

TEST(WholeLaw, is_the_usual_law_where_nothing_multiplies_memory) {
  const Strikes strikes;
  const std::vector<double> q = off_mode(strikes);
  EXPECT_NEAR(log_posterior(strikes.law(0), strikes.rows, q, nullptr),
              theory::log_posterior(strikes.asked.law, strikes.design.rows, q),
              1e-9);
  const inference::Fit fit =
      fit_whole(strikes.law(0), strikes.rows, strikes.asked.fit);
  ASSERT_EQ(fit.status, inference::FitStatus::converged);
  for (std::size_t a = 0; a < fit.covariance.size(); ++a)
    EXPECT_NEAR(fit.covariance[a], strikes.asked.fit.covariance[a], 1e-3);
}

double day_by_day(const Strikes& strikes, const std::vector<double>& q) {
  const theory::Law& law = strikes.asked.law;
  const theory::Parameters at = theory::parameters_at(law, q);
  std::vector<double> acts(strikes.rows.rows.rows, 0.0);
  for (const std::size_t row : strikes.rows.rows.act_rows)
    acts[row] = 1;
  double value = theory::log_prior(law, q);
  for (std::size_t row = 0; row < acts.size(); ++row) {
    double background = 0, memory = 0, tested = 0;
    for (std::size_t c = 0; c < law.columns.size(); ++c) {
      const double part = at.theta[c] * strikes.rows.rows.columns[c][row];
      (law.columns[c].tested ? tested : background) += part;
    }
    for (std::size_t j = 0; j < at.n.size(); ++j)
      memory += at.n[j] * strikes.rows.memory[j][row];
    const double rate = std::exp(tested) * (std::exp(background) + memory);
    value += acts[row] == 0 ? -rate : std::log(-std::expm1(-rate));
  }
  return value;
}

TEST(WholeLaw, posterior_is_the_formula_and_the_gradient_its_slope) {
  const Strikes strikes;
  const WholeLaw law = strikes.law(1);
  const std::vector<double> q = off_mode(strikes);
  std::vector<double> gradient;
  EXPECT_NEAR(log_posterior(law, strikes.rows, q, &gradient),
              day_by_day(strikes, q), 1e-9);
  for (std::size_t a = 0; a < q.size(); ++a) {
    std::vector<double> up = q, down = q;
    up[a] += 1e-5;
    down[a] -= 1e-5;
    const double slope = (log_posterior(law, strikes.rows, up, nullptr) -
                          log_posterior(law, strikes.rows, down, nullptr)) /
                         2e-5;
    EXPECT_NEAR(gradient[a], slope, 1e-4 * (1 + std::abs(slope))) << a;
  }
}

// The sibling: the same comparison notices memory that is not multiplied.
TEST(WholeLaw, formula_tells_a_memory_that_is_not_multiplied) {
  const Strikes strikes;
  const std::vector<double> q = off_mode(strikes);
  EXPECT_GT(std::abs(log_posterior(strikes.law(0), strikes.rows, q, nullptr) -
                     day_by_day(strikes, q)),
            0.01);
}

TEST(LawsTable, counts_pairs_and_the_false_alarms_that_it_allows) {
  EXPECT_EQ(area_under_curve({0, 1}, {2, 3}), 1);
  EXPECT_EQ(area_under_curve({0, 2}, {1, 2}), 0.625);
  std::vector<double> none(40);
  for (std::size_t i = 0; i < none.size(); ++i)
    none[i] = static_cast<double>(i);
  // Two of forty may lie above: 38 and 39.
  EXPECT_EQ(found_at_one_in_twenty(none, {37, 37.5, 38, 41}), 3);
}

}  // namespace
}  // namespace entente::bench
