// Which words and chances a change would move: at once by few nulls, then by
// all of them.
#pragma once

#include "entente/desk/rooms/rooms.hpp"

namespace entente::desk {

// /add/moved?draft=: what is expected; with &nulls=few or all&from=0 the words
// of the claims that read the act, a few at a time
Response moved_page(const Visit& visit);

std::string expected_address(const std::string& draft);
std::string words_address(const std::string& draft);

// What was typed, kept as a draft; and back, empty where it is gone.
std::string kept_draft(Desk& desk, const Pairs& pairs);
Pairs draft_pairs(const Desk& desk, const std::string& draft);

}  // namespace entente::desk
