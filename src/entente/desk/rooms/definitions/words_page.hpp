// Words of chosen claims before and after a draft: at once by few nulls, then
// by all of them.
#pragma once

#include "entente/desk/rooms/rooms.hpp"

namespace entente::desk {

// /definitions/words?draft=&claim=&claim=&nulls=few or all
Response words_page(const Visit& visit);

// The address of it, by few nulls.
std::string words_address(const std::string& draft,
                          const std::vector<std::string>& claims);

}  // namespace entente::desk
