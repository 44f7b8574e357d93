// Policies compared: futures of both sides under each, by theory, and what
// they come to.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "entente/core/parallel.hpp"
#include "entente/core/ranks.hpp"
#include "entente/decide/columns.hpp"
#include "entente/decide/result.hpp"
#include "entente/policy/spec.hpp"

namespace entente::decide {

// One policy set off against another on an outcome, by their ids, over the
// last of the horizons: what claims about policies are read from.
struct ContrastAsked {
  std::string policy, rival, outcome;
};

// What is compared, and under whom. Contrasts are of policies and outcomes that
// are compared.
struct CompareAsked {
  const DecideSpec* spec = nullptr;
  const std::vector<policy::PolicySpec>* policies = nullptr;  // to the first
  const std::vector<std::string>* contest_outcomes = nullptr;
  std::vector<Believed> believed;
  std::vector<ContrastAsked> contrasts = {};
};

struct CompareOptions {
  int draws = 200;
  int per_draw = 20;
  // For reversal: draws and futures at every point of every effect's grid; 0
  // leaves reversal and the value of information out.
  int swap_draws = 50;
  int swap_per_draw = 4;
  int past_futures = 600;  // of every past origin; 0 leaves the back test out
  std::uint64_t seed = 1;
  Parallelism parallelism;
  Ranks ranks;  // all of them compare the same, and get the same result
  std::function<void(std::size_t done, std::size_t total)> progress;
  // Of this record up to this day, for other policies before; null: none.
  forecast::EstimatesKept* kept = nullptr;
};

// Futures from the day after the window's end, over the longest horizon. The
// i-th future of the d-th draw has the same luck under every policy and in
// every column. Importance draws as for today's forecast. Seconds.
Comparison compare(const theory::Setting& setting,
                   const CompareAsked& asked,
                   const CompareOptions& options);

// The same of a panel that holds the longest horizon after its window, such as
// a simulated one. There is no record to test the past on: no back test.
Comparison compare(theory::ForecastPanel known,
                   const CompareAsked& asked,
                   const CompareOptions& options);

}  // namespace entente::decide
