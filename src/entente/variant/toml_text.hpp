// TOML as its bytes: where a value stands, and how one is written. What the
// values are is casefile/toml.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "entente/core/diagnostic.hpp"

namespace entente::variant {

// The byte of a place; columns count characters, as toml++ does.
std::size_t byte_at(std::string_view bytes, const Place& place);

// One beyond the last byte of the value that begins at `from`: a list or an
// inline table to its closing bracket, a text to its closing quotation mark,
// anything else to the next comma, bracket, comment or line end. Expects text
// that read_toml takes without a mistake.
std::size_t value_end(std::string_view bytes, std::size_t from);

}  // namespace entente::variant
