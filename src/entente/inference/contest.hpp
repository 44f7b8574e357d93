// Rival theories of the other side, by their evidence on the record.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "entente/inference/evidence.hpp"
#include "entente/theory/law.hpp"

namespace entente::inference {

struct OutcomeEvidence {
  std::string outcome;
  Evidence evidence;
};

// Posterior of a signed effect's rate ratio over 60 days.
struct EffectPosterior {
  theory::EffectSpec spec;
  double low = 1, middle = 1, high = 1;  // 5, 50, 95 %
};

// Summed over outcomes. Where a law cannot be fitted with the theory's effects
// the evidence is minus infinity and `why_cannot` says so; else it is empty.
struct ScaledEvidence {
  double log_evidence = 0;
  double mc_error = 0;
  std::string why_cannot;
};

struct TheoryResult {
  theory::TheorySpec spec;
  double log_evidence = 0;  // sum over outcomes
  double mc_error = 0;
  std::string why_cannot;  // as in ScaledEvidence
  double share = 0;        // at equal prior odds, of those that have evidence
  std::vector<OutcomeEvidence> by_outcome;
  ScaledEvidence half, twice;
  std::vector<EffectPosterior> effects;
  double strongest_null_nats = 0;  // see ContestResult
};

struct ContestResult {
  std::vector<TheoryResult> theories;  // most evidence first, without it last
  // The most that a record of this size could say for the null against one of
  // the theories, were every effect of it estimated at exactly none:
  // sum of log sqrt(1 + (s/se)^2) over its effects.
  std::string strongest_theory;
  double strongest_nats = 0;
  // Pairs that differ by less than three errors of their difference, both with
  // evidence.
  std::vector<std::pair<std::string, std::string>> ties;
};

// The law of an outcome as a theory has it: its signed effects and its memory.
theory::Law law_under(const theory::Panel& panel,
                      const theory::TheorySpec& theory,
                      const std::string& outcome);

// Scales of the effects' priors: the theories' own, half and twice; or their
// own alone, which costs a third, gives the same shares, and leaves `half`,
// `twice` and the strongest null empty.
enum class Scales { three, own };

struct ContestOptions {
  std::uint64_t seed = 1;
  Scales scales = Scales::three;
  Parallelism parallelism;
  std::function<void(std::size_t done, std::size_t total)> progress;
};

// log Z of a theory = sum over outcomes of log Z; equal (outcome, effects)
// factors are computed once. No parameter is shared between outcomes.
ContestResult contest(const theory::VerdictPanel& panel,
                      const std::vector<std::string>& outcomes,
                      const std::vector<theory::TheorySpec>& theories,
                      const ContestOptions& options);

}  // namespace entente::inference
