// How far a case was read: windows of coverage, and the case's last day.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "entente/casefile/case.hpp"
#include "entente/keep/change.hpp"

namespace entente::keep {

// "These days of the family were read, and can be trusted so."
struct Covered {
  std::string family;
  std::optional<Day> from;  // else the day after the family's last window
  Day to = 0;
  std::string quality;  // else that of its last window
  std::string reason;   // else that of its last window
};

// The rows that say it: where the days lie in windows of the family, these are
// cut, parted or removed. A last window that ends on the day before and says
// the same goes on instead. A family that the case does not have, and days the
// wrong way round, are reported.
Change covered(const record::Record& record,
               const Covered& wanted,
               Diagnostics& mistakes);

}  // namespace entente::keep
