#include "entente/variant/find_key.hpp"

#include <algorithm>

#include "entente/casefile/sheet.hpp"

namespace entente::variant {
namespace {

using casefile::TomlEntry;
using casefile::TomlKind;
using casefile::TomlValue;

bool is_tables(const TomlValue& value) {
  return value.kind == TomlKind::list && !value.items.empty() &&
         value.items[0].kind == TomlKind::table;
}

const TomlValue* value_in(const TomlValue& table, const std::string& key) {
  for (const TomlEntry& entry : table.entries)
    if (entry.key == key) return &entry.value;
  return nullptr;
}

std::vector<std::string> keys_of(const TomlValue& table) {
  std::vector<std::string> keys;
  for (const TomlEntry& entry : table.entries)
    keys.push_back(entry.key);
  return keys;
}

bool holds_text(const TomlValue& list, const std::string& text) {
  return std::any_of(list.items.begin(), list.items.end(),
                     [&](const TomlValue& one) { return one.text == text; });
}

// Tables of lists below a table, with what they are called there.
struct Below {
  std::string called;
  const TomlValue* table = nullptr;
};
std::vector<Below> tables_below(const TomlValue& table) {
  std::vector<Below> out;
  for (const TomlEntry& entry : table.entries) {
    if (!is_tables(entry.value)) continue;
    for (std::size_t i = 0; i < entry.value.items.size(); ++i)
      out.push_back(
          {entry.key + "." + std::to_string(i + 1), &entry.value.items[i]});
  }
  return out;
}

class Walk {
 public:
  Walk(const std::string& path, const std::string& taken, Key& out)
      : path_(path), taken_(taken), out_(out) {}

  // `alike`: tables of the same list, which show what keys there may be.
  std::optional<Wrong> table(const TomlValue& here,
                             std::string_view rest,
                             const std::vector<TomlValue>& alike) {
    for (const TomlEntry& entry : here.entries) {
      if (rest == entry.key) return at_key(here, entry);
      if (!rest.starts_with(entry.key + ".")) continue;
      const std::string_view below = rest.substr(entry.key.size() + 1);
      if (entry.value.kind == TomlKind::table)
        return table(entry.value, below, {});
      if (is_tables(entry.value)) return list(entry, below);
    }
    if (rest.find('.') == std::string_view::npos)
      return absent(here, std::string(rest), alike);
    const std::string head(rest.substr(0, rest.find('.')));
    return Wrong{"'" + path_ + "' names no key: there is no '" + head + "'",
                 casefile::did_you_mean(head, keys_of(here),
                                        "it is " + some_of(keys_of(here)))};
  }

 private:
  static std::string some_of(std::vector<std::string> names) {
    constexpr std::size_t most = 12;
    const bool more = names.size() > most;
    if (more) names.resize(most);
    return casefile::one_of_text(names) + (more ? ", ..." : "");
  }

  Wrong no_key(const std::string& names) const {
    return {"'" + path_ + "' is a table, not a key",
            "write " + path_ + ".NAME, where NAME is " + names};
  }

  std::optional<Wrong> at_key(const TomlValue& here, const TomlEntry& entry) {
    if (entry.value.kind == TomlKind::table || is_tables(entry.value)) {
      std::vector<std::string> names;
      if (is_tables(entry.value)) {
        for (std::size_t i = 0; i < entry.value.items.size(); ++i) {
          const std::string label = label_of(entry.value.items[i]);
          names.push_back(label.empty() ? std::to_string(i + 1) : label);
        }
      } else {
        names = keys_of(entry.value);
      }
      return Wrong{"'" + path_ + "' is a table, not a key",
                   "write " + path_ + ".NAME, where NAME is " + some_of(names)};
    }
    out_ = {&here, entry.key, &entry.value};
    return {};
  }

  std::optional<Wrong> list(const TomlEntry& entry, std::string_view rest) {
    const auto& items = entry.value.items;
    const TomlValue* found = nullptr;
    std::size_t length = 0;
    std::vector<std::string> labels;
    for (std::size_t i = 0; i < items.size(); ++i) {
      const std::string label = label_of(items[i]);
      const std::string number = std::to_string(i + 1);
      for (const std::string& name : {label, number}) {
        if (name.empty() || name.size() < length) continue;
        if (rest == name) return no_key(some_of(keys_of(items[i])));
        if (!rest.starts_with(name + ".")) continue;
        if (found != nullptr && name.size() == length) continue;
        found = &items[i];
        length = name.size();
      }
      labels.push_back(label.empty() ? number : label);
    }
    if (found != nullptr) return table(*found, rest.substr(length + 1), items);
    if (items.size() == 1) return table(items[0], rest, items);
    // Names may hold dots: all but the last part is the name that was meant.
    const std::string head(rest.substr(0, rest.rfind('.')));
    return Wrong{
        "there is no " + entry.key + " '" + head + "'",
        casefile::did_you_mean(head, labels, "it is " + some_of(labels))};
  }

  std::optional<Wrong> absent(const TomlValue& here,
                              const std::string& key,
                              const std::vector<TomlValue>& alike) {
    std::vector<Below> having, all = tables_below(here);
    for (const Below& below : all)
      if (value_in(*below.table, key) != nullptr) having.push_back(below);
    if (having.size() > 1 && !taken_.empty())
      std::erase_if(having, [&](const Below& below) {
        return !holds_text(*value_in(*below.table, key), taken_);
      });
    if (having.size() > 1) {
      std::vector<std::string> names;
      const std::string head = path_.substr(0, path_.size() - key.size());
      for (const Below& below : having)
        names.push_back(head + below.called + "." + key);
      return Wrong{"'" + path_ + "' stands in more than one table",
                   "say which: " + casefile::one_of_text(names)};
    }
    if (having.size() == 1) {
      out_ = {having[0].table, key, value_in(*having[0].table, key)};
      return {};
    }
    // Where it is not there yet, it belongs where tables alike have it.
    const bool own =
        std::any_of(alike.begin(), alike.end(), [&](const TomlValue& other) {
          return value_in(other, key) != nullptr;
        });
    bool nested = false;
    for (const TomlValue& other : alike)
      for (const Below& below : tables_below(other))
        nested = nested || value_in(*below.table, key) != nullptr;
    const bool into_nested = !own && nested && all.size() == 1;
    out_ = {into_nested ? all[0].table : &here, key, nullptr};
    return {};
  }

  const std::string& path_;
  const std::string& taken_;
  Key& out_;
};

}  // namespace

std::string label_of(const TomlValue& table) {
  for (const char* key : {"name", "id", "group", "whole", "term"})
    if (const TomlValue* value = value_in(table, key);
        value != nullptr && value->kind == TomlKind::text)
      return value->text;
  return {};
}

std::optional<Wrong> find_key(const TomlValue& file,
                              const std::string& path,
                              const std::string& taken,
                              Key& out) {
  return Walk(path, taken, out).table(file, path, {});
}

}  // namespace entente::variant
