// candidates.csv: the database as a table that a person can read, and back.
#pragma once

#include <string>
#include <string_view>

#include "entente/candidates/sqlite.hpp"
#include "entente/casefile/sheet.hpp"
#include "entente/core/diagnostic.hpp"

namespace entente::candidates {

// The tables of candidates and of rows, where they are not there yet.
void make_tables(Database& in);

// Into a database with empty tables.
void read_table(std::string_view bytes, Database& to, Diagnostics& mistakes);
std::string written_table(Database& from);
// Those that candidates.csv must have, and may have.
const casefile::Columns& table_columns();

}  // namespace entente::candidates
