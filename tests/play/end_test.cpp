// The end of a game against a law that is known: strikes follow gifts alone, so
// that how many are to be expected is a sum over the days.
#include <cmath>

#include <gtest/gtest.h>

#include "fixture.hpp"

namespace entente::play {
namespace {

using decide::TruthWorld;

// The law of strikes as it truly is, and everything else of the world's draw.
World known_world(const AtTable& at, const Game& game) {
  World world = world_of(at.table, game);
  const auto& laws = at.table.columns.all[world.column].laws;
  for (std::size_t k = 0; k < laws.size(); ++k)
    if (laws[k].group == TruthWorld::strike)
      world.parameters[k].theta = {std::log(TruthWorld::kStrikes),
                                   at.world.theta};
  return world;
}

// Strikes to be expected over the game's months where gifts are given on the
// days of `gifts`; `theta` is what one gift adds to the log rate.
double expected_strikes(const AtTable& at,
                        const std::vector<Day>& gifts,
                        double theta) {
  const Day from = at.setting.window.to;
  double sum = 0;
  for (Day day = from + 1; day <= month_end(from, at.table.months); ++day) {
    double left = 0;
    for (const record::Act& act : at.world.record.acts)
      if (act.kind == "gift" && day - act.day >= 2)
        left += std::exp2(-static_cast<double>(day - act.day) /
                          TruthWorld::kHalfLife);
    for (const Day gift : gifts)
      if (day - gift >= 2)
        left +=
            std::exp2(-static_cast<double>(day - gift) / TruthWorld::kHalfLife);
    sum += 1 - std::exp(-TruthWorld::kStrikes * std::exp(theta * left));
  }
  return sum;
}

std::vector<Day> gifts_of(const Game& game) {
  std::vector<Day> days;
  for (const Month& month : game.played)
    days.push_back(month.acts[0].on);
  return days;
}

// Giving every month lowers strikes by a known number: within five errors
// (false alarm below 1e-6). The bug: an effect that the law does not hold.
TEST(End, choice_is_what_giving_takes_off_by_the_law_that_was_planted) {
  const AtTable at(-.7);
  const Game game = at.game();
  const End end = end_of(at.table, known_world(at, game), game, Parallelism{2});
  const auto gifts = gifts_of(game);
  const double given = expected_strikes(at, gifts, at.world.theta);
  const double never = expected_strikes(at, {}, at.world.theta);
  ASSERT_LT(given, never - 3);
  ASSERT_EQ(end.rivals.size(), 2u);
  const Under& under = end.rivals[1].outcomes[0];  // never gives
  EXPECT_LT(std::abs(under.split.choice - (given - never)),
            5 * under.split.error);
  EXPECT_FALSE(under.split.tied);
  EXPECT_LT(std::abs(end.own[0].mean - given), 5 * std::sqrt(given / kFutures));
  EXPECT_GT(std::abs(under.split.choice - 0), 5 * under.split.error);
  EXPECT_GT(std::abs(end.own[0].mean - expected_strikes(at, gifts, 0)),
            5 * std::sqrt(given / kFutures));
}

// Counts and 512 futures: every mean is a binary fraction, so nothing is
// rounded and the parts make up the whole to the last bit.
TEST(End, choice_and_luck_add_up_to_what_came_less_what_others_have) {
  const AtTable at(.4);
  const Game game = at.game();
  const End end = end_of(at.table, world_of(at.table, game), game, {1});
  for (const Rival& rival : end.rivals)
    for (std::size_t o = 0; o < end.own.size(); ++o) {
      const Under& under = rival.outcomes[o];
      EXPECT_EQ(under.split.choice + under.split.luck,
                end.own[o].came - under.mean);
      EXPECT_EQ(under.split.difference, end.own[o].came - under.mean);
      EXPECT_EQ(under.split.luck, end.own[o].came - end.own[o].mean);
    }
}

TEST(End, what_came_is_what_was_seen_and_threads_change_nothing) {
  const AtTable at(.4);
  const Game game = at.game();
  const World world = world_of(at.table, game);
  const End one = end_of(at.table, world, game, {1});
  const End three = end_of(at.table, world, game, {3});
  const Seen seen = seen_after(at.table, world, game, at.table.months);
  for (std::size_t o = 0; o < one.own.size(); ++o) {
    EXPECT_EQ(one.own[o].came, seen.outcomes[o]);
    EXPECT_EQ(one.own[o].mean, three.own[o].mean);
    for (std::size_t p = 0; p < one.rivals.size(); ++p)
      EXPECT_EQ(one.rivals[p].outcomes[o].split.error,
                three.rivals[p].outcomes[o].split.error);
  }
  // Who chose as the rival does has the same future under the same luck.
  Game idle = game;
  for (Month& month : idle.played)
    month = {};
  const End same = end_of(at.table, world, idle, {1});
  EXPECT_EQ(same.rivals[1].outcomes[0].same_luck, same.own[0].came);
  EXPECT_EQ(same.rivals[1].outcomes[0].split.choice, 0);
}

// A rank is uniform over games: of 60, the mean is one half within five errors
// (false alarm below 1e-6). The bug: the game's own luck is not among them.
TEST(End, ranks_of_many_games_are_spread_evenly) {
  const AtTable at(0, 3);
  double sum = 0;
  constexpr int kGames = 60;
  for (std::uint64_t seed = 1; seed <= kGames; ++seed) {
    const Game game = at.game(seed);
    sum += end_of(at.table, world_of(at.table, game), game, {2}).own[0].rank;
  }
  EXPECT_LT(std::abs(sum / kGames - .5), 5 / std::sqrt(12.0 * kGames));
}

}  // namespace
}  // namespace entente::play
