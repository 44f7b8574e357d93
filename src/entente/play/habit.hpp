// The rule that a player seems to have followed, where the acts tell one.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "entente/play/step.hpp"

namespace entente::play {

// Acts of a group of ours that all came within `within` days after an act of
// `after`, or, where that is empty, as regularly as every `every` days.
struct Habit {
  std::string group;
  int size = 1;  // the most frequent one
  std::string after;
  int within = 0;
  int every = 0;  // the least number of days between two of them
  int acts = 0;
  // Of the game's days, those within so many days after one of theirs; the
  // chance that as many acts on any days would all lie there.
  double share = 0, chance = 0;
  int would = 0;  // times that the rule would have acted in the game
};

// Of three acts or more. Groups and windows of 7, 14, 30 and 60 days are
// tried; one is told where the chance, times all that are tried, is below one
// in twenty, and our side acted half as often as the rule would have, or more.
// Else regular acts, four or more with no gap more than a seventh (or three
// days) from their mean. Nothing where neither is so.
std::optional<Habit> habit_of(const Table& table,
                              const Game& game,
                              const Seen& seen,
                              const std::string& group);

}  // namespace entente::play
