// Sources of acts as BibTeX.
#pragma once

#include <string>
#include <vector>

#include "entente/record/act.hpp"

namespace entente::report {

// One @misc for each source that these acts name, in the order of its first:
// its title by sources.csv, its address, and the acts that rest on it.
std::string bibtex_of(const record::Record& record,
                      const std::vector<const record::Act*>& acts);

}  // namespace entente::report
