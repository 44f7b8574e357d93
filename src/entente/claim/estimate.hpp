// Steps 1 to 3 of a verdict: the estimate, its null, its posterior.
#pragma once

#include <cstdint>
#include <functional>
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
  double sd = 1;  // of the posterior: above .9 the record cannot be asked
};
Estimate estimate_of(const inference::Fit& fit, const theory::Law& law);

enum class NullKind {
  two_sided,      // our side, talks and theirs simulated
  self_exciting,  // our side as recorded, only the outcome simulated
};

// Estimates where the tested effect is none: b0 = median, c = half the
// distance of the 16 and 84 % quantiles / median of their own errors.
struct NullResult {
  double median = 0;
  double spread_ratio = 1;
  int replicates = 0;
  int not_converged = 0;  // kept
  int runaway = 0;        // more than three times the record's acts; kept
  double clamped_share = 0;
  std::vector<double> estimates;
};

struct NullOptions {
  NullKind kind = NullKind::two_sided;
  int replicates = 199;
  std::uint64_t seed = 1;
  std::uint64_t theme = 0;
};

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

// One simulated record without the tested effect, estimated again.
struct Replicate {
  inference::Fit fit;
  enum class Size { usual, runaway } size = Size::usual;
  long clamped_term_days = 0;
  long term_days = 0;
};

// Calls visit(replicate) for each, in order. Parameters are drawn from the
// normal at the mode of the laws fitted with the tested effect at none.
// Cost: replicates * (simulation + fit), about 1 ms each on twenty years.
void simulate_null(const Asked& asked,
                   const Question& question,
                   const NullOptions& options,
                   const std::function<void(const Replicate&)>& visit);

NullResult null_of(const Asked& asked,
                   const Question& question,
                   const NullOptions& options);

}  // namespace entente::claim
