// Step 1 of a verdict: the question put to a panel, and its estimate.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "entente/inference/base_model.hpp"
#include "entente/inference/fit.hpp"

namespace entente::claim {

// What is asked of a panel: one outcome, one tested term, and what else is in
// the model.
enum class Tested { effect, season };
struct Question {
  std::string outcome;
  std::vector<theory::EffectPrior> effects;  // at most one of them tested
  // What laws of theirs read in a null, where the outcome is brought about by
  // our side or both and `effects` are its responses; else they read `effects`.
  std::optional<std::vector<theory::EffectPrior>> of_theirs;
  Tested tested = Tested::effect;
  theory::LawOptions options;
  std::vector<char> left_out;  // by window day: 1 = outside the likelihood
};

// est and se of log RR60: the normal approximation to the posterior under the
// tested effect's N(0, 1), divided by that prior:
//   1/se^2 = 1/sd^2 - 1,  est = mean se^2 / sd^2
struct Estimate {
  inference::FitStatus status = inference::FitStatus::not_converged;
  double log_rr60 = 0;
  double se = 0;
  double sd = 1;  // of the posterior under N(0, 1)
};
Estimate estimate_of(const inference::Fit& fit, const theory::Law& law);

// The fit of the record and the law it belongs to; `tested` marks the columns
// that a null sets to none.
struct Asked {
  theory::Panel panel;  // with the question's days left out
  theory::Law law;
  inference::Fit fit;
  std::size_t rows = 0;
  int outcome_acts = 0;
};
Asked ask(const theory::VerdictPanel& panel, const Question& question);

// The column whose effect is tested.
std::size_t tested_column(const theory::Law& law);

}  // namespace entente::claim
