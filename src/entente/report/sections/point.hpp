// One sentence of the first page with its evidence.
#pragma once

#include <string>

#include "entente/report/words/context.hpp"

namespace entente::report {

struct Point {
  std::string sentence_html, picture_svg, evidence_html;
};

// Which lines are open or for how long none has been, and what followed
// restorations; no sentence for a case without lines.
Point line_point(const Context& context);

}  // namespace entente::report
