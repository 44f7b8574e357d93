#include "entente/play/habit.hpp"

#include <gtest/gtest.h>

#include "entente/core/rng.hpp"

#include "fixture.hpp"

namespace entente::play {
namespace {

// On the first day of a month a gift, where a strike came in the two weeks
// before.
Game answers(const AtTable& at, std::uint64_t seed) {
  Game game = at.game(seed);
  game.played.clear();
  const World world = world_of(at.table, game);
  for (int m = 1; m <= at.table.months; ++m) {
    const Day first = month_of_game(game, m).from;
    const Seen seen = seen_after(at.table, world, game, m - 1);
    game.played.emplace_back();
    const bool struck =
        std::any_of(seen.came.begin(), seen.came.end(), [&](const Came& one) {
          return one.group == "strike" && first - one.day >= 2 &&
                 first - one.day <= 14;
        });
    if (struck) game.played.back().acts.push_back({"gift", 2, first, {}});
  }
  return game;
}

std::optional<Habit> found(const AtTable& at, const Game& game) {
  const World world = world_of(at.table, game);
  return habit_of(at.table, game,
                  seen_after(at.table, world, game, at.table.months), "gift");
}

TEST(Habit, answers_to_strikes_are_told) {
  const AtTable at(0, 24);
  const Game game = answers(at, 3);
  const auto habit = found(at, game);
  ASSERT_TRUE(habit.has_value());
  EXPECT_EQ(habit->after, "strike");
  EXPECT_EQ(habit->within, 14);
  EXPECT_EQ(habit->size, 2);
  EXPECT_GE(habit->every, 28);
  EXPECT_LT(habit->chance, .01);
  EXPECT_LE(habit->acts, habit->would + 1);
}

TEST(Habit, regular_gifts_are_told_as_such) {
  const AtTable at(0);
  const auto habit = found(at, at.game());
  ASSERT_TRUE(habit.has_value());
  EXPECT_EQ(habit->after, "");
  EXPECT_NEAR(habit->every, 30, 1);
}

// Gifts on days drawn at random follow no rule: told in fewer than one game in
// twenty by the bound, in 40 games in fewer than 10 but once in a million.
TEST(Habit, none_is_made_up_of_gifts_at_random) {
  const AtTable at(0, 24);
  int told = 0;
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    Game game = at.game(seed);
    const Draws draws(seed, Stream::world_acts, 77);
    for (int m = 1; m <= at.table.months; ++m) {
      const auto step = static_cast<std::uint32_t>(m);
      Month& month = game.played[static_cast<std::size_t>(m - 1)];
      month.acts.clear();
      if (draws.uniform(step, 0) < .4)
        month.acts.push_back({"gift",
                              1,
                              month_of_game(game, m).from +
                                  static_cast<Day>(28 * draws.uniform(step, 1)),
                              {}});
    }
    told += found(at, game).has_value() ? 1 : 0;
  }
  EXPECT_LT(told, 10);
}

}  // namespace
}  // namespace entente::play
