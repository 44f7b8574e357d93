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

// So many of the instances are named.
constexpr std::size_t kShown = 3;

// Adds nothing where there is no instance.
void add_merged(const std::vector<Instance>& instances,
                const Wording& wording,
                Diagnostics& doubts);
// The same of `count` instances of which only the first kShown are put in
// words: there can be half a million.
void add_merged(const std::vector<Instance>& first,
                std::size_t count,
                const Wording& wording,
                Diagnostics& doubts);

}  // namespace entente::doubt
