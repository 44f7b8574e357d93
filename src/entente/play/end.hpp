// The end of a game: which theory it was, and what the choices came to beside
// the policies of the case, under the same luck and under much other luck.
#pragma once

#include <string>
#include <vector>

#include "entente/decide/result.hpp"
#include "entente/play/split.hpp"
#include "entente/play/step.hpp"

namespace entente::play {

// What one outcome came to under one policy.
struct Under {
  double same_luck = 0;  // in the game's own future
  double mean = 0;       // over futures
  Split split;           // of the game against it
};
struct Rival {
  std::string id, title;
  std::vector<Under> outcomes;
};

// An outcome of the game, and of its choices in other futures.
struct Own {
  double came = 0;
  double mean = 0;
  double low = 0, high = 0;  // 80 % of the futures
  double rank = 0;           // where what came lies among them (rank_in)
};

struct End {
  std::string theory, title;
  double share = 0;  // of the evidence, among the theories still believed
  int futures = 0;
  std::vector<decide::OutcomeSpec> outcomes;
  std::vector<Own> own;       // by outcome
  std::vector<Rival> rivals;  // the case's policies, the first all as before
};

constexpr int kFutures = 512;

// All futures have the law that the game hid. The game's own is not one of
// them. O(futures * policies * days).
End end_of(const Table& table,
           const World& world,
           const Game& game,
           const Parallelism& parallelism);

}  // namespace entente::play
