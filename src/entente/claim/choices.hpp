// What could have been chosen otherwise about a claim, before any result.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "entente/claim/draft.hpp"

namespace entente::claim {

struct Level {
  std::string name;                    // for a reader
  std::function<void(Draft&)> change;  // of the first: nothing
};
struct Choice {
  std::string name;
  std::vector<Level> levels;  // the first is the claim's own
  // What another level changes: acts as they are read, or a law of the same.
  enum class Of { panel, outcome, law } of = Of::law;
};

// First year (as defined, without the first quarter, without the first half),
// season form (2), slow change (as defined, with source density where it
// enters; instead of that an effect a year; or one for each dated break),
// half-lives (3), lag (2), weights (2), coding (2) and outcome (the claim's,
// then those its rows name). A case without a second coding or dated breaks
// has fewer.
std::vector<Choice> choices_of(const theory::Setting& setting,
                               const ClaimSpec& claim);

// The claim's outcome and those its rows name, each once.
std::vector<std::string> outcomes_of(const ClaimSpec& claim);

}  // namespace entente::claim
