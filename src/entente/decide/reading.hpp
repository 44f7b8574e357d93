// What outcomes are worth in one future, or in what came.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "entente/core/parallel.hpp"
#include "entente/decide/result.hpp"
#include "entente/forecast/kinds.hpp"
#include "entente/future/simulate.hpp"

namespace entente::decide {

// How futures of one panel are read: kinds of days are drawn by shares that
// belong to a parameter draw, and by luck that belongs to the group's name.
struct Reading {
  struct Kinds {
    std::size_t group = 0;
    std::uint32_t key = 0;  // of its uniforms on a day
    forecast::KindTable table;
    std::vector<std::vector<double>> shares;  // by draw
  };
  struct Outcome {
    Measure measure = Measure::days;
    std::size_t group = 0;  // whose days are read
    int kinds = -1;         // index, where it is a kind of day
    unsigned part = 0;      // bit of the kind's flags
  };
  std::vector<Outcome> outcomes;
  std::vector<Kinds> kinds;
  std::vector<int> days;  // horizons, ascending
};

// Measures in the order outcome by outcome, within it horizon by horizon.
std::vector<MeasureName> measures_of(const DecideSpec& spec);

Reading reading_of(const theory::Panel& panel,
                   const DecideSpec& spec,
                   std::uint64_t seed,
                   std::size_t draws,
                   const Parallelism& parallelism);

// The measures of a future, into `out` (outcomes * horizons).
void read_future(const Reading& reading,
                 const future::System& system,
                 const future::Future& future,
                 std::size_t draw,
                 const Draws& marks,
                 std::span<double> out);

// A day of a future on which the group of the k-th kinds acted, and what it
// was.
struct KindDay {
  int day = 0;         // window day
  unsigned flags = 0;  // bits of Reading::Outcome::part
};
std::vector<KindDay> kind_days(const Reading& reading,
                               std::size_t k,
                               const future::System& system,
                               const future::Future& future,
                               std::size_t draw,
                               const Draws& marks);

// Sum of the weights of a group's acts over the first `days` of a future.
double sizes_of(const future::System& system,
                const future::Future& future,
                std::size_t group,
                int days);

// The same measures of the days after window day `from` - 1 of a record.
void read_record(const theory::Panel& panel,
                 const DecideSpec& spec,
                 int from,
                 std::span<double> out);

}  // namespace entente::decide
