// Steps 1 to 3 of a verdict on one question, and what chance in its null leaves
// open.
#pragma once

#include <array>
#include <optional>
#include <string>

#include "entente/claim/marginal.hpp"

namespace entente::claim {

// How many nulls: `options.replicates` to begin with, and more where the
// probability lies nearer to an edge between two words than chance in the null
// can tell, up to `most`. A row's words are told after the cap, so that the
// outer edges, .05 and .95, change nothing of it.
struct NullEffort {
  NullOptions options;
  int most = 1'999;
  enum class Edges { all, inner } edges = Edges::all;
};

constexpr std::array<int, 5> kMoreNulls = {99, 199, 499, 999, 1'999};

// Standard deviation of the prior of log RR60 inside the regions.
double prior_scale(const theory::Setting& setting);

struct Judged {
  Asked asked;
  Estimate estimate;
  std::optional<Marginal> marginal;
  NullResult null;
  double corrected = 0, corrected_se = 0;  // est - b0, se max(1, c)
  Interval interval;                       // of the corrected log RR60
  std::array<double, 3> regions = {1.0 / 3, 1.0 / 3, 1.0 / 3};
  double probability = 0;
  double mc_error = 0;             // of the probability, by the null
  Word word = Word::unresolved;    // before the cap
  std::optional<Word> at_edge_of;  // the word on the other side of an edge
                                   // within two of these errors
  std::string why_cannot;          // where the word is "cannot be asked"
};
Judged judge_question(const theory::VerdictPanel& panel,
                      const Question& question,
                      Form form,
                      const NullEffort& effort);

// How far a probability lies outside the probabilities that get this word
// after the cap; 0 inside.
double distance_to(Word word, double probability);

}  // namespace entente::claim
