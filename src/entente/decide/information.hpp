// What it would be worth to know, before a policy is chosen.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "entente/decide/profile.hpp"

namespace entente::decide {

// Expected value of perfect information, in units of loss: what would be saved
// on average if all parameters and the right theory were known first,
//   min_p E[loss_p] - E[min_p loss_p],
// over the draws of all theories with chance taken out (parameters_alone). Not
// below zero.
double gain_of_knowing_all(std::span<const LossPart> theories);

// An effect's draws in one theory, log RR60 or any function of it that keeps
// the order, one a draw; empty where the theory does not hold the effect.
using EffectDraws = std::vector<double>;

struct Gain {
  double gain = 0, error = 0;
};

// Expected value of knowing one effect x exactly,
//   E_x[ max_p E(d_p | x) ] - max_p E(d_p),   d_p = loss(best) - loss(p),
// the maximum over all policies, `best` with d = 0 among them (EVPPI). E(d_p |
// x) by regression of d on a natural cubic spline of x over all draws, weighted
// by theory: five knots at the quantiles .05, .275, .5, .725 and .95, and a
// mean of their own for theories that do not hold the effect (Strong, Oakley,
// Brennan 2014, Med. Decis. Making 34, doi:10.1177/0272989X13505910). A
// regression on noise varies too and would see a gain in knowing anything; so
// the matrix of coefficients, divided by their errors, loses what errors add to
// its singular values (Gavish, Donoho 2017), which the first source does not
// do. `error` is the root of the mean square distance of the gain from what 200
// redrawings of the coefficients from their normal law give by the same steps
// (its second method), plus the variance of the outer mean over the draws of x.
// Not below zero; a constant x gives zero and no error.
// O(draws * policies * 200).
Gain gain_of_knowing(std::span<const LossPart> theories,
                     std::span<const EffectDraws> effect,
                     std::uint64_t seed);

// An effect with its draws, by theory in the order of the parts.
struct NamedEffect {
  std::string outcome, term;
  std::vector<EffectDraws> draws;
};

// One entry an effect, the largest gain first.
std::vector<Information> information_of(const std::string& profile,
                                        std::span<const LossPart> theories,
                                        std::span<const NamedEffect> effects,
                                        std::uint64_t seed);

}  // namespace entente::decide
