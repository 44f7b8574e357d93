// The specification curve, with the choices that make it under it.
#pragma once

#include <string>

#include "entente/report/words/context.hpp"

namespace entente::report {

// Of `multiverse` (docs/json.md): estimates in order with 95 % intervals, the
// region of practically none shaded, the claim's own specification marked;
// under it a row for each level of each choice, with a mark below every
// specification that takes it. Empty where there are no specifications.
std::string multiverse_svg(const Json& multiverse);

// Of one of `curves` (docs/json.md), which tells stretches of the curve: the
// middle and the ends of each; under it a row for each level of each choice,
// the darker the more of the stretch takes it, with the level's median beside.
std::string curve_svg(const Json& curve);

}  // namespace entente::report
