// A key of a case's TOML files set otherwise, without a file being written.
//   group.concession.kinds-=aid_delivered     taken from a list
//   group.concession.kinds+=talks_proposed    added to it
//   window.as_of=2025-12-31                   another value
//   claim.2.treatment=recent(concession, 60)  in claims/2.toml
// Tables that stand several times are named by their name, id, group, whole or
// term, or by their number from 1; a key of the one table below them may be
// named without it (group.concession.kinds for its [[group.select]]).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "entente/casefile/files.hpp"
#include "entente/core/diagnostic.hpp"

namespace entente::variant {

// What is wrong with such a text, and what could be meant.
struct Wrong {
  std::string problem, hint;
};

// A line that was changed, in the file as it is before the later ones.
struct Edited {
  std::string set;    // as it was given
  Place place;        // of the value; of the new line, where `inserted`
  int last_line = 0;  // of the value
  bool inserted = false;
};

struct Edits {
  casefile::Files files;
  std::vector<Edited> edited;  // in their order
};

// Changes `edits.files`, or nothing and says what is wrong.
std::optional<Wrong> set_key(const std::string& set, Edits& edits);

// Mistakes of the changed files, told by the files as they are: lines that were
// put in do not count, and what stands in a value that was set is told by what
// set it ("--set '...'").
Diagnostics told_by(const Diagnostics& mistakes, const Edits& edits);

}  // namespace entente::variant
