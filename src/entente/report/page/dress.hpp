// What every page of a brief wears: its style, its script, and leave for these
// two alone.
#pragma once

#include <string>
#include <string_view>

#include "entente/report/words/context.hpp"

namespace entente::report {

// Renders templates/<name>.mustache from the view with brief.css, more style
// (empty: none) and brief.js. Expects: a view with a head.
std::string dressed(std::string_view name,
                    Json view,
                    const Context& context,
                    std::string_view more_style);

}  // namespace entente::report
