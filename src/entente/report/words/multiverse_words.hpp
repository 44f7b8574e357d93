// What every specification of a claim says together, in sentences.
#pragma once

#include <string>
#include <vector>

#include "entente/report/words/context.hpp"

namespace entente::report {

// Of `multiverse` (docs/json.md), as plain text: how many there are, the claim
// as defined beside all of them, words, what moves the estimate most, and
// whether a curve like it comes up without an effect.
std::vector<std::string> multiverse_sentences(const Json& multiverse);

// Of one of `curves`: how many there are, where they lie, words, what moves the
// estimate most.
std::string curve_sentences(const Json& curve);

}  // namespace entente::report
