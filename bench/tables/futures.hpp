// Whether simulated futures stay in the range of what a record has shown.
#pragma once

#include <string>
#include <vector>

#include "entente/casefile/case.hpp"
#include "entente/core/parallel.hpp"

#include "provenance.hpp"

namespace entente::bench {

struct FuturesOptions {
  std::uint64_t seed = 1;
  int futures = 10000;
  int days = 730;
  Parallelism parallelism;
};

// Acts (or act days) of one group.
struct FutureCounts {
  std::string group;
  double busiest = 0;             // most in so many days of the record
  std::vector<double> acts;       // by future
  std::vector<double> quantiles;  // of `acts`: 5, 50, 95, 99, 99.9, 100 %
  int over = 0;  // futures with more than three times `busiest`
};

struct FuturesResult {
  Day origin = 0;
  std::vector<FutureCounts> groups;  // the outcome first
  long clamped_term_days = 0;
  long term_days = 0;
  int futures_clamped = 0;  // with at least one clamped term-day
};

// Each future has its own draw of every law's parameters from the normal at
// its mode; both sides are simulated from the day after the record's end.
FuturesResult two_years(const casefile::Case& the_case,
                        const std::string& outcome,
                        const FuturesOptions& options);

std::string futures_markdown(const FuturesResult& result,
                             const FuturesOptions& options,
                             const Provenance& provenance);

}  // namespace entente::bench
