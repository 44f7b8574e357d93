// What a stability row or a specification changes of a draft, each in one
// place.
#pragma once

#include <vector>

#include "entente/claim/draft.hpp"

namespace entente::claim {

// Of a window, the starts without its first quarter and its first half, where
// they are later than its own.
std::vector<Day> later_starts(const Span& window);
void begin_in(Draft& draft, Day from);

void take_months(Draft& draft);    // for the season
void take_years(Draft& draft);     // an effect for each year or decade
void take_breaks(Draft& draft);    // an effect after each dated break
void leave_density(Draft& draft);  // of sources out

void see_after_a_day(Draft& draft);  // acts of the other side
void scale_half_lives(Draft& draft, double by);

void read_second_coding(Draft& draft);
void weigh_alike(Draft& draft);

}  // namespace entente::claim
