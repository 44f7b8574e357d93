// A record read by every few of its quiet days: what a climb needs to come near
// the mode, where all days are read again.
#pragma once

#include <optional>
#include <vector>

#include "entente/theory/likelihood.hpp"

namespace entente::theory {

// Rows that own their columns.
struct Thinned {
  std::vector<std::vector<double>> columns;
  Rows rows;
};

// All act days of `rows`, and of the quiet days one in `stride` or a few more,
// evenly spaced, each standing for as many as there are of them. The memory is
// exact; the background's sum is that of a smooth function taken at every few
// places, since columns decay over weeks. Nothing where fewer than two blocks
// of quiet days would be left. O(rows + columns * days kept).
std::optional<Thinned> thinned(const Rows& rows, std::size_t stride);

}  // namespace entente::theory
