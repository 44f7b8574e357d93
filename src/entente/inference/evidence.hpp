// Marginal likelihood of a law by adapted importance sampling.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "entente/core/parallel.hpp"
#include "entente/inference/fit.hpp"

namespace entente::inference {

// Log density (not normalised) at each point, into the second argument.
using LogDensity = std::function<void(std::span<const std::vector<double>>,
                                      std::span<double>)>;

// The log posterior of a law; both must outlive it.
LogDensity posterior_density(const theory::Law& law, const theory::Rows& rows);

struct EvidenceOptions {
  int adaptations = 3;
  int adaptation_draws = 2048;
  int draws = 8192;         // fresh, in 8 batches
  int most_draws = 131072;  // doubled up to here while it is not reliable
  double degrees = 5;       // of the Student-t
  std::uint64_t seed = 1;
  std::uint64_t theme = 0;
  int kept = 0;  // posterior draws to keep
  Parallelism parallelism;
};

// Reliable: effective size >= 1,000 and Pareto k < .7 (Vehtari and others
// 2024, JMLR 25(72)); error from 8 independent batches, and never less than
// sqrt(1/effective size - 1/draws).
struct Evidence {
  double log_evidence = 0;
  double mc_error = 0;
  double effective_size = 0;
  double pareto_k = 0;
  int draws = 0;
  enum class Verdict { reliable, unreliable } verdict = Verdict::unreliable;
  // Where draws are kept: their number, each (d), and the posterior mean (d).
  std::vector<double> mean;
  std::vector<std::vector<double>> sample;
};

// Starts from the normal at the mode. `fit` must have converged.
Evidence evidence_of(const LogDensity& log_density,
                     const Fit& fit,
                     const EvidenceOptions& options);

// Shape of the generalised Pareto distribution fitted to the largest
// importance weights (Zhang, Stephens 2009, Technometrics 51, eq. 7;
// Vehtari's M = min(n/5, 3 sqrt(n))). `log_weights` in any order.
double pareto_shape(std::vector<double> log_weights);

}  // namespace entente::inference
