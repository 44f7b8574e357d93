// What came of a trial of laws, as a table.
#pragma once

#include <string>
#include <vector>

#include "tables/provenance.hpp"
#include "trial.hpp"

namespace entente::bench {

// The records of one claim in one world, without an effect and with one.
struct TrialCell {
  std::string claim, world;
  std::vector<std::array<Said, kCandidates.size()>> none, twice;
};

struct RealEvidence {
  std::string claim;
  std::array<inference::Evidence, kCandidates.size()> of;
};

// P(twice > none) + P(twice = none) / 2: the area under the curve.
double area_under_curve(const std::vector<double>& none,
                        const std::vector<double>& twice);

// How many of `twice` lie above all but one in twenty of `none`.
int found_at_one_in_twenty(const std::vector<double>& none,
                           const std::vector<double>& twice);

std::string laws_markdown(const std::vector<TrialCell>& cells,
                          const std::vector<RealEvidence>& real,
                          const TrialOptions& options,
                          const Provenance& provenance);

}  // namespace entente::bench
