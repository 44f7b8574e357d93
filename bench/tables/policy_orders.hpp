// How often a comparison of policies orders two of them rightly, on records in
// which the truth is known.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "entente/casefile/case.hpp"
#include "entente/core/parallel.hpp"

#include "policy_world.hpp"
#include "provenance.hpp"

namespace entente::bench {

struct OrdersOptions {
  std::string outcome;  // a group of theirs with an outcome of the case
  std::string term;     // the lever, a treatment of the model
  std::string claim;    // judged beside it; empty: none
  double size = 1;      // of the acts of who uses the lever much
  int every = 60;       // [days]
  int records = 100;    // of each ratio
  int draws = 200, per_draw = 10;
  int nulls = 99;
  std::uint64_t seed = 1;
  Parallelism parallelism;
};

// A difference to the policy that never uses the lever.
struct Difference {
  double mean = 0, error = 0, low = 0, high = 0, p_lower = .5;
};

struct OrderedRecord {
  // Of who uses it much, on the outcome at the last horizon; and what it is at
  // the true parameters.
  Difference much;
  double truth = 0;
  // All differences on all outcomes that are no cost.
  std::vector<Difference> all;
  std::array<double, 3> regions = {0, 0, 0};  // of the verdict
};

struct OrdersTally {
  std::optional<double> ratio;  // none: each record its own, from the prior
  std::vector<OrderedRecord> records;
};

// At 0.5, 1 and 2, then at ratios drawn from the prior of the lever.
std::vector<OrdersTally> policy_orders(const casefile::Case& the_case,
                                       const OrdersOptions& options);

std::string orders_markdown(const std::vector<OrdersTally>& tallies,
                            const OrdersOptions& options,
                            const Provenance& provenance);

}  // namespace entente::bench
