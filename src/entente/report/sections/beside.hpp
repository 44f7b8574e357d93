// What stands beside every picture: a link to it, and its numbers as CSV. The
// script adds the picture itself as a file.
#pragma once

#include <string>
#include <string_view>

#include "entente/report/charts/spells.hpp"
#include "entente/report/charts/time_charts.hpp"
#include "entente/report/words/context.hpp"

namespace entente::report {

// Keys of get.mustache: the picture's id (safe in an attribute), a file's name
// and its link.
Json beside(std::string_view figure,
            std::string_view file,
            const std::string& csv);
// The same with a table that is offered below the page, too; null where there
// is none of this name.
Json beside(std::string_view figure,
            std::string_view file,
            const Json& downloads);

std::string spells_csv(const Context& context);         // of lines
std::string lanes_csv(const std::vector<Lane>& lanes);  // of all tracks
std::string variants_csv(const Json& claim);            // of an effect
std::string nulls_csv(const Json& claim);               // of an effect
// Of one of `curves`: by stretch, its ends and middle, and the share that takes
// each level of each choice (empty: none).
std::string curve_csv(const Json& curve);
std::string measured_csv(const Json& claim);  // of any form
std::string fan_csv(const Json& fan);
std::string calibration_csv(const Json& record);
std::string origins_csv(const Json& origins, std::string_view id, long horizon);
std::string coverage_csv(const record::Record& record);

}  // namespace entente::report
