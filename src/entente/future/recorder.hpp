// The rows of one law of a future, as a fit reads them.
#pragma once

#include <vector>

#include "entente/future/system.hpp"

namespace entente::future {

// Where the rows of one law are written for a later fit; columns that read
// only what was recorded are shared by all futures, unless the law's days at
// risk differ from future to future.
struct Recorder {
  std::size_t law = 0;
  // Simulated days in the likelihood, from the system's first day on; where the
  // law's days at risk move, those on which it may be at risk.
  std::vector<int> days;
  std::vector<std::vector<double>> settled;  // (settled columns, rows)
};
Recorder make_recorder(const System& system, std::size_t law);

struct Future;

// Fills rows, columns and settled of a future from its acts and its lines, from
// act to act: equal to a walk through every day within rounding.
void record_rows(const System& system, const Recorder& recorder, Future& out);

}  // namespace entente::future
