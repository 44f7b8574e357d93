#include "entente/play/game.hpp"

#include <gtest/gtest.h>

#include "fixture.hpp"

namespace entente::play {
namespace {

TEST(Months, end_on_the_same_day_or_the_last_one) {
  const Day middle = make_day(2026, 8, 5);
  EXPECT_EQ(month_end(middle, 0), middle);
  EXPECT_EQ(month_end(middle, 5), make_day(2027, 1, 5));
  const Day last = make_day(2027, 11, 30);
  EXPECT_EQ(month_end(last, 1), make_day(2027, 12, 31));
  EXPECT_EQ(month_end(last, 3), make_day(2028, 2, 29));
  const Day thirtieth = make_day(2027, 1, 30);
  EXPECT_EQ(month_end(thirtieth, 1), make_day(2027, 2, 28));
  EXPECT_EQ(month_end(thirtieth, 2), make_day(2027, 3, 30));
}

TEST(Months, follow_each_other_without_a_gap) {
  for (Day from = make_day(2023, 12, 25); from < make_day(2024, 3, 5); ++from) {
    Game game;
    game.from = from;
    for (int m = 1; m <= kMostMonths; ++m) {
      const Span days = month_of_game(game, m);
      EXPECT_EQ(days.from, month_end(from, m - 1) + 1);
      EXPECT_GE(days.days(), 28);
      EXPECT_LE(days.days(), 31);
    }
  }
}

TEST(Choices, are_a_policy_of_dated_acts_with_nothing_else) {
  Game game;
  const Day day = make_day(2027, 3, 1);
  game.played.resize(2);
  for (int i = 0; i < 30; ++i)
    game.played[0].acts.push_back({"gift", 2, day + 60 - 2 * i, {}});
  game.played[1].acts.push_back({"gift", 1, day + 70, {}});
  game.played[1].let_go.push_back({"drill", day + 80, {}});
  const policy::PolicySpec policy =
      policy_of(game, {"gift", "pressure"}, {"drill"});
  ASSERT_EQ(policy.rules.size(), 3u);  // a rule holds 24 dates
  EXPECT_EQ(policy.rules[0].size, 1);
  EXPECT_EQ(policy.rules[1].on.size(), 24u);
  EXPECT_EQ(policy.rules[1].on[0], day + 2);
  EXPECT_EQ(policy.rules[2].on.back(), day + 60);
  EXPECT_FALSE(policy.rules[0].besides_law);
  ASSERT_EQ(policy.never.size(), 1u);
  EXPECT_EQ(policy.never[0].text, "pressure");
  ASSERT_EQ(policy.schedules.size(), 1u);
  ASSERT_EQ(policy.schedules[0].except.size(), 1u);
  EXPECT_EQ(policy.schedules[0].except[0], (Span{day + 80, day + 80}));
}

TEST(Levers, are_our_groups_with_a_law_and_those_that_are_announced) {
  const AtTable at(0, 1);
  EXPECT_EQ(at.table.offered.levers.acts, std::vector<std::string>{"gift"});
  EXPECT_EQ(at.table.offered.levers.announced,
            std::vector<std::string>{"drill"});
  EXPECT_EQ(at.table.policies[0].id, "as-before");
}

}  // namespace
}  // namespace entente::play
