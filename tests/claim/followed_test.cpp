// The table that a reader checks by hand, on days that can be counted here.
#include "entente/claim/followed.hpp"

#include <cmath>
#include <set>

#include <gtest/gtest.h>

#include "../theory/world.hpp"

namespace entente::claim {
namespace {

// Two eras of 300 days; strikes uncovered from day 400 to 409.
struct Small : theory::World {
  Small() : World(600, 50) {
    add_group("strike", record::Side::theirs, record::Counting::days).gates = {
        "strikes"};
    add_group("gift", record::Side::ours, record::Counting::acts);
    model.eras = {{"first", {kFirstDay, window.from + 299}},
                  {"second", {window.from + 300, kLastDay}}};
    add_gap("strikes", 400, 409);
    for (const int day : {-5, 40, 42, 100, 101, 300, 420, 599})
      add_act("strike", day);
    for (const int day : {-10, 40, 41, 239, 240, 320, 345, 539, 540, 570})
      add_act("gift", day, 2);
    add_act("gift", 41, 3);  // a second one on the day
  }
};

struct Expected {
  int day;
  std::vector<int> followed;
  FollowedAct::Seen seen;
};

TEST(Followed, lists_each_act_day_with_what_came_in_sixty_days) {
  Small world;
  const theory::VerdictPanel panel = theory::verdict_panel(world.setting());
  const FollowedTable table = followed_table(panel.panel, 1, 0);
  const auto wholly = FollowedAct::Seen::wholly;
  const auto partly = FollowedAct::Seen::partly;
  const std::vector<Expected> expected = {
      {40, {42, 100}, wholly},       // not the same day, but the 60th
      {41, {42, 100, 101}, wholly},  // one day of two gifts
      {239, {}, wholly},             // 300 is the 61st day
      {240, {300}, wholly},
      {320, {}, wholly},  // its 60 days end on 380
      {345, {}, partly},  // 400 to 405 are not covered
      {539, {599}, wholly},
      {540, {599}, partly},  // the 60th day is past the window
      {570, {599}, partly}};
  ASSERT_EQ(table.acts.size(), expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const FollowedAct& row = table.acts[i];
    EXPECT_EQ(row.day - world.window.from, expected[i].day);
    std::vector<int> followed;
    for (const Day day : row.followed)
      followed.push_back(day - world.window.from);
    EXPECT_EQ(followed, expected[i].followed) << expected[i].day;
    EXPECT_EQ(row.seen, expected[i].seen) << expected[i].day;
  }
  EXPECT_EQ(table.acts[1].ids.size(), 2U);
  EXPECT_EQ(table.acts[1].weight, 5);
  EXPECT_EQ(table.counted, 6);
  EXPECT_EQ(table.followed, 4);
}

// Share of the era's days whose next sixty are covered and hold a strike.
double rate_by_hand(const std::set<int>& strikes, int from, int to) {
  int windows = 0, held = 0;
  for (int day = from; day <= to; ++day) {
    if (day + 60 > 599) continue;
    bool covered = true, strike = false;
    for (int t = day + 1; t <= day + 60; ++t) {
      covered = covered && !(t >= 400 && t <= 409);
      strike = strike || strikes.contains(t);
    }
    if (!covered) continue;
    ++windows;
    held += strike ? 1 : 0;
  }
  return static_cast<double>(held) / windows;
}

TEST(Followed, sets_the_rate_of_the_same_era_beside_it) {
  Small world;
  const theory::VerdictPanel panel = theory::verdict_panel(world.setting());
  const FollowedTable table = followed_table(panel.panel, 1, 0);
  const std::set<int> strikes = {40, 42, 100, 101, 300, 420, 599};
  const double first = rate_by_hand(strikes, 0, 299);
  const double second = rate_by_hand(strikes, 300, 599);
  ASSERT_NE(first, second);
  // Counted: 40, 41, 239, 240 in the first era, 320 and 539 in the second.
  EXPECT_NEAR(table.base_expected, 4 * first + 2 * second, 1e-12);
  EXPECT_NEAR(table.base_rate, table.base_expected / 6, 1e-12);
  // The rate of the whole window instead of the era's would be seen.
  EXPECT_GT(std::abs(table.base_rate - rate_by_hand(strikes, 0, 599)), 1e-3);
}

TEST(Followed, is_empty_without_acts) {
  theory::World world(200);
  world.add_group("strike", record::Side::theirs, record::Counting::days);
  world.add_group("gift", record::Side::ours, record::Counting::acts);
  const theory::VerdictPanel panel = theory::verdict_panel(world.setting());
  const FollowedTable table = followed_table(panel.panel, 1, 0);
  EXPECT_TRUE(table.acts.empty());
  EXPECT_EQ(table.counted, 0);
  EXPECT_EQ(table.base_rate, 0);
}

}  // namespace
}  // namespace entente::claim
