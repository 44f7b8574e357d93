// TOML of a case as a plain tree in the order of the file, with the place of
// every key and value. Only toml.cpp knows the library that reads it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "entente/core/day.hpp"
#include "entente/core/diagnostic.hpp"

namespace entente::casefile {

enum class TomlKind { text, number, day, truth, list, table, other };

struct TomlEntry;

struct TomlValue {
  TomlKind kind = TomlKind::table;
  std::string text;
  double number = 0;
  bool whole = false;  // the number is written without a fraction
  Day day = 0;
  bool truth = false;
  std::vector<TomlValue> items;    // of a list
  std::vector<TomlEntry> entries;  // of a table
  Place place;
};

struct TomlEntry {
  std::string key;
  Place place;
  TomlValue value;
};

// The file's table; empty, and one mistake reported, when it is no TOML.
TomlValue read_toml(std::string_view bytes,
                    const std::string& file,
                    Diagnostics& diagnostics);

// A text as it stands between the quotation marks of a basic string of TOML;
// and with them.
std::string escaped_toml(std::string_view text);
std::string quoted_toml(std::string_view text);

}  // namespace entente::casefile
