#include "entente/variant/settings.hpp"

#include <algorithm>
#include <array>

#include "entente/casefile/sheet.hpp"
#include "entente/casefile/toml.hpp"
#include "entente/variant/find_key.hpp"
#include "entente/variant/toml_text.hpp"

namespace entente::variant {
namespace {

using casefile::TomlKind;
using casefile::TomlValue;

enum class Does { set, add, take };

struct Asked {
  std::string given, path, value;
  Does does = Does::set;
  std::string file = "case.toml";
};

std::string trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return std::string(
      text.substr(first, text.find_last_not_of(" \t") - first + 1));
}

std::optional<Wrong> read(const std::string& set, Asked& out) {
  const auto at = set.find('=');
  if (at == std::string::npos || at == 0)
    return Wrong{"it says no KEY=VALUE",
                 "write KEY=VALUE, or KEY+=VALUE and KEY-=VALUE for a part of "
                 "a list, such as group.concession.kinds-=aid_delivered"};
  out.given = set;
  out.does = set[at - 1] == '+'   ? Does::add
             : set[at - 1] == '-' ? Does::take
                                  : Does::set;
  out.path = trimmed(set.substr(0, out.does == Does::set ? at : at - 1));
  out.value = trimmed(set.substr(at + 1));
  if (out.value.empty())
    return Wrong{"it gives no value",
                 "write one after the sign; a list without parts is []"};
  return {};
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kOwn = {
    {{"claim", "claims"},
     {"theory", "theories"},
     {"policy", "policies"},
     {"essay", "essays"}}};

// claim.2.form: the key "form" of claims/2.toml.
std::optional<Wrong> find_file(const casefile::Files& files, Asked& asked) {
  for (const auto& [word, folder] : kOwn) {
    if (!asked.path.starts_with(std::string(word) + ".")) continue;
    const std::string rest = asked.path.substr(word.size() + 1);
    std::vector<std::string> ids;
    std::string found;
    const std::string head = std::string(folder) + "/";
    for (const auto& [name, bytes] : files) {
      if (!name.starts_with(head) || !name.ends_with(".toml")) continue;
      ids.push_back(name.substr(head.size(), name.size() - head.size() - 5));
      if (rest.starts_with(ids.back() + ".") &&
          ids.back().size() >= found.size())
        found = ids.back();
    }
    const std::string id = rest.substr(0, rest.find('.'));
    if (found.empty())
      return Wrong{
          "there is no " + std::string(word) + " '" + id + "'",
          casefile::did_you_mean(id, ids, "they are the files of " + head)};
    asked.file = head + found + ".toml";
    asked.path = rest.substr(found.size() + 1);
  }
  return {};
}

// The parts of "a, recent(b, 30)": at commas outside of brackets.
std::vector<std::string> parts_of(const std::string& text) {
  std::vector<std::string> parts = {""};
  int depth = 0;
  for (const char c : text) {
    depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    if (c == ',' && depth <= 0) {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  for (std::string& part : parts)
    part = trimmed(part);
  std::erase(parts, "");
  return parts;
}

bool is_toml_value(const std::string& text) {
  Diagnostics mistakes;
  casefile::read_toml("x = " + text + "\n", "", mistakes);
  return mistakes.empty();
}

bool is_written_as_text(const std::string& value) {
  return (value[0] == '"' || value[0] == '\'') && is_toml_value(value);
}

// A part of a list whose other parts are of this kind.
std::string part_text(const std::string& part, TomlKind kind) {
  if (kind != TomlKind::text && is_toml_value(part)) return part;
  return is_written_as_text(part) ? part : casefile::quoted_toml(part);
}

std::string list_text(const std::string& value, TomlKind kind) {
  if (value[0] == '[') return value;
  std::string out;
  for (const std::string& part : parts_of(value))
    out += (out.empty() ? "" : ", ") + part_text(part, kind);
  return "[" + out + "]";
}

TomlKind kind_of_parts(const TomlValue& list) {
  return list.items.empty() ? TomlKind::text : list.items[0].kind;
}

// What stands after `=`, by what stands there now (null: nothing).
std::string value_text(const Asked& asked, const TomlValue* now) {
  if (now == nullptr && asked.does == Does::add)
    return list_text(asked.value, TomlKind::text);
  if (now == nullptr)
    return is_toml_value(asked.value) ? asked.value
                                      : casefile::quoted_toml(asked.value);
  if (now->kind == TomlKind::list)
    return list_text(asked.value, kind_of_parts(*now));
  if (now->kind == TomlKind::text)
    return is_written_as_text(asked.value) ? asked.value
                                           : casefile::quoted_toml(asked.value);
  return is_toml_value(asked.value) ? asked.value
                                    : casefile::quoted_toml(asked.value);
}

// What is no value of the kind that stands there, where no text could be one.
std::optional<Wrong> wrong_kind(const Asked& asked, const TomlValue& now) {
  if (is_toml_value(asked.value)) return {};
  switch (now.kind) {
    case TomlKind::day:
      return Wrong{"'" + asked.value + "' is no date",
                   "write it such as 2001-02-28"};
    case TomlKind::number:
      return Wrong{"'" + asked.value + "' is no number",
                   "write it with a point, such as 0.5"};
    case TomlKind::truth:
      return Wrong{"'" + asked.value + "' is neither true nor false",
                   "write one of the two"};
    default:
      return {};
  }
}

// Line ends of what is cut out stay, so that no later line moves.
void cut(std::string& bytes, std::size_t from, std::size_t to) {
  std::string ends;
  for (std::size_t i = from; i < to; ++i)
    if (bytes[i] == '\n') ends += '\n';
  bytes.replace(from, to - from, ends);
}

void set_value(std::string& bytes, const TomlValue& now, std::string text) {
  const std::size_t from = byte_at(bytes, now.place);
  const std::size_t to = value_end(bytes, from);
  const auto lines = [](std::string_view part) {
    return std::count(part.begin(), part.end(), '\n');
  };
  const auto lost =
      lines(std::string_view(bytes).substr(from, to - from)) - lines(text);
  bytes.replace(from, to - from, text);
  if (lost <= 0) return;
  const std::size_t end = std::min(bytes.find('\n', from), bytes.size());
  bytes.insert(end, std::string(static_cast<std::size_t>(lost), '\n'));
}

void add_parts(std::string& bytes,
               const TomlValue& list,
               const std::string& value) {
  std::string text = list_text(value, kind_of_parts(list));
  text = text.substr(1, text.size() - 2);
  const std::size_t at =
      list.items.empty()
          ? byte_at(bytes, list.place) + 1
          : value_end(bytes, byte_at(bytes, list.items.back().place));
  bytes.insert(at, list.items.empty() ? text : ", " + text);
}

std::string text_of(std::string_view bytes, const TomlValue& part) {
  if (part.kind == TomlKind::text) return part.text;
  const std::size_t from = byte_at(bytes, part.place);
  return std::string(bytes.substr(from, value_end(bytes, from) - from));
}

std::optional<Wrong> take_part(std::string& bytes,
                               const TomlValue& list,
                               const std::string& part) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < list.items.size(); ++i) {
    names.push_back(text_of(bytes, list.items[i]));
    if (names.back() != part) continue;
    const std::size_t own = byte_at(bytes, list.items[i].place);
    if (i + 1 < list.items.size()) {
      cut(bytes, own, byte_at(bytes, list.items[i + 1].place));
    } else {
      const std::size_t before =
          i == 0 ? own
                 : value_end(bytes, byte_at(bytes, list.items[i - 1].place));
      cut(bytes, before, value_end(bytes, own));
    }
    return {};
  }
  return Wrong{"'" + part + "' is not in the list",
               names.empty() ? "the list is empty"
                             : casefile::did_you_mean(
                                   part, names,
                                   "it holds " + casefile::one_of_text(names))};
}

std::optional<Wrong> take_parts(std::string& bytes,
                                const Key& key,
                                const Asked& asked) {
  for (const std::string& part : parts_of(asked.value)) {
    Diagnostics none;
    const TomlValue again = casefile::read_toml(bytes, asked.file, none);
    Key now;
    if (auto wrong = find_key(again, asked.path, part, now)) return wrong;
    // The first part said which of several tables is meant.
    if (now.value == nullptr || now.table->place.line != key.table->place.line)
      return Wrong{"'" + part + "' is not in the list",
                   "take parts of several lists with a --set each"};
    if (auto wrong = take_part(bytes, *now.value, part)) return wrong;
  }
  return {};
}

// A line of its own after the table's heading; in an inline table after its
// bracket. Returns the line.
int insert_key(std::string& bytes,
               const Key& key,
               const std::string& text,
               Edited& edited) {
  const std::size_t own = byte_at(bytes, key.table->place);
  const std::string line = key.name + " = " + text;
  if (own < bytes.size() && bytes[own] == '{') {
    bytes.insert(own + 1, line + (key.table->entries.empty() ? "" : ", "));
    return key.table->place.line;
  }
  edited.inserted = true;
  const bool is_file = bytes.empty() || bytes[own] != '[';
  const std::size_t at =
      is_file ? 0 : std::min(bytes.find('\n', own), bytes.size() - 1) + 1;
  bytes.insert(at, line + "\n");
  return is_file ? 1 : key.table->place.line + 1;
}

std::optional<Wrong> apply(const Asked& asked,
                           std::string& bytes,
                           Edited& edited) {
  Diagnostics none;
  const TomlValue file = casefile::read_toml(bytes, asked.file, none);
  const auto parts = parts_of(asked.value);
  Key key;
  if (auto wrong = find_key(
          file, asked.path,
          asked.does == Does::take && !parts.empty() ? parts[0] : "", key))
    return wrong;
  edited.place = key.value != nullptr ? key.value->place : key.table->place;
  edited.last_line = edited.place.line;
  if (asked.does != Does::set && key.value != nullptr &&
      key.value->kind != TomlKind::list)
    return Wrong{"'" + asked.path + "' is no list",
                 "give it another value: " + asked.path + "=VALUE"};
  if (key.value == nullptr) {
    if (asked.does == Does::take)
      return Wrong{"'" + asked.path +
                       "' is not there, so that nothing can be "
                       "taken from it",
                   "see the keys in " + asked.file};
    edited.place.line = edited.last_line =
        insert_key(bytes, key, value_text(asked, nullptr), edited);
    return {};
  }
  if (auto wrong = wrong_kind(asked, *key.value)) return wrong;
  const std::size_t from = byte_at(bytes, key.value->place);
  const std::size_t to = value_end(bytes, from);
  edited.last_line += static_cast<int>(
      std::count(bytes.begin() + static_cast<std::ptrdiff_t>(from),
                 bytes.begin() + static_cast<std::ptrdiff_t>(to), '\n'));
  if (asked.does == Does::take) return take_parts(bytes, key, asked);
  if (asked.does == Does::add) {
    add_parts(bytes, *key.value, asked.value);
  } else {
    set_value(bytes, *key.value, value_text(asked, key.value));
  }
  return {};
}

}  // namespace

std::optional<Wrong> set_key(const std::string& set, Edits& edits) {
  Asked asked;
  if (auto wrong = read(set, asked)) return wrong;
  if (auto wrong = find_file(edits.files, asked)) return wrong;
  std::string bytes = edits.files[asked.file];
  Edited edited{set, {asked.file, 0, 0}, 0, false};
  if (auto wrong = apply(asked, bytes, edited)) return wrong;
  edits.files[asked.file] = std::move(bytes);
  edits.edited.push_back(std::move(edited));
  return {};
}

Diagnostics told_by(const Diagnostics& mistakes, const Edits& edits) {
  Diagnostics out;
  for (Diagnostic one : mistakes) {
    const Edited* by = nullptr;
    for (auto at = edits.edited.rbegin(); at != edits.edited.rend(); ++at) {
      if (at->place.file != one.place.file) continue;
      const bool here =
          one.place.line >= at->place.line && one.place.line <= at->last_line;
      if (by == nullptr && here) by = &*at;
      if (at->inserted && one.place.line > at->place.line) --one.place.line;
    }
    if (by != nullptr) one.place = {"--set '" + by->set + "'", 0, 0};
    out.push_back(std::move(one));
  }
  return out;
}

}  // namespace entente::variant
