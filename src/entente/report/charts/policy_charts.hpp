// Pictures of policies beside each other, drawn from results alone. Policies
// stand in one order in all of them: the first of the case, then by what they
// do to the first outcome.
#pragma once

#include <string>
#include <vector>

#include "entente/report/words/context.hpp"

namespace entente::report {

// The first policy, then the others from the fewest of the first outcome.
std::vector<const Json*> policies_in_order(const Json& comparison);

// Rows of the small multiples: names of policies, and "beyond the record"
// where they are. Every panel has the same rows at the same height.
std::string policy_names_svg(const Json& comparison);

// One outcome: difference to the first policy by theory (dots), the base model
// (hollow), the mixture (tick) with its 80 % band (bar), and in words.
std::string outcome_panel_svg(const Json& comparison,
                              const Json& outcome,
                              std::size_t place);

// Up to three costs as numbers.
std::string cost_panel_svg(const Json& comparison,
                           const std::vector<const Json*>& costs,
                           std::size_t place);

// The first outcome as bars beside every cost: first the policies that no other
// beats on all of them, then the beaten in grey; empty where there is no cost.
std::string frontier_svg(const Json& comparison);

// For the first page: the first outcome of the three policies with the fewest
// and the two with the most.
std::string policy_strip_svg(const Json& comparison, const Json& outcome);

}  // namespace entente::report
