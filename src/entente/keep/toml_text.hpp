// A day in a TOML file of a case as its bytes: every other byte stays.
#pragma once

#include <string>
#include <string_view>

#include "entente/core/day.hpp"

namespace entente::keep {

// The bytes with the day at `table`.`key` replaced; empty where no day stands
// there as YYYY-MM-DD.
std::string with_day(std::string_view bytes,
                     const std::string& table,
                     const std::string& key,
                     Day day);

}  // namespace entente::keep
