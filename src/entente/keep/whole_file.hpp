// A whole file of a case as a person wrote it: put in the place of the one that
// was opened, begun, or taken out.
#pragma once

#include <string>

#include "entente/keep/change.hpp"

namespace entente::keep {

// What stands on disk must be what its author saw: `seen` is the SHA-256 of the
// bytes that were opened, or empty where there was no such file. Anything else
// is a mistake, and nothing is written then.
RowEdit put_file(const std::string& file,
                 const std::string& bytes,
                 const std::string& seen);
// Takes it out. A change of its own: nothing else can be in it.
RowEdit no_file(const std::string& file, const std::string& seen);

// The edit, done to the files.
void apply_whole(const RowEdit& edit,
                 casefile::Files& files,
                 Diagnostics& mistakes);

}  // namespace entente::keep
