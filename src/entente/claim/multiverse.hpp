// Every specification at once: how an estimate hangs on what could have been
// chosen otherwise, and whether a curve like it comes up without an effect.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "entente/claim/choices.hpp"
#include "entente/claim/null.hpp"
#include "entente/claim/regions.hpp"
#include "entente/claim/variance_shares.hpp"
#include "entente/core/parallel.hpp"

namespace entente::claim {

// One combination of levels, and what the record says under it. The correction
// is its own, from its estimates on the records without an effect, where there
// are such records.
struct Specification {
  std::vector<std::size_t> levels;         // by choice
  double log_rr60 = 0, se = 0;             // estimated
  double shift = 0, stretch = 1;           // b0, max(1, c)
  double corrected = 0, corrected_se = 0;  // est - b0, se max(1, c)
  double probability = 0;                  // of the claim's region
  Word word = Word::unresolved;            // after the cap
  // Estimates on the records without an effect, in order; not a number where
  // the fit did not converge.
  std::vector<double> null_estimates, null_errors;
};

// What is compared between the record and those without an effect.
struct Curve {
  double median = 0;                        // of corrected log RR60
  double share_for = 0, share_against = 0;  // of specifications, by word
};

// Joint inference (Simonsohn, Simmons, Nelson 2020, Nature Human Behaviour 4,
// doi:10.1038/s41562-020-0912-z): how often curves without an effect have a
// median as far out on the record's side, or as large a share of the word that
// more of its specifications have (for or against),
//   p = min(1, 2 (1 + such curves) / (1 + curves)),
// doubled for the side that the record chose; no distance from none, since
// where few acts are followed low estimates spread wider than high ones.
struct Joint {
  std::vector<Curve> null;  // of the records without an effect, in order
  double median_p = 1, share_p = 1;
};

struct Multiverse {
  std::string claim;
  std::vector<Choice> choices;
  std::size_t combinations = 0;   // of all levels
  std::size_t same = 0;           // of these, estimate what an earlier one does
  std::size_t not_converged = 0;  // have no estimate
  std::vector<Specification> specifications;  // the others; the claim's first
  Curve curve;
  VarianceShares shares;  // of the choices, in the corrected estimates
  Joint joint;
};

// From estimates, on the record and on those without an effect: corrections,
// words, the curve, shares of variance and joint inference. Without records
// specifications keep the correction that they have. `scale`: of the
// prior (prior_scale). One specification or more.
void conclude(Form form, double scale, Multiverse& out);

struct MultiverseOptions {
  std::uint64_t seed = 1;
  int records = 99;  // without an effect
  // Of every specification where there are no such records: a hundredth of the
  // work, for a curve without joint inference.
  Correction correction;
  Parallelism parallelism;
  // Told after each of `total` parts is done, from any thread.
  std::function<void(std::size_t done, std::size_t total)> progress;
};

// All combinations of the claim's choices (choices.hpp), each a fit to the
// record and to every record without the tested effect (null_records.hpp). Two
// that estimate the same on the record, to a millionth, are one. Words take the
// likelihood for normal: one fit each. The claim's own specification must
// converge; where it does not, there are no specifications.
Multiverse multiverse(const theory::Setting& setting,
                      const ClaimSpec& claim,
                      const MultiverseOptions& options);

}  // namespace entente::claim
