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

// Policies against the first of them ("A"), on the first outcome that is no
// cost ("X"), at the last horizon, by the mixture of theories (the base model
// where none is compared). No sentence where fewer than two policies are
// compared. In this order:
// 1. What is not to be had. All tied: no policy can be told apart from A; then,
//    of the next outcome on which one can, the farthest policy as under 2.
//    None with fewer X: that, and the one with the most more. Some with fewer,
//    each at a price (`is_price` of a cost): fewer X would not
//    come for nothing.
// 2. Of those with fewer the one with the fewest, of those without a price if
//    there are such: how many fewer, 80 % band, under how many theories, each
//    cost that is not tied, whether it lies beyond the record; how many others
//    have fewer.
// 3. Of those with more the one with the most; how many others have more.
// 4. Those that are tied with A: up to two by name, else how many.
Point policy_point(const Context& context);

}  // namespace entente::report
