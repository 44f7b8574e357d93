// A claim asked from menus, with the verdict that a shipped one has; kept as
// its file.
#pragma once

#include "entente/desk/rooms/rooms.hpp"

namespace entente::desk {

Response claim_room(const Visit& visit);

}  // namespace entente::desk
