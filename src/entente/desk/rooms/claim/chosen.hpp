// What is chosen in the menus of a claim.
#pragma once

#include "entente/casefile/case.hpp"
#include "entente/desk/http/request.hpp"
#include "entente/keep/claim_text.hpp"

namespace entente::desk {

// The claim that an address or a form asks; what is written about it (title,
// sentence and the like) as far as it is given.
keep::ClaimTyped typed_of(const Pairs& pairs);

// The same with words of ours where none are given, so that it can be asked.
keep::ClaimTyped asked_of_menus(const Pairs& pairs);

// Name of the file under which it is asked: of no claim of the case.
std::string asked_id(const casefile::Case& the_case);

// The case with a claim of this id, or its mistakes.
casefile::Reading with_claim(const casefile::Files& files,
                             const std::string& case_id,
                             const std::string& id,
                             const keep::ClaimTyped& typed);

// Keys of a claim that are written and not chosen, in the order of the file,
// and what they ask for.
struct Written {
  const char* key;
  const char* label;
};
const std::vector<Written>& written_keys();

}  // namespace entente::desk
