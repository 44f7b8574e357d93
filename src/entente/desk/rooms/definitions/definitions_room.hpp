// Any TOML file of the case in an editor, with its mistakes, the acts that its
// groups would hold, and words before and after; saved or thrown away.
#pragma once

#include "entente/desk/rooms/rooms.hpp"

namespace entente::desk {

Response definitions_room(const Visit& visit);

}  // namespace entente::desk
