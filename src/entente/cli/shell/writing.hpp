// A change of the case is shown, agreed to and written.
#pragma once

#include <optional>
#include <set>
#include <string>

#include "entente/cli/shell/options.hpp"
#include "entente/keep/change.hpp"

namespace entente::cli {

// Refuses a change after which the case would not check; nothing where it
// would.
std::optional<Exit> refuse_change(const std::string& folder,
                                  const keep::Change& change);

// Writes it; says why, where it is not written.
std::optional<Exit> commit_change(const std::string& folder,
                                  const keep::Change& change);

// What has been said so far is shown; on a terminal the person is asked, and
// what is agreed to is written. Says which files were, or why none. Done,
// though nothing was written, where the person or --dry-run says so.
Exit write_change(const std::string& folder,
                  const keep::Change& change,
                  Write when);

// The files that it touches, in the order of their names.
std::set<std::string> files_of(const keep::Change& change);

}  // namespace entente::cli
