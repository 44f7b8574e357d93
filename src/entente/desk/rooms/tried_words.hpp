// A claim's line of the brief before and after a change, for a table of both.
#pragma once

#include <string>

#include "entente/desk/page/frame.hpp"
#include "entente/study/results.hpp"

namespace entente::desk {

// {tried_id, tried_title, sides: [before, after]}; word_moved, chance_moved:
// they are printed otherwise than before; chances: "unresolved, 57% before, 54%
// after". One of the two cases has the claim.
Json words_tried(const study::Asked& before,
                 const study::Asked& after,
                 const std::string& id,
                 study::Nulls nulls);

}  // namespace entente::desk
