// Which words and chances a change would move: at once by few nulls, then by
// all of them.
#pragma once

#include "entente/desk/rooms/rooms.hpp"

namespace entente::desk {

// /add/moved?draft=&nulls=few or all
Response moved_page(const Visit& visit);

// The address of it, by few nulls.
std::string moved_address(const std::string& draft);

// What was typed, kept as a draft; and back, empty where it is gone.
std::string kept_draft(Desk& desk, const Pairs& pairs);
Pairs draft_pairs(const Desk& desk, const std::string& draft);

}  // namespace entente::desk
