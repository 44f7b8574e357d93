// A measured episode: what came of one span, beside what usually comes.
#pragma once

#include <cstdint>
#include <vector>

#include "entente/claim/estimate.hpp"
#include "entente/claim/spec.hpp"

namespace entente::claim {

struct EpisodeOptions {
  int replicates = 1'999;
  std::uint64_t seed = 1;
  std::uint64_t theme = 0;
};

// The count of the span is set beside those of simulations of it. Its place
// among them is a number in (0, 1) that is uniform where the span follows the
// same law as the rest, but for the steps of a count:
//   place = (below + (ties + 1) / 2) / (replicates + 1)
// the middle of the places that its ties leave open.
struct EpisodeResult {
  int days = 0;   // of the span, covered
  int count = 0;  // days with an act of the outcome on these
  int replicates = 0;
  int below = 0, ties = 0;
  double place = 0.5;
  std::vector<int> counts;  // counts[k]: simulations with k such days
  int not_converged = 0;    // laws whose fit did not; kept
};

// The laws of the outcome and of all groups that it hangs together with are
// fitted without the days of the span; from its first day on both sides are
// simulated, each future with parameters of its own from the normal at the
// mode. What came before the span, the schedule, the calendar and groups
// without a law stay as recorded. Some .3 ms a replicate and year.
EpisodeResult episode_of(const theory::VerdictPanel& panel,
                         const Question& question,
                         const Span& span,
                         const EpisodeOptions& options);

}  // namespace entente::claim
