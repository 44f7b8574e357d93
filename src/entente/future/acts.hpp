// What happens on a day of a future, however its rates were found.
#pragma once

#include "entente/future/simulate.hpp"

namespace entente::future {

// Empties the results; the days before the first simulated one stay as
// recorded and are copied once for a system.
void begin_history(const System& system, Future& out);

// The recorded history with the simulated groups in their place.
theory::HistoryView history_of(const System& system, const Future& future);

// Whether a law acts: uniform > exp(-rate).
bool happens(double rate, double uniform);

// Acts of a day on which the law acts: one, or Poisson by the same uniform.
int acts_of(const Simulated& law, double rate, double uniform);

// `count` acts of the k-th law on a window day, each with the mark of an
// observed one; moves the lines.
struct Scene {
  const System& system;
  const Draws& marks;
  Future& out;
};
void happen(const Scene& scene,
            std::size_t k,
            int day,
            int count,
            unsigned& lines_open);

// The day of the u-th union from those of its parts.
void unite(const System& system, std::size_t u, int day, Future& out);

}  // namespace entente::future
