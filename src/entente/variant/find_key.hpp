// The key that a path of settings.hpp means.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "entente/casefile/toml.hpp"
#include "entente/variant/settings.hpp"

namespace entente::variant {

struct Key {
  const casefile::TomlValue* table = nullptr;  // that holds it, or would
  std::string name;
  const casefile::TomlValue* value = nullptr;  // null: not there
};

// `taken`: a part that is taken from a list, which tells apart tables that have
// the key; empty where none is.
std::optional<Wrong> find_key(const casefile::TomlValue& file,
                              const std::string& path,
                              const std::string& taken,
                              Key& out);

// What a table that stands several times is called, or empty.
std::string label_of(const casefile::TomlValue& table);

}  // namespace entente::variant
