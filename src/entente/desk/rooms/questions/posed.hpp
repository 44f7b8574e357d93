// The question that an address or a form asks.
#pragma once

#include "entente/casefile/case.hpp"
#include "entente/desk/http/request.hpp"
#include "entente/question/read_text.hpp"

namespace entente::desk {

// By its id in the case, by its text, or from the menus: `what` ("group:talks",
// "kind:missile_test_cruise"), `actor`, `least`, `from`, `to`. What is wrong is
// in not_read and hints.
question::Understood posed_of(const casefile::Case& the_case,
                              const casefile::Files& files,
                              const Pairs& pairs);

}  // namespace entente::desk
