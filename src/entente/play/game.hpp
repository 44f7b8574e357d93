// A game: one is our side, month by month, against the fitted other side. It is
// all that is needed to see the same again: a seed, and what was chosen.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "entente/core/day.hpp"
#include "entente/core/diagnostic.hpp"
#include "entente/policy/spec.hpp"

namespace entente::play {

// An act of ours.
struct Act {
  std::string group;
  int size = 1;  // 1 to 5; 1 where acts of the group have none
  Day on = 0;
  Place place;
};

// An act of the schedule that is not held, by its first day.
struct LetGo {
  std::string group;
  Day on = 0;
  Place place;
};

// What was chosen for a month, and what came in it: acts of others as
// "2026-08-14 provocation", so that the file can be read, and a replay that is
// another one is noticed.
struct Month {
  std::vector<Act> acts;
  std::vector<LetGo> let_go;
  std::vector<std::string> came;
  Place place;
};

constexpr int kMostMonths = 60;

struct Game {
  std::string data_hash;    // of the case when the game began
  std::string record_hash;  // of its acts up to `from`
  std::uint64_t seed = 1;
  std::string theory;  // that was asked for; empty: drawn by the seed
  Day from = 0;        // the last day that is known
  int months = 24;
  std::vector<Month> played;
  Place place;  // of its file
};

// The last day of the m-th month of a game (0: `from` itself): the same day of
// the month as `from`, or the last one where the month is shorter, or where
// `from` is the last of its own.
Day month_end(Day from, int m);
// The days of the m-th month, from 1 on.
Span month_of_game(const Game& game, int m);

// The choices as a policy: acts on their days, nothing else by the groups of
// `levers`, the schedule of `announced` held but for what was let go.
policy::PolicySpec policy_of(const Game& game,
                             const std::vector<std::string>& levers,
                             const std::vector<std::string>& announced);

}  // namespace entente::play
