// The brief of the case as it stands, long or short, and what changed since an
// earlier day.
#pragma once

#include "entente/desk/rooms/rooms.hpp"

namespace entente::desk {

Response brief_room(const Visit& visit);

}  // namespace entente::desk
