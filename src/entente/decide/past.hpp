// The law as fitted, run from past days against what came.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "entente/core/parallel.hpp"
#include "entente/core/ranks.hpp"
#include "entente/decide/columns.hpp"
#include "entente/decide/result.hpp"

namespace entente::decide {

struct PastOptions {
  int futures = 1000;  // an origin, each with parameters of its own
  std::uint64_t seed = 1;
  Parallelism parallelism;
  Ranks ranks;  // each simulates its part of the origins; all get all
};

// One origin: what its futures hold and what came. A measure is left out where
// a day of its window was not read, or is after the record.
struct PastRun {
  Day from = 0;                                // the last day that was known
  std::vector<std::vector<double>> simulated;  // by measure: a value a future
  std::vector<double> came;
  std::vector<char> known;
};

// How far levels move by themselves in the futures of each origin (drift.hpp):
// by origin; an origin without is left out. Empty: nowhere, of all origins.
using Drifts = std::vector<std::optional<double>>;

// Origins at the end of every year that leaves four years of the window before
// it and the longest horizon after it. Laws are fitted to what was known then,
// parameters drawn from the normal at the mode; the schedule is that of the
// year before.
std::vector<PastRun> past_runs(const theory::Setting& setting,
                               const DecideSpec& spec,
                               const std::vector<std::string>& contest_outcomes,
                               const PastOptions& options,
                               const Drifts& drifts = {});

// The same from the window's last day, after which nothing has come: futures of
// every measure alone.
PastRun run_from_today(const theory::Setting& setting,
                       const DecideSpec& spec,
                       const std::vector<std::string>& contest_outcomes,
                       const PastOptions& options,
                       double drift);

}  // namespace entente::decide
