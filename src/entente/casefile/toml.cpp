#include "entente/casefile/toml.hpp"

#include <algorithm>
#include <tuple>

#include <toml++/toml.h>

#include "entente/casefile/plain_text.hpp"

namespace entente::casefile {
namespace {

Place place_of(const toml::source_region& source, const std::string& file) {
  return {file, static_cast<int>(source.begin.line),
          static_cast<int>(source.begin.column)};
}

TomlValue value_of(const toml::node& node, const std::string& file);

TomlValue table_of(const toml::table& table, const std::string& file) {
  TomlValue value;
  value.kind = TomlKind::table;
  for (const auto& [key, node] : table) {
    value.entries.push_back({std::string(key.str()),
                             place_of(key.source(), file),
                             value_of(node, file)});
  }
  std::stable_sort(value.entries.begin(), value.entries.end(),
                   [](const TomlEntry& a, const TomlEntry& b) {
                     return std::tie(a.place.line, a.place.column) <
                            std::tie(b.place.line, b.place.column);
                   });
  return value;
}

TomlValue value_of(const toml::node& node, const std::string& file) {
  TomlValue value;
  value.kind = TomlKind::other;
  if (const auto* table = node.as_table()) {
    value = table_of(*table, file);
  } else if (const auto* array = node.as_array()) {
    value.kind = TomlKind::list;
    for (const toml::node& item : *array) {
      value.items.push_back(value_of(item, file));
    }
  } else if (const auto* text = node.as_string()) {
    value.kind = TomlKind::text;
    value.text = text->get();
  } else if (const auto* whole = node.as_integer()) {
    value.kind = TomlKind::number;
    value.number = static_cast<double>(whole->get());
    value.whole = true;
  } else if (const auto* number = node.as_floating_point()) {
    value.kind = TomlKind::number;
    value.number = number->get();
  } else if (const auto* truth = node.as_boolean()) {
    value.kind = TomlKind::truth;
    value.truth = truth->get();
  } else if (const auto* date = node.as_date()) {
    value.kind = TomlKind::day;
    value.day = make_day(date->get().year, date->get().month, date->get().day);
  }
  value.place = place_of(node.source(), file);
  return value;
}

// Escapes can write what may not stand in the file itself.
void check_texts(const TomlValue& value, Diagnostics& diagnostics) {
  if (value.kind == TomlKind::text)
    check_text(value.text, value.place, diagnostics);
  for (const TomlValue& item : value.items)
    check_texts(item, diagnostics);
  for (const TomlEntry& entry : value.entries) {
    check_text(entry.key, entry.place, diagnostics);
    check_texts(entry.value, diagnostics);
  }
}

}  // namespace

TomlValue read_toml(std::string_view bytes,
                    const std::string& file,
                    Diagnostics& diagnostics) {
  TomlValue top;
  top.place = {file, 1, 1};
  const std::size_t before = diagnostics.size();
  check_bytes(bytes, file, diagnostics);
  if (diagnostics.size() > before) return top;
  try {
    top = table_of(toml::parse(bytes, file), file);
  } catch (const toml::parse_error& error) {
    diagnostics.push_back(
        {place_of(error.source(), file),
         "this cannot be read: " + std::string(error.description()),
         "the file is written in TOML (toml.io)",
         "mend this place; the rest of the file is read after that"});
  }
  top.place = {file, 1, 1};
  check_texts(top, diagnostics);
  return top;
}

}  // namespace entente::casefile
