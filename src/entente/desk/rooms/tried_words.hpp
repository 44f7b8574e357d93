// A claim's line of the brief before and after a change, for a table of both.
#pragma once

#include <string>

#include "entente/desk/page/frame.hpp"
#include "entente/study/results.hpp"

namespace entente::desk {

// {tried_id, tried_title, any_moved, sides: [before, after]}; any_moved: word
// or chance are printed otherwise than before. One of the two cases has the
// claim.
Json words_tried(const study::Asked& before,
                 const study::Asked& after,
                 const std::string& id,
                 study::Nulls nulls);

}  // namespace entente::desk
