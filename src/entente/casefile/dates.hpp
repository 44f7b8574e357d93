// Dates as people and spreadsheets write them, for the hint on how a case does.
#pragma once

#include <string>
#include <string_view>

namespace entente::casefile {

// What a text that is no YYYY-MM-DD seems to be, with the date it may mean:
// "write 2018-03-14: this is month/day/year"; the general rule where it is
// nothing known.
std::string date_hint(std::string_view text);

}  // namespace entente::casefile
