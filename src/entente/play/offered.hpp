// What one may choose in the months of a game.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "entente/core/diagnostic.hpp"
#include "entente/decide/spec.hpp"
#include "entente/play/game.hpp"
#include "entente/theory/panel.hpp"

namespace entente::play {

// Our groups: `acts` are those that a law reads, a policy decides on or an
// outcome counts, and that have a law which the player takes over (not those of
// lines, whose acts a policy cannot aim); `announced` follow a schedule, of
// which each act may be let go. In the order of the case.
struct Levers {
  std::vector<std::string> acts, announced;
};
Levers levers_of(const theory::Setting& setting,
                 const std::vector<theory::TheorySpec>& theories,
                 const std::vector<policy::PolicySpec>& policies,
                 const decide::DecideSpec& spec);

// An act of the schedule ahead.
struct Scheduled {
  std::string group;
  Day on = 0, until = 0;
};

// `groups` are the case's.
struct Offered {
  Levers levers;
  std::vector<Scheduled> schedule;  // by day, over the months of a game
  const std::vector<record::Group>* groups = nullptr;
};
Offered offered_on(const theory::Panel& panel, Levers levers, int days);

const record::Group& group_of(const Offered& offered, const std::string& name);

// Whether acts of a group have a size: it counts acts, and weighs them.
bool has_size(const record::Group& group);

// What is wrong with a choice for the m-th month, beside what that month holds
// already; nothing where it may be made.
std::optional<Diagnostic> wrong_with(const Offered& offered,
                                     const Game& game,
                                     int m,
                                     const Month& so_far,
                                     const Act& act);
std::optional<Diagnostic> wrong_with(const Offered& offered,
                                     const Game& game,
                                     int m,
                                     const Month& so_far,
                                     const LetGo& let_go);

// All that is wrong with the choices of a game.
Diagnostics mistakes_in(const Offered& offered, const Game& game);

}  // namespace entente::play
