#include "entente/casefile/toml.hpp"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>
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

// Deeper than this nothing in a case goes; the library that reads TOML follows
// each level with a call of its own, and a file could exhaust the stack.
constexpr int kDeepest = 16;

// Walks over the text without understanding it: strings and comments are
// passed over, brackets and the dots of keys are counted.
class Depth {
 public:
  explicit Depth(std::string_view bytes) : bytes_(bytes) {}

  // Line and column of the first place that is too deep; line 0: none.
  Place first_too_deep(const std::string& file) {
    while (at_ < bytes_.size()) {
      const char c = bytes_[at_];
      if (c == '"' || c == '\'') {
        pass_string(c);
        continue;
      }
      if (c == '#') {
        while (at_ < bytes_.size() && bytes_[at_] != '\n')
          step();
        continue;
      }
      if (c == '[' || c == '{') ++brackets_;
      if (c == ']' || c == '}') brackets_ = std::max(brackets_ - 1, 0);
      if (c == '.') ++dots_;
      if (c == '=' || c == ',' || c == '\n' || c == '[' || c == '{') dots_ = 0;
      if (brackets_ > kDeepest || dots_ > kDeepest)
        return {file, line_, column_};
      step();
    }
    return {file, 0, 0};
  }

 private:
  void step() {
    const bool end = bytes_[at_++] == '\n';
    line_ += end ? 1 : 0;
    column_ = end ? 1 : column_ + 1;
  }

  bool here(std::string_view text) const {
    return bytes_.substr(at_).starts_with(text);
  }

  void pass_string(char quote) {
    const std::string three(3, quote);
    const std::string mark = here(three) ? three : std::string(1, quote);
    for (std::size_t i = 0; i < mark.size(); ++i)
      step();
    while (at_ < bytes_.size() && !here(mark)) {
      if (mark.size() == 1 && bytes_[at_] == '\n') return;  // not closed
      if (quote == '"' && bytes_[at_] == '\\' && at_ + 1 < bytes_.size())
        step();
      step();
    }
    for (std::size_t i = 0; i < mark.size() && at_ < bytes_.size(); ++i)
      step();
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
  int line_ = 1, column_ = 1;
  int brackets_ = 0, dots_ = 0;
};

}  // namespace

TomlValue read_toml(std::string_view bytes,
                    const std::string& file,
                    Diagnostics& diagnostics) {
  TomlValue top;
  top.place = {file, 1, 1};
  const std::size_t before = diagnostics.size();
  check_bytes(bytes, file, diagnostics);
  if (diagnostics.size() > before) return top;

  if (const Place deep = Depth(bytes).first_too_deep(file); deep.line > 0) {
    diagnostics.push_back({deep, "this is nested too deep",
                           "nothing in a case lies deeper than " +
                               std::to_string(kDeepest) + " levels",
                           "write it as docs/files.md shows"});
    return top;
  }
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

std::string escaped_toml(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
      out += fmt::format("\\u{:04X}", static_cast<unsigned char>(c));
    } else {
      out += c;
    }
  }
  return out;
}

std::string quoted_toml(std::string_view text) {
  return '"' + escaped_toml(text) + '"';
}

}  // namespace entente::casefile
