// Spells of tracks along an axis of years, for every picture that has them.
#pragma once

#include <vector>

#include "entente/record/track.hpp"
#include "entente/report/charts/marks.hpp"

namespace entente::report {

// Pale where open, dark where cut, hatched where unanswered, dashed where the
// beginning is not dated to a day; only what falls into `shown`.
void draw_spells(Drawing& drawing,
                 const Scale& x,
                 const std::vector<record::Spell>& spells,
                 Span shown,
                 double y,
                 double height);

// Lines at the years that `step` divides, and a dashed one at the end of
// `span`, which is named.
void year_axis(Drawing& drawing,
               const Scale& x,
               Span span,
               int step,
               double y0,
               double y1);

}  // namespace entente::report
