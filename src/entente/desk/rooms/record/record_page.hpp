// The table of acts with its axis and facets.
#pragma once

#include "entente/desk/rooms/rooms.hpp"

namespace entente::desk {

Response record_page(const Visit& visit);

// The address of an act's page.
std::string act_address(std::string_view id);

}  // namespace entente::desk
