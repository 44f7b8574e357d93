// Which claim stands before which: on the first page, in its group, and what
// the groups are.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "entente/report/words/context.hpp"

namespace entente::report {

// The least welcome to those who hold them first: contradicted, then leans
// against, unresolved, leans for, supported, and last what cannot be asked;
// among equal words the less probable claim, then the order of the case.
std::vector<const Json*> least_welcome_first(std::vector<const Json*> claims);

// How much a word says: 2 for supported and contradicted, 1 for a word that
// leans (a capped one is what it is after the cap), 0 for unresolved, -1 for
// what cannot be asked; plus how far the probability lies from one half.
double weight_of(const Json& claim);

// The claim of the first page: the weightiest of those whose word is against
// what is said, since that surprises first; where there is none, of those whose
// word is for it; else of all. On one side a claim whose rule failed on
// simulated records (`failing`: ids) comes after all others. The first of the
// case among equals; null when there is none.
const Json* weightiest(const Json& claims,
                       const std::set<std::string>& failing = {});

// Ids of the claims with a cell of the error table over its bound.
std::set<std::string> over_their_bounds(const Json& error_rates);

// Claims about one thing, the least welcome first.
struct ClaimGroup {
  std::string about;  // empty: the files do not say
  std::vector<const Json*> claims;
};

// In the order of the case's claims_about, then as they are first mentioned;
// claims that say nothing of it come last.
std::vector<ClaimGroup> claim_groups(const Context& context);

}  // namespace entente::report
