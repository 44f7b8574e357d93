// The case that a program of bench is about.
#pragma once

#include <string>

#include "entente/casefile/case.hpp"

namespace entente::bench {

// The case of the folder, or the end of the program, with status 3, after a
// line for each mistake in it.
casefile::Case read_or_exit(const std::string& folder);

}  // namespace entente::bench
