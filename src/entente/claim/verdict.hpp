// The verdicts on the claims of a case: word, stability, cap, and what stands
// beside the word.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "entente/claim/draft.hpp"
#include "entente/claim/followed.hpp"
#include "entente/claim/measured/measure.hpp"
#include "entente/claim/seen.hpp"
#include "entente/claim/stability.hpp"
#include "entente/claim/state_table.hpp"
#include "entente/core/parallel.hpp"

namespace entente::claim {

struct EffectResult {
  Estimate estimate;
  NullResult null;
  double self_exciting_median = 0;
  double corrected = 0, corrected_se = 0;  // est - b0, se max(1, c)
  std::array<double, 3> regions{};
  // Rate ratios, at the error of no effect; nothing where they are beyond a
  // thousand, either way.
  std::optional<double> smallest_leaning, smallest_supported;
  Interval interval;  // of the corrected log RR60
  EValues e_values;
  // By how much the estimate has to move, either way, for another word, as a
  // ratio of 1 or more; nothing where no ratio below fifty does it.
  std::optional<double> to_next_word;
  std::vector<Seen> seen;     // the strongest first
  double acts_to_decide = 0;  // 0: it leans already, -1: never
  int acts = 0;               // tested; of a state, its spells
  FollowedTable followed;
  std::optional<StateTable> state;  // where no group's acts are tested
  std::vector<StabilityRow> rows;
  std::vector<Double> doubles;
};

struct ClaimResult {
  ClaimSpec spec;
  Word word = Word::unresolved;
  Word word_before_cap = Word::unresolved;
  std::string why_cannot;
  Upset upset = Upset::none;  // why the rows make the word "unresolved"
  // The other word that chance in the nulls, of the record or of its rows,
  // leaves possible: the word is "at the edge".
  std::optional<Word> at_edge_of;
  double probability = 0;
  double mc_error = 0;  // of the probability, by what was simulated
  std::size_t days_used = 0, days_lost = 0;
  int outcome_acts = 0;
  std::optional<EffectResult> effect;
  Measured measured;  // of a claim that is no effect
};

struct JudgeOptions {
  std::uint64_t seed = 1;
  int replicates = 199;           // 99 or more for a word
  int most_replicates = 1'999;    // where the word lies near an edge
  int row_replicates = 49;        // 0: no stability rows
  int most_row_replicates = 199;  // of a row near an edge
  Parallelism parallelism;
  Given given;
  // Told that `done` of `total` parts are done, from any thread, with every
  // simulated record: what it throws ends the work.
  std::function<void(std::size_t done, std::size_t total)> progress;
};

std::vector<ClaimResult> judge(const theory::Setting& setting,
                               const std::vector<ClaimSpec>& claims,
                               const JudgeOptions& options);

}  // namespace entente::claim
