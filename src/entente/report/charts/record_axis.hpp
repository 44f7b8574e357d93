// Acts along a time axis, as many bars as fit.
#pragma once

#include <string>
#include <vector>

#include "entente/casefile/case.hpp"

namespace entente::report {

// The acts (indices of the record, by day) as bars of days, weeks, months,
// quarters or years, a lane for each side that has any act in the record; all
// lanes have one scale. Months and longer ones are those of the calendar.
std::string record_axis_svg(const casefile::Case& the_case,
                            const std::vector<std::size_t>& acts,
                            Span span);

}  // namespace entente::report
