// candidates.csv: the database as a table that a person can read, and back.
#pragma once

#include <string>
#include <string_view>

#include "entente/candidates/sqlite.hpp"
#include "entente/core/diagnostic.hpp"

namespace entente::candidates {

// Into an empty database (store.cpp: make_tables).
void read_table(std::string_view bytes, Database& to, Diagnostics& mistakes);
std::string written_table(Database& from);

}  // namespace entente::candidates
