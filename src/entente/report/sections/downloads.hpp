// Tables to take along, as data links inside the page.
#pragma once

#include <string>
#include <string_view>

#include "entente/report/words/context.hpp"

namespace entente::report {

// Percent-encoded so that it can stand in an attribute of HTML.
std::string data_link(std::string_view media_type, std::string_view text);

// [{file, link, what}] of a comparison of policies; none where there is none.
Json policy_downloads(const Json& comparison);

// [{file, link, what}] for claims, acts behind claims, forecasts, track
// record, lines, policies, and the results themselves without their bulk.
Json downloads(const Context& context);

}  // namespace entente::report
