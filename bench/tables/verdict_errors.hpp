// How often a verdict is wrong, on records in which the truth is known.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "entente/casefile/case.hpp"
#include "entente/claim/judged.hpp"
#include "entente/core/parallel.hpp"

#include "progress.hpp"
#include "world.hpp"

namespace entente::bench {

// One claim in one world at one true ratio.
struct Cell {
  std::string claim;
  std::string world;
  double ratio = 1;
  int records = 0;
  std::string id() const;  // "2 base 0.5"
};

struct CellOptions {
  int records = 100;        // a cell of the base world
  int world_records = 100;  // a cell of any other world
};
// Claims about an effect, in the case's order.
std::vector<std::string> effect_claims(const casefile::Case& the_case);

// Every world at its ratios, the base world first.
std::vector<Cell> cells(const std::vector<std::string>& claims,
                        const CellOptions& options);

// What a verdict on one record was, and what it was given.
struct Outcome {
  claim::Word word = claim::Word::unresolved;  // before the cap
  double corrected = 0, corrected_se = 0;
  double estimate = 0, se = 0;
  double acts = 0, treated = 0, largest = 0;
  double clamped_share = 0;
  double replicates_run_away = 0, replicates_not_converged = 0;
};

struct Tally {
  Cell cell;
  claim::Form form = claim::Form::above;
  double true_log_ratio = 0;
  std::vector<Outcome> outcomes;

  bool claim_is_true() const;
  int count(claim::Word word) const;
  // "Supported" where false, "contradicted" where true.
  int wrong_strong() const;
  // "Leans" or stronger, the wrong way.
  int wrong_leans() const;
};

struct TableOptions {
  std::uint64_t seed = 1;
  int nulls = 99;
  // The cells' records, or those that are finished, without making more.
  enum class Scope { all, finished } scope = Scope::all;
  Parallelism parallelism;
};

// The claim of a cell, and its world fitted to the case's record.
const claim::ClaimSpec& claim_of(const casefile::Case& the_case,
                                 const Cell& cell);
std::unique_ptr<World> world_of(const casefile::Case& the_case,
                                const Cell& cell);

// A record of a cell and the verdict on it: a function of the cell, the
// record's number and the options, so that whoever asks sees the table's.
struct Tried {
  SimulatedRecord record;
  claim::Judged judged;
};
Tried try_record(const World& world,
                 claim::Form form,
                 const Cell& cell,
                 int record,
                 const TableOptions& options);

// Records that `progress` holds are not simulated again. A cell without any is
// left out.
std::vector<Tally> verdict_errors(const casefile::Case& the_case,
                                  const std::vector<Cell>& cells,
                                  const TableOptions& options,
                                  Progress& progress);

}  // namespace entente::bench
