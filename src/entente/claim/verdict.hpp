// The verdict on a claim: estimate, null, regions, word, stability, cap.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "entente/claim/followed.hpp"
#include "entente/claim/measured.hpp"
#include "entente/claim/regions.hpp"
#include "entente/core/parallel.hpp"

namespace entente::claim {

struct StabilityRow {
  std::string name;
  Word word = Word::unresolved;  // after the cap
  double probability = 0;
  double log_rr60 = 0, se = 0;  // corrected by the row's own null
  enum class Flip { no, yes } flip = Flip::no;
};

struct EffectResult {
  Estimate estimate;
  NullResult null;
  double self_exciting_median = 0;
  double corrected = 0, corrected_se = 0;  // est - b0, se max(1, c)
  std::array<double, 3> regions{};
  double smallest_leaning = 0, smallest_supported = 0;
  double low = 0, high = 0;  // 95 % interval of the corrected log RR60
  EValues e_values;
  double acts_to_decide = 0;  // 0: it leans already, -1: never
  int acts = 0;
  FollowedTable followed;
  std::vector<StabilityRow> rows;
};

struct ClaimResult {
  ClaimSpec spec;
  Word word = Word::unresolved;
  Word word_before_cap = Word::unresolved;
  std::string why_cannot;
  enum class Flips { few, many } flips = Flips::few;  // over a quarter: many
  double probability = 0;
  std::size_t days_used = 0, days_lost = 0;
  int outcome_acts = 0;
  std::optional<EffectResult> effect;
  std::optional<SeasonResult> season;
  std::vector<HazardResult> hazards;  // the claim's start, then those beside
};

struct JudgeOptions {
  std::uint64_t seed = 1;
  int replicates = 199;     // 99 or more for a word
  int row_replicates = 49;  // 0: no stability rows
  Parallelism parallelism;
  // Told after each of `total` parts is done, from any thread.
  std::function<void(std::size_t done, std::size_t total)> progress;
};

std::vector<ClaimResult> judge(const theory::Setting& setting,
                               const std::vector<ClaimSpec>& claims,
                               const JudgeOptions& options);

// Steps 1 to 3 of one question on one panel: what the error tables count.
struct Judged {
  Asked asked;
  NullResult null;
  Estimate estimate;
  double corrected = 0, corrected_se = 0;
  std::array<double, 3> regions{};
  Word word = Word::unresolved;  // before the cap
  double probability = 0;
};
Judged judge_question(const theory::VerdictPanel& panel,
                      const Question& question,
                      Form form,
                      const NullOptions& options);

}  // namespace entente::claim
