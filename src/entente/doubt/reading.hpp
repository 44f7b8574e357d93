// Which acts a fit reads, and why it does not read the others.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "entente/casefile/case.hpp"

namespace entente::doubt {

// What becomes of an act; from the nearest to being read to the farthest.
enum class Fate {
  read,            // in the window, or in the days that its memory starts from
  uncovered,       // on a day that coverage.csv does not vouch for
  not_at_risk,     // on a day on which the group could not act (its lines)
  outside_window,  // after as_of, before the seed days, or outside `only`
  excepted,        // by a [[group.except]]
  day_unverified,  // `date-unverified`, where the group is an outcome
  month_or_year,   // dated to a month or a year
  unverified,
  digest,
  no_group,  // no group takes it
};
constexpr std::size_t kFates = 10;
// "month or year only"
std::string_view words_of(Fate fate);
// "month_or_year"
std::string_view name_of(Fate fate);

// What becomes of an act in a group that selects it, by the panel of the whole
// record.
Fate fate_of(const record::Act& act,
             const theory::Panel& panel,
             std::size_t group);

// Acts by fate; they add up to the acts that the group takes, whatever their
// day and check.
using Fates = std::array<long, kFates>;
struct GroupReading {
  std::string group;
  Fates acts{};
};

// Every act of the record has one fate in `record`: its best over all groups.
struct ReadingTable {
  std::vector<GroupReading> groups;
  Fates record{};
};

ReadingTable reading_of(const casefile::Case& the_case);

long total(const Fates& acts);

}  // namespace entente::doubt
