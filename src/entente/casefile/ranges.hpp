// What the numbers, dates and lists of a case's TOML files may be: one table,
// which the reader enforces and docs/files.md prints.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "entente/core/day.hpp"

namespace entente::casefile {

// Of one key in one kind of table. A list holds at most `most` items, each in
// the range where they are numbers; `most` = 1: no list.
struct KeyRange {
  std::string_view table;  // as messages name it: "a [[tier]]", "[model]"
  std::string_view key;
  double low = 0, high = 0;  // both inside; unused for lists of texts
  int most = 1;
  std::string_view why;
};

// All of them, by table and key.
std::span<const KeyRange> key_ranges();

// The range of a key; null where only its kind is checked.
const KeyRange* range_of(std::string_view table, std::string_view key);

// "0 to 6", "0.5 to 3650, at most 6", "at most 12": for messages and the page.
std::string text_of(const KeyRange& range);

// Days that a case may speak of, and how long its window may be [days]. Beyond
// them stands a slip of the pen (0208 for 2018, 9999 for "open").
constexpr Span kDates = {-135140, 84005};  // 1600-01-01 .. 2199-12-31
constexpr int kLongestWindow = 54787;      // 150 years
bool is_date_of_a_case(Day day);

}  // namespace entente::casefile
