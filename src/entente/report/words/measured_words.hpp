// Sentences about claims that are measured.
#pragma once

#include <string>

#include "entente/report/words/context.hpp"

namespace entente::report {

// Empty where nothing was measured.
struct MeasuredWords {
  std::string glyph;    // beneath the picture: the number and its interval
  std::string counted;  // what was counted, large: "8 cuts"
  std::string measure;  // a sentence or two
  std::string other;    // variants that stand beside it
};
MeasuredWords measured_words(const Context& context, const Json& claim);

}  // namespace entente::report
