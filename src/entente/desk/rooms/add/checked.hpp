// What stands beside the form: mistakes or what is still to be said, what may
// be proposed, the change line by line, and what would read the act.
#pragma once

#include "entente/desk/rooms/add/proposed.hpp"
#include "entente/desk/rooms/rooms.hpp"

namespace entente::desk {

// Whether the person saw this very change before it is to be saved.
enum class Shown { before, first_now };

void put_checked(const Visit& visit,
                 const Pairs& pairs,
                 const Proposed& proposed,
                 Shown shown,
                 Json& view);

}  // namespace entente::desk
