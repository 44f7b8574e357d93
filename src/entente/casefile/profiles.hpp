// Profiles of a file that is no part of the case.
#pragma once

#include <string>
#include <string_view>

#include "entente/casefile/case.hpp"

namespace entente::casefile {

// Puts the [[profile]] tables of a TOML file in the place of the case's. All
// mistakes, none where it was done; `file` is named in their places.
Diagnostics replace_profiles(std::string_view bytes,
                             const std::string& file,
                             Case& value);

}  // namespace entente::casefile
