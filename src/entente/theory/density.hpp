// The density of sources by window day: how much was written, or how well the
// sides were spoken of, in the days before each.
#pragma once

#include "entente/theory/panel.hpp"

namespace entente::theory {

// Fills panel.density (DensitySpec); zero where it enters no law. A day reads
// nothing of itself or later, and the means are over days up to the window's
// end, so that a forecast's panel knows no more than its origin did. In the
// horizon it stays as it was on the last day.
//
// Of daily.csv a day reads the trailing days that the file speaks of: where
// these are half of all or more, their count is taken to the full number, else
// the day is as the mean, 0.
void fill_density(Panel& panel);

// Window days of which not all trailing days lie in those of daily.csv.
int days_beyond_daily(const DensitySpec& density, Span window);

}  // namespace entente::theory
