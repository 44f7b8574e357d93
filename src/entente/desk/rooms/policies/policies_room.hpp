// Policies: those of the case, a new one by menus, two side by side
// (docs/desk.md).
#pragma once

#include "entente/desk/rooms/rooms.hpp"

namespace entente::desk {

Response policies_room(const Visit& visit);

}  // namespace entente::desk
