// What the model says of questions; each takes its time.
#pragma once

#include "entente/desk/rooms/rooms.hpp"

namespace entente::desk {

Response answer_page(const Visit& visit);    // /questions/answer?text=...
Response register_page(const Visit& visit);  // /questions/register
Response expected_page(const Visit& visit);  // /questions/expected

}  // namespace entente::desk
