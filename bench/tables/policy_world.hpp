// Simulated records in which one lever of ours moves the other side by a known
// ratio and nothing else of ours moves it at all.
#pragma once

#include <string>
#include <vector>

#include "entente/decide/columns.hpp"
#include "entente/theory/panel.hpp"

#include "world.hpp"

namespace entente::bench {

// The base laws of a case with their true parameters. Effects of ours on
// theirs are held at none but the lever's on the outcome; all else, our side's
// reaction too, is fitted to the real record with these held.
struct PolicyWorld {
  theory::ForecastPanel real;  // the horizon after its window
  decide::Column truth;        // without draws
  std::vector<future::System::Union> unions;
  std::vector<theory::Parameters> parameters;  // by law
  std::size_t outcome = 0;                     // index of its law
  std::size_t lever = 0;                       // column of it
};

// The record, simulated over the window; the history before it is the real one.
theory::ForecastPanel simulate_known(const PolicyWorld& world,
                                     const RecordKey& key);

struct PlantedEffect {
  std::string outcome;  // a group of theirs
  std::string term;     // a treatment of the model
  double ratio = 1;     // RR60
};
PolicyWorld policy_world(const theory::Setting& setting,
                         const PlantedEffect& effect,
                         int horizon);

}  // namespace entente::bench
