// A selector of a group in one line.
#pragma once

#include <string>

#include "entente/record/group.hpp"

namespace entente::record {

// Its conditions by their keys in case.toml: "kinds clash|raid, sides theirs".
std::string clause_text(const Clause& clause);

}  // namespace entente::record
