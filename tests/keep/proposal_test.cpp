#include "entente/keep/proposal.hpp"

#include <algorithm>

#include <gtest/gtest.h>

#include "../casefile/fixture.hpp"

namespace entente::keep {
namespace {

const record::Record& small() {
  static const casefile::Reading reading =
      casefile::read_case(casefile::documented_case(), "small");
  return reading.value.record;
}

TEST(ProposedId, takes_the_first_number_that_nobody_had) {
  const record::Record& record = small();
  EXPECT_EQ(proposed_id(record, "2018-05-11", "ALB", "clash"),
            "2018-05-11.ALB.clash.2");
  EXPECT_EQ(proposed_id(record, "2018-05-13", "ALB", "clash"),
            "2018-05-13.ALB.clash.1");
  // A retired id is never used again.
  EXPECT_EQ(proposed_id(record, "2018-05-12", "ALB", "clash"),
            "2018-05-12.ALB.clash.2");
  EXPECT_EQ(proposed_id(record, "2018-05-13", "ALB", "clash",
                        {"2018-05-13.ALB.clash.1"}),
            "2018-05-13.ALB.clash.2");
}

TEST(Weights, count_what_acts_of_the_kind_weigh) {
  const Weights weights = weights_of("aid_delivered", small());
  EXPECT_EQ(weights.usual, 2);
  EXPECT_EQ(weights.acts, 2u);
  EXPECT_EQ(weights.seen,
            (std::vector<std::pair<double, std::size_t>>{{2, 1}, {3, 1}}));
  EXPECT_EQ(weights.median, 2);
  EXPECT_EQ(weights_of("talks_held", small()).median, 1);
}

TEST(LikelyAnswered, are_acts_of_the_other_side_before_it) {
  const record::Record& record = small();
  record::Act act;
  act.day = *parse_day("2018-06-01");
  act.kind = "clash";
  act.side = record::Side::theirs;
  const auto likely = likely_answered(record, act, 5);
  ASSERT_EQ(likely.size(), 2u);
  EXPECT_EQ(record.acts[likely[0].act].id, "2018-05-20.BOR.sanction_imposed.1");
  EXPECT_EQ(likely[0].days_before, 12);
  act.kind = "sanction_imposed";
  act.side = record::Side::ours;
  const auto to_clash = likely_answered(record, act, 1);
  ASSERT_EQ(to_clash.size(), 1u);
  EXPECT_EQ(record.acts[to_clash[0].act].id, "2018-05-11.ALB.clash.1");
  EXPECT_EQ(to_clash[0].times, 1u);
  EXPECT_EQ(to_clash[0].of, 1u);
}

// The figure in proposal.hpp. An act whose source names what it answers is left
// out of the count of answers while it is asked about.
TEST(LikelyAnswered, hold_what_the_source_names_for_59_of_100_on_korea) {
  record::Record record = casefile::read_case("cases/korea").value.record;
  std::size_t asked = 0, found = 0;
  for (std::size_t i = 0; i < record.acts.size(); ++i) {
    const SharedText named = record.acts[i].answers;
    const bool known =
        std::any_of(record.acts.begin(), record.acts.end(),
                    [&](const record::Act& act) { return act.id == named; });
    if (named.empty() || !known) continue;
    record.acts[i].answers = "";
    const auto likely = likely_answered(record, record.acts[i], 3);
    record.acts[i].answers = named;
    ++asked;
    found += std::any_of(likely.begin(), likely.end(), [&](const Answered& a) {
      return record.acts[a.act].id == named;
    });
  }
  EXPECT_GT(asked, 350u);
  EXPECT_NEAR(static_cast<double>(found) / static_cast<double>(asked), 0.59,
              0.015);
}

}  // namespace
}  // namespace entente::keep
