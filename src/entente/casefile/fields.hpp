// The keys of one TOML table, read by name; what is wrong is reported where it
// stands.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "entente/casefile/toml.hpp"

namespace entente::casefile {

// A text with its place, so that names can be checked later.
struct Placed {
  std::string text;
  Place place;
};

struct PlacedDay {
  Day day = 0;
  Place place;
};

struct PlacedSpan {
  Span span;
  Place place;
};

// NAME = number, in a table whose keys are names.
struct PlacedNumber {
  std::string name;
  double number = 0;
  Place place;
};

class Fields {
 public:
  // `what` names the table in sentences: "a group".
  Fields(const TomlValue& table, std::string what, Diagnostics& diagnostics);

  // A key that was asked for is a known one.
  bool has(const std::string& key) { return find(key) != nullptr; }
  // Required and not empty. Numbers, dates and lists are held to ranges.hpp.
  std::string text(const std::string& key);
  std::string text_or(const std::string& key, const std::string& otherwise);
  double number(const std::string& key);
  double number_or(const std::string& key, double otherwise);
  int whole(const std::string& key);
  int whole_or(const std::string& key, int otherwise);
  bool truth_or(const std::string& key, bool otherwise);
  std::optional<Day> day(const std::string& key);  // required
  std::optional<Day> day_or_none(const std::string& key);
  std::vector<Placed> texts(const std::string& key);  // may be missing
  std::vector<double> numbers(const std::string& key);
  std::vector<Day> days(const std::string& key);
  std::vector<PlacedDay> placed_days(const std::string& key);
  // A table {from, to}: the bounds that are given. Missing key: everything.
  Span span_or_all(const std::string& key);
  // A list of such tables; may be missing.
  std::vector<PlacedSpan> spans(const std::string& key);
  // Tables written [[key]]; may be missing.
  std::vector<const TomlValue*> tables(const std::string& key);
  // The same, or one table written [key].
  std::vector<const TomlValue*> one_or_more(const std::string& key);
  const TomlValue* table_or_null(const std::string& key);
  const TomlValue* list_or_null(const std::string& key);
  // A table of NAME = number, each held to the key's range; may be missing.
  std::vector<PlacedNumber> named_numbers(const std::string& key);

  template <class T>
  T choice(const std::string& key,
           const std::vector<std::pair<std::string, T>>& words,
           std::optional<T> otherwise) {
    if (!has(key) && otherwise) return *otherwise;
    const std::string word = text(key);
    std::vector<std::string> names;
    for (const auto& [name, value] : words) {
      if (word == name) return value;
      names.push_back(name);
    }
    if (!word.empty()) report_word(key, word, names);
    return otherwise.value_or(words.front().second);
  }

  // The place of the key's value, or of the table when it is missing.
  Place place(const std::string& key) const;
  const Place& place() const { return table_->place; }
  void report(const std::string& key,
              std::string problem,
              std::string why,
              std::string hint);
  // Reports every key that was not asked for. Call it last.
  void refuse_unknown();

 private:
  const TomlEntry* entry(const std::string& key) const;
  const TomlValue* find(const std::string& key);
  const TomlValue* need(const std::string& key);
  // Reports what ranges.hpp does not allow.
  bool in_range(const std::string& key, const TomlValue& value);
  bool few_enough(const std::string& key, const TomlValue& list);
  // The days of a table {from, to}; every day where they are none.
  Span span_of(const std::string& key, const TomlValue& table);
  bool is_dated_well(const std::string& key, const TomlValue& value);
  void report_word(const std::string& key,
                   const std::string& word,
                   const std::vector<std::string>& names);

  const TomlValue* table_;
  std::string what_;
  Diagnostics* diagnostics_;
  std::set<std::string> asked_;
};

std::vector<std::string> plain(const std::vector<Placed>& placed);

}  // namespace entente::casefile
