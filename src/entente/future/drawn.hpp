// A future's acts as those of the record that they copy.
#pragma once

#include <cstddef>
#include <vector>

#include "entente/future/simulate.hpp"

namespace entente::future {

// A window day on which a law acted, and what it copied: for a group that
// counts days the acts of a whole observed day, else of each observed day that
// was drawn the act whose weight comes nearest to what was drawn. No acts where
// the record holds none to copy.
struct DrawnDay {
  int day = 0;
  std::vector<std::size_t> acts;  // of the record
};

// Of law k, that of `group`, in order. `panel` is the system's.
std::vector<DrawnDay> drawn_days(const theory::Panel& panel,
                                 const Future& future,
                                 std::size_t k,
                                 std::size_t group);

// The record with a future in its place: the window's acts of the system's laws
// are those that it drew, each a copy of a recorded one under its id, so that
// its coding, its weight and what a group says of ids go with it. An act that
// two of the laws' groups hold would be read by both wherever either drew it.
record::Record record_of(const System& system, const Future& future);

}  // namespace entente::future
