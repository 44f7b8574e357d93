// Tables to take along, as data links inside the page.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "entente/report/words/context.hpp"

namespace entente::report {

// One line of CSV (RFC 4180), with its end. A cell that a spreadsheet would
// take for a formula begins with an apostrophe; numbers are left alone.
std::string csv_line(const std::vector<std::string>& cells);
// Percent-encoded so that it can stand in an attribute of HTML.
std::string data_link(std::string_view media_type, std::string_view text);

// [{file, link, what}] for claims, acts behind claims, forecasts, track
// record, lines, and the results themselves without their bulk.
Json downloads(const Context& context);

}  // namespace entente::report
