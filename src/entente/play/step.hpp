// What a desk sees of a game after some months: what came, what was done, what
// is scheduled, how the outcomes stand. Never the theory, nor what lies ahead.
#pragma once

#include <string>
#include <vector>

#include "entente/future/simulate.hpp"
#include "entente/play/table.hpp"

namespace entente::play {

// A day on which a group of others acted, or a group of ours that one does not
// decide on.
struct Came {
  Day day = 0;
  std::string group;
  // What it is like: acts of the record that it copies; where the group has
  // kinds, the groups of these instead.
  std::vector<std::size_t> like;
  std::vector<std::string> kinds;
};

// "2026-08-14 provocation", as a game's file has it.
std::string text_of(const Came& came);

struct Seen {
  int months = 0;
  Day to = 0;                    // the last day that is seen
  std::vector<Came> came;        // by day, then in the order of the case
  std::vector<double> outcomes;  // so far, in the order of the case
};

// One future under a plan, with the game's luck.
struct Walked {
  future::System system;
  future::Future future;
  std::vector<double> measures;  // outcomes by month: (outcomes, months)
};
Walked walk(const Table& table,
            const World& world,
            const Game& game,
            const policy::Plan& plan);

// After the first `months` months of the game, no more than are played. What is
// seen of a month does not depend on what is chosen for later ones.
Seen seen_after(const Table& table,
                const World& world,
                const Game& game,
                int months);
// The same of a future that was walked.
Seen seen_in(const Table& table,
             const World& world,
             const Walked& walked,
             const Game& game,
             int months);

// The game with what came in its months as it is seen after them; and the first
// month that came otherwise than its file says, 0 for none.
int retell(const Seen& seen, Game& game);

}  // namespace entente::play
