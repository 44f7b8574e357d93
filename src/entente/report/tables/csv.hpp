// Tables as CSV, for spreadsheets and for programs.
#pragma once

#include <string>
#include <vector>

#include "entente/report/words/context.hpp"

namespace entente::report {

// One line of CSV (RFC 4180), with its end. A cell that a spreadsheet would
// take for a formula begins with an apostrophe; numbers are left alone.
std::string csv_line(const std::vector<std::string>& cells);
// Fields of each row, with a head; text bare, the rest as in the results.
std::string table_of(const Json& rows, const std::vector<const char*>& keys);
// One field as it stands there: text bare, numbers to four figures, empty where
// it does not apply.
std::string cell_of(const Json& object, const char* key);

}  // namespace entente::report
