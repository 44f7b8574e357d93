// One future: a pure function of (system, parameters, draws).
#pragma once

#include <cstdint>
#include <vector>

#include "entente/core/rng.hpp"
#include "entente/future/recorder.hpp"
#include "entente/future/shared.hpp"
#include "entente/future/system.hpp"
#include "entente/theory/posterior.hpp"

namespace entente::future {

// Buffers and results of one future; reuse it to save allocations. What came
// before the first simulated day is copied once for a system.
struct Future {
  const System* prepared_for = nullptr;
  std::vector<theory::GroupDays> groups;        // by slot
  std::vector<std::vector<int>> used;           // by slot: history days not 0
  std::vector<std::vector<double>> columns;     // live columns of the recorder
  std::vector<std::vector<double>> settled;     // where they are not shared
  theory::Rows rows;                            // of the recorder's law
  std::vector<std::vector<int>> act_days;       // by law: window days with acts
  std::vector<std::vector<std::size_t>> drawn;  // by law: Mark.act_day of each
                                                // that the law drew
  // Of every 64th day, the terms whose value left what the record shows.
  long clamped_term_days = 0;
  long term_days = 0;
  // While it runs:
  theory::SparseTerms terms;
  std::vector<double> block;         // settled parts and uniforms, by law
  std::vector<std::uint64_t> maybe;  // days of the block on which one may act
  struct Lines {
    int day = 0;  // from this window day on
    unsigned open = 0;
  };
  std::vector<Lines> lines;
  ScriptState script;
};

// Draws that a future needs: one uniform a law and day for the acts, others
// for what acts carry.
struct FutureDraws {
  Draws acts;
  Draws marks;
};

// Where the system has a script, its acts come first on a day (script.hpp).
// Every group acts from the state at the start of the day, on a day whose
// uniform lies above exp(-rate). The rate is worked out where the uniform lies
// above one minus a bound of it,
//   rate(t) <= exp(max settled + max live) + sum_j n_j E_j,
// the terms at what they can be until the next act (ceiling.hpp), the memory as
// after the law's last act: the same acts as a walk through every day
// (tests/future/plain_walk), some four times faster. parameters: one per law.
// O(days * laws), and O(live terms) where a rate is worked out.
void simulate(const System& system,
              const std::vector<theory::Parameters>& parameters,
              const FutureDraws& draws,
              const Recorder* recorder,
              Future& out);

// simulate() with what many futures share worked out once: the same future.
void simulate_shared(const System& system,
                     const std::vector<theory::Parameters>& parameters,
                     const Shared& shared,
                     const FutureDraws& draws,
                     Future& out);

}  // namespace entente::future
