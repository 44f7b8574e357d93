// Simulated records: a world in which the truth of a claim is known.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "entente/claim/draft.hpp"
#include "entente/claim/spec.hpp"
#include "entente/future/simulate.hpp"
#include "entente/theory/law.hpp"
#include "entente/theory/panel.hpp"

#include "campaigns.hpp"
#include "world_spec.hpp"

namespace entente::bench {

// The laws of both sides with their true parameters, on the real panel.
// Neither copied nor moved: panels point into the draft.
struct World {
  World(const theory::Setting& setting,
        const claim::ClaimSpec& claim,
        const WorldSpec& spec,
        double ratio);
  World(const World&) = delete;
  World& operator=(const World&) = delete;

  claim::Draft draft;
  claim::Posed posed;  // the real record, and the question put to it
  WorldSpec spec;
  double log_ratio = 0;  // true log RR60 of the tested effect
  std::vector<theory::Law> laws;
  std::vector<theory::Parameters> parameters;  // by law
  std::vector<Campaign> campaigns;             // by law; factor 1: none
  std::vector<double> loads;                   // of the tension, by law
  std::vector<future::System::Union> unions;
  std::size_t outcome = 0;  // index of its law
};

// Moves the backgrounds until the median record is as large as the real one:
// the fit of a law has put the clusters of the record down to memory and
// effects, and a tension or campaigns on top make more acts.
void keep_size(World& world);

// One record of the world, as an analyst would hold it.
struct SimulatedRecord {
  theory::VerdictPanel panel;
  double acts = 0;     // of the outcome, in the window
  double treated = 0;  // of the tested group, in the window
  double largest = 0;  // acts over the real record's, of the worst group
  long clamped_term_days = 0;
  long term_days = 0;
};

// Simulates the whole window; the history before it is the real one. Typical
// weights, coverage, tiers, density, schedule, calendar and groups that have
// no law in the world stay as recorded.
SimulatedRecord simulate_record(const World& world, const RecordKey& key);
// The same as acts (future::record_of), for whoever reads them otherwise.
record::Record simulate_acts(const World& world, const RecordKey& key);

// A coefficient that is not fitted.
struct Held {
  std::size_t column = 0;
  double value = 0;
};

// The mode of a law with some coefficients held.
std::vector<double> mode_holding(const theory::Panel& panel,
                                 theory::Law law,
                                 const std::vector<Held>& held);

// Writes the window's acts of law k of a future, those of `group`, to a panel:
// each as a copy of one of `real`.
void put_acts(const theory::Panel& real,
              const future::Future& future,
              std::size_t k,
              std::size_t group,
              theory::Panel& panel);

// A planted effect holds over all that the record shows: the limit that keeps
// groups from feeding each other would make it smaller than it is said to be.
void widen(future::Simulated& law,
           const theory::Panel& panel,
           std::size_t column);

}  // namespace entente::bench
