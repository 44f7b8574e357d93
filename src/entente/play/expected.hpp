// What the model as fitted expects after some months of a game.
#pragma once

#include <string>
#include <vector>

#include "entente/play/step.hpp"

namespace entente::play {

// The chance of at least one act within each of `days`, should our side do
// nothing more.
struct Expected {
  std::string id, title;
  std::vector<double> chance;
};
struct Expectation {
  Day from = 0;           // the last day that was seen
  std::vector<int> days;  // 30, 90
  std::vector<Expected> items;
};

// The record goes on with what the game has shown; the laws are the base
// model's, as they were fitted before the game and with luck of their own, so
// that neither the hidden theory nor what lies ahead is told.
Expectation expected_after(const Table& table,
                           const World& world,
                           const Game& game,
                           int months,
                           const Parallelism& parallelism);

}  // namespace entente::play
