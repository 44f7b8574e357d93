// How often a measured claim gets the wrong word, on simulated records in which
// the truth is known.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "entente/casefile/case.hpp"
#include "entente/claim/regions.hpp"
#include "entente/core/parallel.hpp"

#include "provenance.hpp"

namespace entente::bench {

// One form in one world at one truth; the claim is that the quantity lies above
// its threshold (below, for a policy).
struct FormCell {
  std::string form, world, truth;
  enum class Claim { holds, does_not } claim = Claim::holds;
  std::array<int, 6> words{};  // by claim::Word, before any cap
  double mean = 0;             // of the quantity, over the records
};
int records_of(const FormCell& cell);
int wrong_strong(
    const FormCell& cell);              // supported where false, or the reverse
int wrong_leans(const FormCell& cell);  // leans or stronger

struct FormOptions {
  int records = 100;  // a cell; ten times as many where no fit is needed
  std::uint64_t seed = 1;
  Parallelism parallelism;
};

// Acts that come independently, and in clusters, while a deal is in force and
// while none is, on the days of the Korea case's claim 4-hazard.
std::vector<FormCell> ratio_cells(const casefile::Case& korea,
                                  const FormOptions& options);
// The span and outcome of its claim 10, on records of its own base laws.
std::vector<FormCell> episode_cells(const casefile::Case& korea,
                                    const FormOptions& options);
// Strikes that follow gifts, on a case of fourteen years made for it.
std::vector<FormCell> gain_cells(const FormOptions& options);
// Two policies of the strait, one of which truly has fewer.
std::vector<FormCell> policy_cells(const casefile::Case& strait,
                                   const FormOptions& options);

std::string forms_markdown(const std::vector<FormCell>& cells,
                           const FormOptions& options,
                           const Provenance& provenance);

}  // namespace entente::bench
