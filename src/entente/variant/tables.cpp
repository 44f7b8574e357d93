#include "entente/variant/tables.hpp"

#include <algorithm>
#include <map>

#include "entente/casefile/toml.hpp"
#include "entente/variant/find_key.hpp"

namespace entente::variant {
namespace {

using casefile::TomlEntry;
using casefile::TomlKind;
using casefile::TomlValue;

struct Start {
  int line = 0;
  std::string name;
};

std::vector<Start> starts_of(const TomlValue& file) {
  std::vector<Start> out;
  std::map<std::string, int> known;
  const auto add = [&](int line, std::string name) {
    const int times = ++known[name];
    if (times > 1) name += " (" + std::to_string(times) + ")";
    out.push_back({line, std::move(name)});
  };
  for (const TomlEntry& entry : file.entries) {
    const TomlValue& value = entry.value;
    const bool tables = value.kind == TomlKind::list && !value.items.empty() &&
                        value.items[0].kind == TomlKind::table;
    if (!tables) {
      add(entry.place.line, entry.key);
      continue;
    }
    for (std::size_t i = 0; i < value.items.size(); ++i) {
      const std::string label = label_of(value.items[i]);
      add(value.items[i].place.line,
          entry.key + " " + (label.empty() ? std::to_string(i + 1) : label));
    }
  }
  std::stable_sort(out.begin(), out.end(), [](const Start& a, const Start& b) {
    return a.line < b.line;
  });
  return out;
}

}  // namespace

Stretches stretches_of(const std::string& bytes, const std::string& file) {
  Diagnostics none;
  const std::vector<Start> starts =
      starts_of(casefile::read_toml(bytes, file, none));
  std::vector<std::size_t> lines = {0};
  for (std::size_t i = 0; i < bytes.size(); ++i)
    if (bytes[i] == '\n') lines.push_back(i + 1);
  const auto at = [&](int line) {
    const auto index = static_cast<std::size_t>(line - 1);
    return index < lines.size() ? lines[index] : bytes.size();
  };
  Stretches out;
  out.head =
      bytes.substr(0, starts.empty() ? bytes.size() : at(starts[0].line));
  for (std::size_t i = 0; i < starts.size(); ++i) {
    const std::size_t from = at(starts[i].line);
    const std::size_t to =
        i + 1 < starts.size() ? at(starts[i + 1].line) : bytes.size();
    out.parts.push_back({starts[i].name, bytes.substr(from, to - from)});
    if (!out.parts.back().text.ends_with('\n')) out.parts.back().text += '\n';
  }
  return out;
}

std::string bytes_of(const Stretches& stretches) {
  std::string out = stretches.head;
  for (const Stretch& one : stretches.parts)
    out += one.text;
  return out;
}

std::string bare(const std::string& text) {
  std::string out;
  std::size_t from = 0;
  while (from < text.size()) {
    const std::size_t end = std::min(text.find('\n', from), text.size());
    std::string line = text.substr(from, end - from);
    from = end + 1;
    const auto first = line.find_first_not_of(" \t\r");
    if (first == std::string::npos || line[first] == '#') continue;
    line.erase(line.find_last_not_of(" \t\r") + 1);
    out += line + "\n";
  }
  return out;
}

}  // namespace entente::variant
