// Confidence in the first sentence, by a rule that a reader can repeat.
#pragma once

#include <string>
#include <vector>

#include "entente/report/facts/agreement.hpp"
#include "entente/report/words/context.hpp"

namespace entente::report {

struct Confidence {
  std::string word;  // high, moderate, low
  std::string why;
};

// high: at least 100 acts, no variant that changes the word, no cap, two
// codings at kappa .8 or better; moderate: at least 50 acts, at most a tenth
// of the variants change it, kappa .6 or better; else low.
Confidence confidence_in(const Json& claim,
                         const std::vector<Agreement>& agreement);

}  // namespace entente::report
