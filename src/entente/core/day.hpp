// Days: whole days of the case's own calendar zone.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace entente {

// Days since 1970-01-01, Gregorian.
using Day = std::int32_t;

constexpr Day kFirstDay = std::numeric_limits<Day>::min() / 4;
constexpr Day kLastDay = std::numeric_limits<Day>::max() / 4;

// First and last day, both inside.
struct Span {
  Day from = kFirstDay;
  Day to = kLastDay;
  constexpr bool holds(Day day) const { return from <= day && day <= to; }
  constexpr int days() const { return to - from + 1; }
  friend constexpr bool operator==(const Span&, const Span&) = default;
};

Day make_day(int year, int month, int day);
// Reads YYYY-MM-DD; nothing when the text is no such date.
std::optional<Day> parse_day(std::string_view text);
// 2026-07-31
std::string iso(Day day);
// 31 July 2026
std::string in_words(Day day);
int year_of(Day day);
int month_of(Day day);
int day_of_month(Day day);

}  // namespace entente
