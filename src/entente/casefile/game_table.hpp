// A game's file: no part of a case, wherever it lies, and no result depends on
// it.
#pragma once

#include <string>
#include <string_view>

#include "entente/casefile/case.hpp"
#include "entente/play/game.hpp"

namespace entente::casefile {

// `file` is named in the places of mistakes. Whether the choices are ones that
// the case offers is for play::mistakes_in.
play::Game read_game(std::string_view bytes,
                     const std::string& file,
                     Diagnostics& diagnostics);

// SHA-256 over the acts up to a day: two cases with the same are one record
// then, whatever was added later.
std::string record_hash(const Case& value, Day to);

}  // namespace entente::casefile
