// A change that was written, to be taken back.
#pragma once

#include "entente/keep/change.hpp"

namespace entente::keep {

// The change that puts every file of `kept` back to what it was, and is refused
// where one of them is not as it was written any more. A table that began with
// the change stays, without rows.
Change taken_back(const Kept& kept);

}  // namespace entente::keep
