// Claims about more than theirs after one of our acts: outcomes that our side
// brings about, terms of several groups, and states.
#include <cmath>
#include <random>

#include <gtest/gtest.h>

#include "entente/claim/draft.hpp"
#include "entente/claim/judged.hpp"
#include "entente/claim/state_table.hpp"
#include "entente/theory/units.hpp"

#include "../theory/world.hpp"

namespace entente::claim {
namespace {

using record::Counting;
using record::Side;

// Strikes of theirs, gifts and visits of ours, an embargo that lasts.
struct Both : theory::World {
  explicit Both(int days = 1200) : World(days) {
    add_group("strike", Side::theirs, Counting::days);
    add_group("gift", Side::ours, Counting::days);
    add_group("visit", Side::ours, Counting::acts);
    add_law("strike", 10);
    add_law("gift", 5);
    add_law("visit", 5);
    model.reacting = {"gift", "visit"};
    model.treatments = {{"recent(gift, 30)", {}}, {"recent(visit, 30)", {}}};
    model.responses = {{"recent(strike, 20)", {}}};
    record::Track track;
    track.name = "embargo";
    track.opening_ids = {"a100000"};
    track.closing_ids = {"a100001"};
    tracks.push_back(track);
  }

  // The first two acts open and shut the embargo: [from + 1, to] is inside,
  // since a state is read as of the evening before.
  void add_embargo(int from, int to) {
    add_act("visit", from);
    add_act("visit", to);
  }
};

ClaimSpec claim_on(const std::string& outcome, const std::string& treatment) {
  ClaimSpec claim;
  claim.id = "x";
  claim.outcome = outcome;
  claim.treatment = treatment;
  return claim;
}

TEST(Asked, an_outcome_of_ours_has_responses_beside_it) {
  Both both;
  both.add_embargo(10, 20);
  both.add_act("strike", 100);
  both.add_act("gift", 120);
  const theory::Setting setting = both.setting();
  Draft draft = draft_of(setting, claim_on("gift", "recent(strike, 60)"));
  EXPECT_EQ(draft.others, (std::vector<std::string>{"recent(strike, 20)"}));
  const Posed posed = pose(draft);
  ASSERT_TRUE(posed.question.of_theirs.has_value());
  EXPECT_EQ(posed.question.of_theirs->size(), 2U);
  Draft theirs = draft_of(setting, claim_on("strike", "recent(gift, 30)"));
  EXPECT_EQ(theirs.others, (std::vector<std::string>{"recent(visit, 30)"}));
  EXPECT_FALSE(pose(theirs).question.of_theirs.has_value());
}

TEST(Asked, a_term_of_several_groups_is_about_the_acts_that_are_named) {
  Both both;
  both.add_embargo(10, 20);
  const theory::Setting setting = both.setting();
  ClaimSpec claim =
      claim_on("strike", "recent(strike, 60) * recent(visit, 60)");
  claim.acts = "visit";
  EXPECT_EQ(tested_group(draft_of(setting, claim)), 2U);
  EXPECT_EQ(
      tested_group(draft_of(setting, claim_on("strike", "in(embargo, open)"))),
      std::nullopt);
}

// One visit of weight 2 on day 100, with strikes' sum at 2^(-d/60) since day 80
// (own acts are seen a day later): what it adds is the sum over its days of
// 2 * 2^(-d/30) * 2^(-(d+20)/60), from the second day on.
TEST(Asked, the_unit_of_a_product_is_what_an_act_adds_over_sixty_days) {
  Both both;
  both.add_act("strike", 80);
  both.add_act("visit", 100, 2);
  const theory::Setting setting = both.setting();
  ClaimSpec claim =
      claim_on("strike", "recent(strike, 60) * recent(visit, 30)");
  claim.acts = "visit";
  Draft draft = draft_of(setting, claim);
  const Posed posed = pose(draft);
  const Asked asked = ask(posed.panel, posed.question);
  double sum = 0;
  for (int d = 2; d <= 60; ++d)
    sum += 2 * std::exp2(-d / 30.0) * std::exp2(-(d + 20) / 60.0);
  EXPECT_NEAR(asked.law.columns[tested_column(asked.law)].log_rr60_per_theta,
              sum / 60, 1e-9);
}

// For a sum of one group the two definitions of a unit agree.
TEST(Asked, the_unit_of_an_act_is_that_of_a_leaf_where_the_term_is_one) {
  Both both;
  both.add_act("visit", 100, 2);
  both.add_act("visit", 400, 2);
  const theory::Setting setting = both.setting();
  const auto panel = theory::verdict_panel(setting).panel;
  theory::EffectPrior effect = theory::effect_of(setting, "recent(visit, 30)");
  const double leaf = theory::effect_unit(panel, effect.term, 0, 1);
  effect.acts = "visit";
  EXPECT_NEAR(theory::unit_of_an_act(panel, effect, 0, 1), leaf, 1e-9);
  EXPECT_NEAR(leaf, 2 * theory::window_weight(30, 2), 1e-12);
}

TEST(Asked, a_state_has_no_acts_to_move_or_drop) {
  Both both;
  both.add_embargo(10, 20);
  const theory::Setting setting = both.setting();
  ClaimSpec claim = claim_on("strike", "in(embargo, open)");
  RowSpec around;
  around.name = "around";
  around.without_around_ends = "embargo";
  around.days_around = 5;
  claim.rows = {around};
  for (const Row& row : stability_rows(setting, claim)) {
    EXPECT_EQ(row.role, RowRole::variant) << row.name;
    EXPECT_EQ(row.name.find("every fourth"), std::string::npos);
    if (row.name != "around") continue;
    Draft draft = draft_of(setting, claim);
    row.change(draft);
    ASSERT_EQ(draft.left_out.size(), 1U);
    EXPECT_EQ(draft.left_out[0].days(), 11);
  }
}

TEST(Asked, the_table_of_a_state_counts_inside_and_outside) {
  Both both;
  both.add_embargo(10, 20);
  for (const int day : {5, 10, 11, 15, 20, 21, 300})
    both.add_act("strike", day);
  const theory::Setting setting = both.setting();
  Draft draft = draft_of(setting, claim_on("strike", "in(embargo, open)"));
  const Posed posed = pose(draft);
  const Asked asked = ask(posed.panel, posed.question);
  const StateTable table = state_table(asked.panel, asked.law);
  ASSERT_EQ(table.spells.size(), 1U);
  EXPECT_EQ(table.spells[0].span.from, setting.window.from + 11);
  EXPECT_EQ(table.spells[0].span.to, setting.window.from + 20);
  EXPECT_EQ(table.days, 10);
  EXPECT_EQ(table.outcome_days, 3);
  EXPECT_EQ(table.days_outside, 1190);
  EXPECT_EQ(table.outcome_days_outside, 4);
}

// Records in which our side gives after strikes, at `ratio` of its rate over
// their sixty days, or at any time.
double probability_of_answers(int seed, double ratio) {
  Both both(3000);
  both.add_embargo(3, 6);
  std::mt19937_64 draws(static_cast<std::uint64_t>(seed));
  std::uniform_real_distribution<double> uniform;
  const double unit = theory::window_weight(30, 2);
  double recent = 0;
  std::vector<double> seen(3002, 0.0);
  for (int day = 0; day < 3000; ++day) {
    recent = recent * std::exp2(-1 / 30.0) + seen[day] * std::exp2(-2 / 30.0);
    if (uniform(draws) < 12 / 365.25) {
      both.add_act("strike", day);
      seen[day + 2] = 1;
    }
    const double rate = 8 / 365.25 * std::exp(std::log(ratio) * recent / unit);
    if (uniform(draws) < 1 - std::exp(-rate)) both.add_act("gift", day);
  }
  const theory::Setting setting = both.setting();
  ClaimSpec claim = claim_on("gift", "recent(strike, 30)");
  claim.replaces = {"recent(strike, 20)"};
  Draft draft = draft_of(setting, claim);
  const Posed posed = pose(draft);
  return judge_question(posed.panel, posed.question, Form::above,
                        {{NullKind::two_sided, 49, 1, 0}, 49})
      .probability;
}

int leaning(int records, double ratio) {
  int count = 0;
  for (int seed = 1; seed <= records; ++seed)
    count += probability_of_answers(seed, ratio) >= 0.80 ? 1 : 0;
  return count;
}

// The rule calls "leans for" of no effect in less than one record of ten
// (binomial: more than 9 of 40 has a chance of 1 in 200 at that rate), and sees
// most doublings, which the first test would not let pass: its planted effect.
TEST(Asked, our_answers_are_told_from_none) {
  EXPECT_LE(leaning(40, 1), 9);
}

TEST(Asked, our_answers_are_seen_where_they_double) {
  EXPECT_GE(leaning(40, 2), 24);
}

}  // namespace
}  // namespace entente::claim
