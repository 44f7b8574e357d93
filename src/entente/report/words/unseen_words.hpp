// What an unseen cause would have to be to move a claim's word, measured by the
// causes that are seen.
#pragma once

#include <string>

#include "entente/report/words/context.hpp"

namespace entente::report {

// Empty for a claim that is no effect, or has no estimate.
std::string unseen_words(const Context& context, const Json& claim);

}  // namespace entente::report
