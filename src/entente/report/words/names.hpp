// Words of a case that keep their capital wherever they stand.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "entente/casefile/case.hpp"

namespace entente::report {

// Actors' and sides' names word by word, and what the acts' summaries write
// with a capital inside a sentence and never without one.
std::set<std::string, std::less<>> names_of(const casefile::Case& the_case);

// Whether the first word of a text is such a name or begins with one of four
// letters and more ("Indian" by "India").
bool begins_with_name(const std::set<std::string, std::less<>>& names,
                      std::string_view text);

}  // namespace entente::report
