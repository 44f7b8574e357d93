// One act: its row, sources and doubts, what stands around it, what reads it.
#pragma once

#include "entente/desk/rooms/rooms.hpp"

namespace entente::desk {

// The act of ?id=; what became of a retired one, or which are near.
Response act_page(const Visit& visit);
Response act_as_json(const Visit& visit);

}  // namespace entente::desk
