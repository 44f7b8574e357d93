// Policies by somebody's loss: what each is expected to lose, where it is
// regretted, how often it is best.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "entente/decide/result.hpp"
#include "entente/decide/tally.hpp"

namespace entente::decide {

// One rule a profile, for Tally: the sum over its weights of weight * outcome
// at the longest horizon of `measures`. Every outcome of a profile is among
// `outcomes` (casefile sees to it) and has a measure at that horizon.
std::vector<LossRule> loss_rules(std::span<const ProfileSpec> profiles,
                                 std::span<const OutcomeSpec> outcomes,
                                 std::span<const MeasureName> measures);

// A profile's losses under one theory, with the theory's share.
struct LossPart {
  const Losses* losses = nullptr;
  double share = 1;  // not below 0; they are made to add up to one
};

// The loss of `policy`, and its difference to that of `reference`, as Samples
// of one measure: value and difference by draw, with the chance variance
// c_pp + c_rr - 2 c_pr.
Samples loss_against(const Losses& losses,
                     std::size_t policy,
                     std::size_t reference);

// The same as a Summary under the mixture.
Summary loss_summary(std::span<const LossPart> theories,
                     std::size_t policy,
                     std::size_t reference);

// Expected loss E_m[p]: mean over a theory's draws; E[p]: share-weighted.
//   best            least E[p] (the first of equals)
//   regret          E_m[p] - min_q E_m[q], by theory
//   most_regret     the largest of these over theories with a share
//   minimax_regret  the policy whose most_regret is least (the first of equals)
//   p_best          share of draws, weighted by theory, in which p has the
//   least
//                   loss, with chance taken out of the draws' differences
//                   (parameters_alone); equal losses share
//   tied_with_best  the difference to `best` is tied as in summary_of
// `theories` are the columns without the base model, or that one alone.
ProfileResult profile_result(const std::string& id,
                             std::span<const LossPart> theories);

}  // namespace entente::decide
