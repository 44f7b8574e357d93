// Other laws of the outcome, put through the verdict's own steps: estimate,
// two-sided null, correction, regions.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "entente/claim/estimate.hpp"
#include "entente/claim/spec.hpp"
#include "entente/inference/evidence.hpp"

namespace entente::bench {

enum class Candidate {
  background,    // the program's: effects multiply the background alone
  tested_whole,  // the tested effect multiplies memory too
  all_whole,     // every effect does
  counts,        // no memory: log(1 + n) of the outcome's acts of the last 30,
                 // 90 and 365 days among the nuisance, all multiplied
  states,        // no memory: campaigns that come and go unseen (states.hpp)
};
constexpr std::array kCandidates = {
    Candidate::background, Candidate::tested_whole, Candidate::all_whole,
    Candidate::counts, Candidate::states};
// In words, for a table.
std::string title_of(Candidate candidate);

// What a candidate said of one record: est and se of log RR60 by the normal
// approximation (claim/estimate.hpp), the null's shift and stretch, and the
// probability that RR60 is above 1.25.
struct Said {
  double estimate = 0, se = 0;
  double shift = 0, stretch = 1;
  double above = 1.0 / 3;
  int not_converged = 0;  // of the null's fits
};

// All candidates on one record. Their nulls are the same histories: the
// program's own, without the tested effect.
struct TrialOptions {
  int nulls = 49;
  std::uint64_t seed = 1;
  std::uint64_t theme = 0;
};
std::array<Said, kCandidates.size()> said_of(const theory::VerdictPanel& panel,
                                             const claim::Question& question,
                                             const TrialOptions& options);

// log evidence of the outcome's law under each candidate, every effect with
// the standard prior; `theme` names the draws.
std::array<inference::Evidence, kCandidates.size()> evidence_of_candidates(
    const theory::VerdictPanel& panel,
    const claim::Question& question,
    const inference::EvidenceOptions& options);

}  // namespace entente::bench
