// What came of a window that was forecast, as far as the record tells.
#pragma once

#include <vector>

#include "entente/theory/panel.hpp"

namespace entente::forecast {

enum class Came {
  no,
  yes,
  not_over,     // ends after the record
  not_covered,  // a day of it was not read
  month_only,   // none dated to the day, but one known to a month or a year
  not_read,     // none that a fit reads, but one unverified or from a digest
};

// An act of the outcome that no fit reads, and the days on which it may have
// been. month_only: it happened, on one of them; not_read: nobody has read that
// it did, or that it was on that day.
struct Possible {
  Span days;
  Came why = Came::month_only;
};

// Acts that would belong to the group were they sourced and dated to the day.
std::vector<Possible> possible_acts(const theory::Setting& setting,
                                    std::size_t group);

// Window of `horizon` days from `day` on, in which at least so many act days
// are asked for. Acts that may lie in it leave open what came, unless those
// dated to the day say yes.
Came came_of(const theory::Panel& full,
             std::size_t group,
             const std::vector<Possible>& possible,
             Day day,
             int horizon,
             int least = 1);

}  // namespace entente::forecast
