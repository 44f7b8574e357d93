// Machine-coded candidates, one after the other, and what a person decides of
// each: as `entente review` does it, by the same functions.
#pragma once

#include "entente/desk/page/frame.hpp"

namespace entente::desk {

// Everything below /review.
Response review_room(const Visit& visit);

}  // namespace entente::desk
