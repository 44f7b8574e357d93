// Dated questions: asked, kept, answered by people and by the model, scored;
// and what is forecast, with how it did before.
#pragma once

#include "entente/desk/rooms/rooms.hpp"

namespace entente::desk {

Response questions_room(const Visit& visit);

}  // namespace entente::desk
