// Changes of a TOML file of a case as its bytes: every other byte stays.
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

// The bytes with these lines after them, parted by an empty line; with the line
// ends of the first line.
std::string with_lines(std::string_view bytes, std::string_view lines);

}  // namespace entente::keep
