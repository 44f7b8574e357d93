#include "entente/keep/toml_text.hpp"

#include <algorithm>

#include "entente/casefile/toml.hpp"

namespace entente::keep {
namespace {

const casefile::TomlValue* entry_of(const casefile::TomlValue& table,
                                    const std::string& key) {
  for (const casefile::TomlEntry& entry : table.entries)
    if (entry.key == key) return &entry.value;
  return nullptr;
}

// The byte at a line and column, both from 1; a column is a character.
std::size_t byte_at(std::string_view bytes, const Place& place) {
  std::size_t at = 0;
  for (int line = 1; line < place.line; ++line)
    at = bytes.find('\n', at) + 1;
  for (int column = 1; column < place.column; ++column) {
    ++at;
    while (at < bytes.size() &&
           (static_cast<unsigned char>(bytes[at]) & 0xC0) == 0x80)
      ++at;
  }
  return at;
}

}  // namespace

std::string with_day(std::string_view bytes,
                     const std::string& table,
                     const std::string& key,
                     Day day) {
  Diagnostics mistakes;
  const casefile::TomlValue root = casefile::read_toml(bytes, "", mistakes);
  const casefile::TomlValue* in = entry_of(root, table);
  const casefile::TomlValue* value =
      in == nullptr ? nullptr : entry_of(*in, key);
  if (value == nullptr || value->kind != casefile::TomlKind::day) return {};
  const std::string old = iso(value->day);
  const std::size_t at = byte_at(bytes, value->place);
  if (bytes.substr(at, old.size()) != old) return {};
  std::string out(bytes);
  out.replace(at, old.size(), iso(day));
  return out;
}

std::string with_lines(std::string_view bytes, std::string_view lines) {
  const std::size_t first = bytes.find('\n');
  const bool windows =
      first != std::string_view::npos && first > 0 && bytes[first - 1] == '\r';
  const std::string end = windows ? "\r\n" : "\n";
  std::string out(bytes);
  if (!out.empty() && !out.ends_with('\n')) out += end;
  if (!out.empty()) out += end;
  for (const char c : lines)
    out += c == '\n' ? end : std::string(1, c);
  return out;
}

}  // namespace entente::keep
