// The table at which one plays: all that is fixed before the first choice. The
// record up to the game's first day, the laws that the theories still believed
// make of it, and of each a few hundred draws of the parameters.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "entente/core/parallel.hpp"
#include "entente/decide/columns.hpp"
#include "entente/decide/reading.hpp"
#include "entente/forecast/spec.hpp"
#include "entente/play/game.hpp"
#include "entente/play/offered.hpp"

namespace entente::play {

// `setting` ends on the game's `from`; what is pointed to must outlive the
// table. `items`: what is forecast on the way.
struct TableAsked {
  const theory::Setting* setting = nullptr;
  const decide::DecideSpec* spec = nullptr;
  const std::vector<policy::PolicySpec>* policies = nullptr;
  const std::vector<theory::TheorySpec>* theories = nullptr;
  const std::vector<std::string>* contest_outcomes = nullptr;
  const std::vector<forecast::ItemSpec>* items = nullptr;
  std::vector<decide::Believed> believed;  // none: the base model is played
  int months = 24;
};

struct TableOptions {
  int draws = 200;
  std::uint64_t seed = 1;  // of the estimates; a game's own draws its luck
  Parallelism parallelism;
};

struct Table {
  theory::ForecastPanel known;  // with the days ahead after its window
  int months = 0;
  decide::DecideSpec spec;                   // horizons: the ends of the months
  decide::DecideSpec ahead;                  // the items, at their horizons
  std::vector<policy::PolicySpec> policies;  // the first: all as before
  std::vector<policy::Plan> plans;           // of the policies
  Offered offered;
  decide::Columns columns;
};

// Days looked ahead beyond the last month, for what is forecast there.
constexpr int kLookedAhead = 90;

// Fits and draws: seconds.
Table table_of(const TableAsked& asked, const TableOptions& options);

// What the seed of a game hides until its end: the theory, by its share, and
// one draw of its parameters; and how kinds of days are drawn.
struct World {
  std::size_t column = 0, draw = 0;
  std::vector<theory::Parameters> parameters;  // by law
  decide::Reading reading;                     // at the ends of the months
};
World world_of(const Table& table, const Game& game);

// The plan of a game's choices so far: nothing is done later, and the schedule
// is held.
policy::Plan plan_of(const Table& table, const Game& game);

}  // namespace entente::play
