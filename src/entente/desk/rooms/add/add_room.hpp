// Acts that are added, mended and retired, and how far the case was read: each
// change is checked and shown before it is written, and can be taken back.
#pragma once

#include "entente/desk/rooms/rooms.hpp"

namespace entente::desk {

// /add?edit=, ?drop=, ?covered=, ?draft=, /add/moved; posted: /add/check,
// /add/try, /add/save, /add/undo
Response add_room(const Visit& visit);

}  // namespace entente::desk
