// What may stand in a file of a case: text that a person can read, and nothing
// that acts on the page, table or terminal that it reaches.
#pragma once

#include <string_view>

#include "entente/core/diagnostic.hpp"

namespace entente::casefile {

// Reports the bytes of a file that are no text: another encoding, with its name
// where it can be known, control characters other than tab and line ends, and
// controls that reorder writing. At most one mistake of each sort.
void check_bytes(std::string_view bytes,
                 const std::string& file,
                 Diagnostics& diagnostics);

// The same for a text that escapes have made (TOML's "\u000C"), at its place.
void check_text(std::string_view text,
                const Place& place,
                Diagnostics& diagnostics);

}  // namespace entente::casefile
