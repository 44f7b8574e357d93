// Policies that no other beats on everything at once.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "entente/decide/profile.hpp"

namespace entente::decide {

// An axis of the frontier as a loss of its own, of which less is better: weight
// 1 on an outcome of which less is wanted, -1 where more is. Given to Tally as
// rules after the profiles', its Losses hold how any two policies differ on it.
LossRule axis_rule(std::size_t measure, double weight);

// `axes`: for each, its losses by theory. Policy q beats p when it is nowhere
// worse and somewhere better; "better" is a lower mean under the mixture that
// is not tied (summary_of), everything tied is equal. `dominated`: beaten, at
// first hand or through others, by one that p does not beat in the same way.
// (Ties are not transitive, so that three policies can beat each other in a
// circle; all three then stand. Some policy always stands.) `at` holds the
// means of the axes.
// O(policies^2 axes draws log draws + policies^3).
std::vector<FrontierPoint> frontier_of(
    std::span<const std::vector<LossPart>> axes);

}  // namespace entente::decide
