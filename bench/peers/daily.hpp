// A simulated record as a table of days, for programs that are not ours.
#pragma once

#include <string>
#include <vector>

#include "entente/claim/estimate.hpp"

namespace entente::bench {

// Groups that the other treatments of the question read, in the case's order.
std::vector<std::size_t> other_groups(const theory::Panel& panel,
                                      const claim::Question& question,
                                      std::size_t tested);

// CSV, one line a day from the first day of the history: date; the era's name;
// observed (1 where the verdict reads the outcome of the day); acts of the
// outcome; acts of the tested group and their dose (summed weight over that of
// the typical act); the dose of each other group. History before the window is
// the real one, and never observed.
std::string days_csv(const theory::Panel& panel,
                     const claim::Question& question,
                     std::size_t tested);

}  // namespace entente::bench
