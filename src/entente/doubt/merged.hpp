// One doubt for many equal ones: their count and first places.
#pragma once

#include <string>
#include <vector>

#include "entente/core/diagnostic.hpp"

namespace entente::doubt {

struct Instance {
  Place place;
  std::string what;  // "the act ID"
};

// How the doubt reads: "WHAT ONE" for one instance, else "COUNT MANY: WHAT
// (file:line), WHAT (file:line), ...".
struct Wording {
  std::string one, many;
  std::string why, hint;
};

// Adds nothing where there is no instance.
void add_merged(const std::vector<Instance>& instances,
                const Wording& wording,
                Diagnostics& doubts);

}  // namespace entente::doubt
