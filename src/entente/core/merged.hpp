// Mistakes for a reader: many of one kind stand once.
#pragma once

#include "entente/core/diagnostic.hpp"

namespace entente {

// Equal mistakes in the rows of a table stand once, with their number and first
// lines; where more than a few of one kind differ only in what they quote, the
// first stands for all, with what the next ones quote. The order is that of the
// first of each.
Diagnostics merged(const Diagnostics& diagnostics);

}  // namespace entente
