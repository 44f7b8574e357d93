// What a verb says, on standard error, where it cannot do what is asked.
#pragma once

#include <string>

#include "entente/cli/shell/options.hpp"
#include "entente/core/diagnostic.hpp"
#include "entente/core/writing.hpp"

namespace entente::cli {

// Says what is wrong with an argument, on stderr.
Exit refuse(const std::string& problem, const std::string& hint = {});
// The same for a file that was not written: Exit::bad_input for a place that
// holds none, Exit::not_written where the writing failed. `elsewhere`: what to
// do about the place.
Exit refuse(const NotWritten& problem,
            const std::string& elsewhere = "choose another place with -o");

// The same of a file of the case, which has no other place.
constexpr const char* kInTheCase = "let the case's folder be written to";

// All mistakes of a case's files, then how many.
void print_mistakes(const Diagnostics& mistakes, const std::string& folder);

}  // namespace entente::cli
