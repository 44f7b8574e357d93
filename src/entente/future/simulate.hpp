// One future: a pure function of (system, parameters, draws).
#pragma once

#include <vector>

#include "entente/core/rng.hpp"
#include "entente/future/system.hpp"
#include "entente/theory/posterior.hpp"

namespace entente::future {

// Where the rows of one law are written for a later fit; columns that read
// only what was recorded are shared by all futures, unless the law's days at
// risk differ from future to future.
struct Recorder {
  std::size_t law = 0;
  std::vector<int> row_of_day;               // -1: not in the likelihood
  std::vector<std::vector<double>> settled;  // (settled columns, rows)
};
Recorder make_recorder(const System& system, std::size_t law);

// Buffers and results of one future; reuse it to save allocations. What came
// before the first simulated day is copied once for a system.
struct Future {
  const System* prepared_for = nullptr;
  std::vector<theory::GroupDays> groups;        // by law, then by union
  std::vector<std::vector<double>> columns;     // live columns of the recorder
  std::vector<std::vector<double>> settled;     // where they are not shared
  theory::Rows rows;                            // of the recorder's law
  std::vector<std::vector<int>> act_days;       // by law: window days with acts
  std::vector<std::vector<std::size_t>> drawn;  // by law: Mark.act_day of each
  long clamped_term_days = 0;
  long term_days = 0;
};

// Draws that a future needs: one uniform a law and day for the acts, others
// for what acts carry.
struct FutureDraws {
  Draws acts;
  Draws marks;
};

// Simulates day by day, every group from the state at the start of the day.
// parameters: one per law. O(days * (laws + live terms)).
void simulate(const System& system,
              const std::vector<theory::Parameters>& parameters,
              const FutureDraws& draws,
              const Recorder* recorder,
              Future& out);

}  // namespace entente::future
