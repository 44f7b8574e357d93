// What a record of this size can and cannot show.
#pragma once

#include <string>

#include "entente/report/words/context.hpp"

namespace entente::report {

// From each claim's own smallest visible effects and from the case's table of
// errors on simulated records; empty where it has neither.
std::string limits_words(const Context& context);

}  // namespace entente::report
