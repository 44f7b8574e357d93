// What followed a day, and how often it follows any day.
#pragma once

#include <optional>
#include <vector>

#include "entente/core/day.hpp"
#include "entente/record/group.hpp"

namespace entente::report {

// Days of a group's acts and the days on which it is covered.
struct History {
  std::vector<Day> days;      // sorted, no day twice
  Span span;                  // of `covered`
  std::vector<char> covered;  // one per day of `span`
};

History history_of(const record::Group& group,
                   const record::Record& record,
                   Span span);

// Days from `day` to the first act after it, by `last` at the latest.
std::optional<int> first_after(const History& history, Day day, Day last);

// The days of acts in (day, day + within], by `last` at the latest.
std::vector<Day> days_after(const History& history,
                            Day day,
                            int within,
                            Day last);

// Whether the whole window (day, day + within] is covered and over.
bool counts(const History& history, Day day, int within);

// Windows that hold an act, of all windows that count: one for each day of
// `from` .. the end of the span.
struct Rate {
  long held = 0, of = 0;
  double share() const { return of == 0 ? 0 : double(held) / double(of); }
};
Rate base_rate(const History& history, Day from, int within);

// The same for the windows after these days.
Rate rate_after(const History& history,
                const std::vector<Day>& after,
                int within);

// Gaps between acts in days, and where the present gap lies among them.
struct Gaps {
  int n = 0;
  double quarter = 0, median = 0, three_quarters = 0;
  double longer_than = 0;  // share of past gaps shorter than the present one
};
Gaps gaps_of(const std::vector<Day>& days, Day now);

}  // namespace entente::report
