// The lines of files that a change takes and puts, for the template of that
// name.
#pragma once

#include "entente/casefile/files.hpp"
#include "entente/desk/page/frame.hpp"

namespace entente::desk {

// Of the files that differ; under the key `diffs`.
Json changed_lines(const casefile::Files& before, const casefile::Files& after);

}  // namespace entente::desk
