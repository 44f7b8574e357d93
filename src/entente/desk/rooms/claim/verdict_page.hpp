// The verdict on a claim that is asked, as the brief shows one: at once by few
// nulls, then by all of them.
#pragma once

#include "entente/desk/rooms/rooms.hpp"

namespace entente::desk {

// /ask/verdict?...&nulls=few or all
Response verdict_page(const Visit& visit);

// Its address for what /ask was asked.
std::string verdict_address(const Pairs& query, const char* nulls);

}  // namespace entente::desk
