// A game as its file, and its choices as one of policies/.
#pragma once

#include <string>
#include <vector>

#include "entente/play/game.hpp"
#include "entente/play/habit.hpp"

namespace entente::keep {

// The bytes of a game's file; the same game has the same bytes.
std::string game_toml(const play::Game& game);

// The choices as a policy's file. What they seem to follow is said in
// comments, as rules that may be put in the place of the dated acts.
std::string played_policy_toml(const play::Game& game,
                               policy::PolicySpec policy,
                               const std::string& title,
                               const std::vector<play::Habit>& habits);

}  // namespace entente::keep
