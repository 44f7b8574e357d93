// Steps 1 and 2 of a verdict: the estimate, and what the same method finds
// where there is no effect.
#include "entente/claim/estimate.hpp"

#include <cmath>
#include <fstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "entente/claim/judged.hpp"
#include "entente/core/quantile.hpp"

#include "../future/arena.hpp"
#include "../theory/fixture.hpp"

namespace entente::claim {
namespace {

TEST(Estimate, equals_the_oracle) {
  std::ifstream file("tests/theory/golden/daily_golden.json");
  const auto golden = nlohmann::json::parse(file)["fit"];
  const auto rows = theory::oracle::fixture_rows(record::Counting::days);
  const theory::Law law = theory::oracle::fixture_law();
  const Estimate found = estimate_of(inference::fit_mode(law, rows.rows), law);
  EXPECT_NEAR(found.log_rr60, golden["est"], 1e-4);
  EXPECT_NEAR(found.se, golden["se"], 1e-4);
  EXPECT_NEAR(found.sd, golden["log_rr60_sd"], 1e-4);
}

TEST(Estimate, of_a_fit_that_did_not_converge_has_no_error) {
  const theory::Law law = theory::oracle::fixture_law();
  inference::Fit fit;
  fit.mode.assign(law.dimension(), 0.1);
  const Estimate found = estimate_of(fit, law);
  EXPECT_EQ(found.status, inference::FitStatus::not_converged);
  EXPECT_TRUE(std::isnan(found.se));
}

// Gifts of ours have no effect on strikes of theirs; both sides remember, and
// our side answers.
struct World {
  future::Arena arena;
  theory::VerdictPanel panel;
  Question question;

  World() {
    arena.model.responses = {{"recent(strike, 20)", {}}};
    arena.model.reacting = {"gift", "talk"};
    panel = theory::verdict_panel(arena.setting());
    question.outcome = "strike";
    question.effects = arena.effects(
        panel.panel.setting,
        {"within(talk, 30)", "recent(drill, 20)", "recent(gift, 30)"});
    question.effects.back().sd = 1;
    question.effects.back().tested = true;
  }
};

const World& world() {
  static const World one;
  return one;
}

constexpr int kReplicates = 199;
// The median of 199 normal estimates has an error of .089 of their spread, and
// their spread by quantiles one of .085 of itself: 4.9 of either (one false
// alarm in a million seeds), and .15 for what skewness moves the median.
constexpr double kMedian = 4.9 * 0.089 + 0.15, kSpread = 4.9 * 0.085;

struct Null {
  double median = 0, spread = 0;  // in units of the median error
};

Null measured(const std::vector<double>& estimates, double error) {
  return {
      quantile(estimates, 0.5) / error,
      0.5 * (quantile(estimates, 0.84) - quantile(estimates, 0.16)) / error};
}

bool none_found(const Null& null) {
  return std::abs(null.median) < kMedian && std::abs(null.spread - 1) < kSpread;
}

TEST(Null, finds_no_effect_where_there_is_none) {
  const Asked asked = ask(world().panel, world().question);
  for (const NullKind kind : {NullKind::two_sided, NullKind::self_exciting}) {
    const NullResult found =
        null_of(asked, world().question, {kind, kReplicates, 1, 0});
    EXPECT_EQ(found.replicates, kReplicates);
    EXPECT_EQ(found.estimates.size(), 199U);
    EXPECT_EQ(found.not_converged, 0);
    EXPECT_EQ(found.runaway, 0);
    const double error = estimate_of(asked.fit, asked.law).se;
    EXPECT_TRUE(none_found({found.median / error, found.spread_ratio}))
        << found.median << " " << error << " " << found.spread_ratio;
    EXPECT_EQ(found.median, quantile(found.estimates, 0.5));
  }
}

// The null's own loop, with the tested effect left at a log RR60 of .7.
TEST(Null, with_the_tested_effect_left_in_is_caught) {
  const Asked asked = ask(world().panel, world().question);
  const std::size_t tested = asked.law.columns.size() - 1;
  const future::System system =
      future::make_system(asked.panel, {asked.law}, 0, asked.panel.days);
  std::vector<double> q = asked.fit.mode;
  q[tested] = 0.7 / asked.law.columns[tested].log_rr60_per_theta;
  const future::Recorder recorder = future::make_recorder(system, 0);
  future::Future future;
  std::vector<double> estimates, errors;
  for (std::uint32_t r = 0; r < kReplicates; ++r) {
    future::simulate(system, {theory::parameters_at(asked.law, q)},
                     future::draws_of(r), &recorder, future);
    const Estimate one =
        estimate_of(inference::fit_mode(asked.law, future.rows), asked.law);
    estimates.push_back(one.log_rr60);
    errors.push_back(one.se);
  }
  const Null null = measured(estimates, quantile(errors, 0.5));
  EXPECT_FALSE(none_found(null));
  // ... and it is the effect that was left in.
  EXPECT_NEAR(quantile(estimates, 0.5), 0.7, 0.15);
}

TEST(Null, is_the_same_for_the_same_seed_and_theme_only) {
  const Asked asked = ask(world().panel, world().question);
  const auto estimates = [&](std::uint64_t seed, std::uint64_t theme) {
    return null_of(asked, world().question,
                   {NullKind::two_sided, 9, seed, theme})
        .estimates;
  };
  EXPECT_EQ(estimates(1, 2), estimates(1, 2));
  EXPECT_NE(estimates(1, 2), estimates(2, 2));
  EXPECT_NE(estimates(1, 2), estimates(1, 3));
}

TEST(Null, does_not_change_with_the_number_of_replicates) {
  const Asked asked = ask(world().panel, world().question);
  const auto few =
      null_of(asked, world().question, {NullKind::two_sided, 5, 1, 0});
  const auto more =
      null_of(asked, world().question, {NullKind::two_sided, 9, 1, 0});
  for (std::size_t i = 0; i < few.estimates.size(); ++i)
    EXPECT_EQ(few.estimates[i], more.estimates[i]);
}

TEST(Judged, is_the_estimate_less_the_null_with_the_wider_error) {
  const Judged judged =
      judge_question(world().panel, world().question, Form::not_above,
                     {{NullKind::two_sided, 99, 1, 0}, 99});
  const Estimate plain = estimate_of(judged.asked.fit, judged.asked.law);
  EXPECT_EQ(judged.estimate.log_rr60, plain.log_rr60);
  EXPECT_DOUBLE_EQ(judged.corrected, plain.log_rr60 - judged.null.median);
  EXPECT_DOUBLE_EQ(judged.corrected_se,
                   plain.se * std::max(1.0, judged.null.spread_ratio));
  const auto expected = regions(*judged.marginal, correction_of(judged.null),
                                std::log(1.2) / 0.6744897501960817);
  EXPECT_EQ(judged.regions, expected);
  EXPECT_EQ(judged.word, word_of(expected[0] + expected[1]));
  EXPECT_LT(*judged.interval.low, judged.corrected);
  EXPECT_GT(*judged.interval.high, judged.corrected);
}

TEST(Judged, cannot_be_asked_where_no_outcome_lies_near_the_acts) {
  theory::World small(700);
  small.add_group("strike", record::Side::theirs, record::Counting::days);
  small.add_group("gift", record::Side::ours, record::Counting::acts);
  small.add_law("strike", 3);
  small.add_law("gift", 3);
  for (const int day : {20, 90, 160})
    small.add_act("strike", day);
  small.add_act("gift", 680, 2);  // nothing is near, and little was to come
  const theory::VerdictPanel panel = theory::verdict_panel(small.setting());
  Question question;
  question.outcome = "strike";
  question.effects = {
      theory::effect_of(panel.panel.setting, "recent(gift, 30)")};
  question.effects[0].sd = 1;
  question.effects[0].tested = true;
  const Judged judged = judge_question(panel, question, Form::above,
                                       {{NullKind::two_sided, 19, 1, 0}, 19});
  EXPECT_EQ(judged.word, Word::cannot_be_asked);
  EXPECT_FALSE(judged.why_cannot.empty());
}

TEST(Asked, leaves_out_the_days_of_the_question) {
  Question question = world().question;
  question.left_out.assign(future::Arena::kDays, 0);
  for (int day = 700; day < 800; ++day)
    question.left_out[day] = 1;
  const Asked all = ask(world().panel, world().question);
  const Asked part = ask(world().panel, question);
  EXPECT_EQ(all.rows, 1500U - 121U);
  EXPECT_EQ(part.rows, all.rows - 100U);
  EXPECT_LT(part.outcome_acts, all.outcome_acts);
}

TEST(Quantile, interpolates_between_order_statistics) {
  EXPECT_EQ(quantile({}, 0.5), 0);
  EXPECT_EQ(quantile({3}, 0.9), 3);
  EXPECT_EQ(quantile({4, 1, 3, 2}, 0.5), 2.5);
  EXPECT_EQ(quantile({4, 1, 3, 2}, 0), 1);
  EXPECT_EQ(quantile({4, 1, 3, 2}, 1), 4);
  EXPECT_DOUBLE_EQ(quantile({0, 10}, 0.16), 1.6);
}

}  // namespace
}  // namespace entente::claim
