// What is seen of a month never changes by what is chosen for later ones.
#include <gtest/gtest.h>

#include "entente/core/rng.hpp"

#include "fixture.hpp"

namespace entente::play {
namespace {

bool same(const Seen& a, const Seen& b) {
  if (a.to != b.to || a.outcomes != b.outcomes ||
      a.came.size() != b.came.size())
    return false;
  for (std::size_t i = 0; i < a.came.size(); ++i)
    if (text_of(a.came[i]) != text_of(b.came[i]) ||
        a.came[i].like != b.came[i].like || a.came[i].kinds != b.came[i].kinds)
      return false;
  return true;
}

Game first(Game game, int months) {
  game.played.resize(static_cast<std::size_t>(months));
  return game;
}

// Of a whole game and of each of its beginnings, by `seed_of` (beginning).
template <class SeedOf>
int months_that_differ(const AtTable& at, const Game& whole, SeedOf seed_of) {
  int differ = 0;
  for (int m = 1; m <= whole.months; ++m) {
    Game part = first(whole, m);
    part.seed = seed_of(part);
    const World of_part = world_of(at.table, part);
    const World of_whole = world_of(at.table, whole);
    differ += same(seen_after(at.table, of_part, part, m),
                   seen_after(at.table, of_whole, whole, m))
                  ? 0
                  : 1;
  }
  return differ;
}

TEST(Prefix, earlier_months_stay_when_later_choices_are_added) {
  for (std::uint64_t seed = 1; seed <= 8; ++seed) {
    const AtTable at(.8);
    const Game whole = at.game(seed);
    EXPECT_EQ(months_that_differ(at, whole,
                                 [](const Game& part) { return part.seed; }),
              0);
  }
}

// The bug: luck that hangs on how much has been chosen.
TEST(Prefix, luck_that_hangs_on_the_choices_is_found) {
  const AtTable at(.8);
  EXPECT_GT(months_that_differ(at, at.game(),
                               [](const Game& part) {
                                 return part.seed + part.played.size();
                               }),
            6);
}

// Choices of any month do move what comes after: else the test above is empty.
TEST(Prefix, choices_move_what_comes_later) {
  const AtTable at(1.5);
  const Game gives = at.game(3);
  Game does_nothing = gives;
  for (Month& month : does_nothing.played)
    month.acts.clear();
  const World world = world_of(at.table, gives);
  EXPECT_FALSE(same(seen_after(at.table, world, gives, 12),
                    seen_after(at.table, world, does_nothing, 12)));
}

TEST(Retelling, finds_the_first_month_that_came_otherwise) {
  const AtTable at(0);
  Game game = at.game();
  const World world = world_of(at.table, game);
  const Seen seen = seen_after(at.table, world, game, 12);
  game.played[0].came.emplace_back("2006-06-30 nothing");
  EXPECT_EQ(retell(seen, game), 1);
  EXPECT_EQ(retell(seen, game), 0);
  game.played[4].came.emplace_back("2006-11-30 strike");
  EXPECT_EQ(retell(seen, game), 5);
}

TEST(Outcomes, count_our_choices_and_what_came) {
  const AtTable at(0);
  const Game game = at.game();
  const World world = world_of(at.table, game);
  const Seen seen = seen_after(at.table, world, game, 5);
  std::size_t strikes = 0;
  for (const Came& one : seen.came)
    strikes += one.group == "strike" ? 1 : 0;
  EXPECT_EQ(seen.outcomes[0], static_cast<double>(strikes));
  EXPECT_EQ(seen.outcomes[1], 5);  // gifts
  double drills = 0;
  for (const Scheduled& one : at.table.offered.schedule)
    drills += one.on <= seen.to && one.on != at.first_drill(2) ? 1 : 0;
  EXPECT_EQ(seen.outcomes[3], drills);
}

TEST(Hidden, draws_differ_from_seed_to_seed_and_hang_on_nothing_else) {
  const AtTable at(0);
  std::set<std::size_t> drawn;
  for (std::uint64_t seed = 1; seed <= 40; ++seed)
    drawn.insert(world_of(at.table, at.game(seed)).draw);
  EXPECT_GT(drawn.size(), 10u);  // of 20
  EXPECT_EQ(world_of(at.table, at.game(9)).draw,
            world_of(at.table, first(at.game(9), 2)).draw);
}

}  // namespace
}  // namespace entente::play
