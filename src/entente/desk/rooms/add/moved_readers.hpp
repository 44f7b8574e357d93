// What a change may move: the claims and forecasts that read its act.
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "entente/desk/rooms/add/proposed.hpp"

namespace entente::desk {

// What may move: claims and forecast items that read the act before or after;
// with coverage all of them. Claims that test it come first, then those whose
// outcome it is, then those that read it beside others.
struct Readers {
  bool all = false;
  std::map<std::string, std::size_t> claims;  // id: 0 for tested, 1, 2
  std::set<std::string> forecasts;
};
// Expects a change that checks.
Readers readers_of(const Loaded& loaded, const Proposed& proposed);

// In the order in which they are asked; the slow ones last, and only when a
// person wants them.
struct AskedClaims {
  std::vector<std::string> ids;
  std::size_t quick = 0;  // the first so many
};
AskedClaims claims_asked(const casefile::Case& the_case,
                         const Readers& readers);

}  // namespace entente::desk
