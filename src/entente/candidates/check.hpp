// What is wrong in the files of a case that imports read and write, whether or
// not an import would meet it today.
#pragma once

#include <filesystem>

#include "entente/casefile/case.hpp"
#include "entente/core/diagnostic.hpp"

namespace entente::candidates {

// import/actors.csv, every map and description of columns in import/,
// candidates.csv, and daily.csv where the case does not read it itself.
Diagnostics import_mistakes(const std::filesystem::path& folder,
                            const casefile::Case& the_case);

}  // namespace entente::candidates
