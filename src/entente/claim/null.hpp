// Step 2 of a verdict: what the same method finds where there is no effect.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include "entente/claim/estimate.hpp"
#include "entente/future/simulate.hpp"

namespace entente::claim {

enum class NullKind {
  two_sided,      // our side, talks and theirs simulated
  self_exciting,  // our side as recorded, only the outcome simulated
};

struct NullOptions {
  NullKind kind = NullKind::two_sided;
  int replicates = 199;
  std::uint64_t seed = 1;
  std::uint64_t theme = 0;
  // Groups beside the outcome that the tested effect leaves alone; they need
  // laws, and are simulated with it.
  std::vector<std::size_t> also = {};
  // Called before each replicate; what it throws ends the work.
  std::function<void()> before_each = {};
};

// Estimates where the tested effect is none: b0 = median, c = half the
// distance of the 16 and 84 % quantiles / median of their own errors.
struct NullResult {
  double median = 0;
  double spread_ratio = 1;
  double error = 0;  // median of their own errors: that of no effect
  int replicates = 0;
  int not_converged = 0;  // kept, where there is an estimate at all
  int runaway = 0;        // more than three times the record's acts; kept
  double clamped_share = 0;
  std::vector<double> estimates;
  std::vector<double> errors;  // of those that converged
};

// b0, c and error from estimates on records without an effect and from the
// errors of those that converged.
NullResult summary_of(std::vector<double> estimates,
                      std::vector<double> errors);

// What a correction takes from the null: shift b0 and stretch max(1, c).
struct Correction {
  double shift = 0;
  double stretch = 1;
};
Correction correction_of(const NullResult& null);

// Corrections that other nulls of the same number might have given: bootstrap
// samples of the estimates and of their errors. Deterministic in `options`.
std::vector<Correction> bootstrap(const NullResult& null,
                                  const NullOptions& options,
                                  int samples);

// One simulated record without the tested effect, estimated again.
struct Replicate {
  inference::Fit fit;
  enum class Size { usual, runaway } size = Size::usual;
  long clamped_term_days = 0;
  long term_days = 0;
};

// Draws replicates 0, 1, 2, ... of a null; how many are drawn at a time does
// not change what each of them is. Parameters come from the normal at the mode
// of the laws fitted with the tested effect at none. `asked` and `question`
// must outlive it. Cost: about 1 ms each on twenty years.
class NullSampler {
 public:
  NullSampler(const Asked& asked,
              const Question& question,
              const NullOptions& options);
  ~NullSampler();
  NullSampler(const NullSampler&) = delete;
  NullSampler& operator=(const NullSampler&) = delete;

  // The laws of replicates, and the acts of one of them; the same for any order
  // of calls, from any thread.
  const future::System& system() const;
  void simulate(std::uint32_t index, future::Future& out) const;

  // Calls visit(replicate) for those up to `replicates` that were not drawn.
  void draw(int replicates, const std::function<void(const Replicate&)>& visit);
  // The null of the first `replicates`.
  const NullResult& null_of(int replicates);

 private:
  struct Plan;
  void keep(const Replicate& one);

  const Asked& asked_;
  NullOptions options_;
  std::unique_ptr<Plan> plan_;
  int drawn_ = 0;
  long clamped_ = 0, terms_ = 0;
  NullResult null_;
};

NullResult null_of(const Asked& asked,
                   const Question& question,
                   const NullOptions& options);

}  // namespace entente::claim
