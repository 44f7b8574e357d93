// The acts that `add` is told: by options, by questions at a terminal, or as
// rows on standard input.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "entente/casefile/case.hpp"
#include "entente/cli/shell/options.hpp"
#include "entente/keep/change.hpp"

namespace entente::cli {

// What is to be changed; or how the verb ends, where it was refused or the
// person went away.
struct Wanted {
  keep::Change change;
  std::vector<std::string> acts;  // ids, of those that are new or changed
  std::optional<Exit> end;
};

// One new act, with a row of sources.csv where its source needs one.
Wanted new_act(const casefile::Case& the_case, const AddOptions& wanted);

// One for each row of standard input.
Wanted new_rows(const casefile::Case& the_case);

}  // namespace entente::cli
