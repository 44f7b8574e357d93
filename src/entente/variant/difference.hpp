// What two states of a case's files differ in, part by part, and each group of
// such parts left out of the newer state again.
#pragma once

#include <string>
#include <vector>

#include "entente/casefile/files.hpp"
#include "entente/core/day.hpp"

namespace entente::variant {

enum class Kind { added, mended, gone };

// An act, a table of case.toml ("group concession"), or a whole other file.
struct Part {
  std::string cause;  // the group of changes that it belongs to
  std::string file;
  std::string name;  // the act's id, the table's name, or empty
  Kind kind = Kind::added;
  std::string detail;  // the act's summary, the columns that were mended
};

// Acts are grouped by kind; tables of case.toml and other files stand alone.
// Comments, order and spelling of a table are no difference; forecasts.csv is
// none, since no result reads it.
std::vector<Part> parts_of(const casefile::Files& before,
                           const casefile::Files& now);

// Causes in the order of the parts, each once.
std::vector<std::string> causes_of(const std::vector<Part>& parts);

// `now` with every part of this cause as it was before.
casefile::Files without(const casefile::Files& before,
                        const casefile::Files& now,
                        const std::vector<Part>& parts,
                        const std::string& cause);

// The files without acts after a day.
casefile::Files until(const casefile::Files& files, Day day);

}  // namespace entente::variant
