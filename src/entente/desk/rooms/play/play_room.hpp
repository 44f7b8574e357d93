// Play: one is our side, month by month (docs/desk.md).
#pragma once

#include "entente/desk/rooms/rooms.hpp"

namespace entente::desk {

Response play_room(const Visit& visit);

}  // namespace entente::desk
