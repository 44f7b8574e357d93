// Which acts two states of a case put into its groups.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "entente/casefile/case.hpp"

namespace entente::variant {

struct GroupMoved {
  std::string group;
  std::size_t before = 0, after = 0;  // acts
  std::vector<record::Act> in, out;   // by day
};

// Groups that hold other acts than before, in the order of the case; those that
// only one of the two has stand last, with all their acts.
std::vector<GroupMoved> groups_moved(const casefile::Case& before,
                                     const casefile::Case& after);

}  // namespace entente::variant
