// The tables of a record.
#pragma once

#include <vector>

#include "entente/casefile/files.hpp"
#include "entente/casefile/names.hpp"
#include "entente/claim/spec.hpp"
#include "entente/record/act.hpp"

namespace entente::casefile {

// Reads every table that is there (acts.csv and kinds.csv must be). What
// follows from the sides (record::derive) is left to the caller.
record::Record read_record(const Files& files,
                           Names& names,
                           Diagnostics& diagnostics);

// How often the verdict rule was wrong, where the case ships it.
std::vector<claim::ErrorRate> read_error_rates(const Files& files,
                                               Names& names,
                                               Diagnostics& diagnostics);

// A row of acts.csv.
record::Act read_act(const Row& row, Names& names);

}  // namespace entente::casefile
