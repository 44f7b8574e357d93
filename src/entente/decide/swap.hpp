// What would have to be otherwise for another policy to be as good as the best.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "entente/decide/result.hpp"

namespace entente::decide {

// A column's expected losses, by policy.
struct TheoryLoss {
  double share = 0;  // they are made to add up to one
  std::span<const double> losses;
};

struct SharesMoved {
  double moved = 0;    // total share that changes hands, 0 to 1
  std::size_t to = 0;  // the place in the list of the theory that gains it
};

// The smallest shift of shares after which `rival` loses no more than `best`.
// With d_m = loss(best) - loss(rival) under theory m and D = sum share_m d_m
// (not above 0 where best is best), a share s moved from m to n changes D by
// s (d_n - d_m): so it goes to the theory with the largest d (the first of
// equals), first from the one with the smallest, until D is 0. That is least, a
// fractional knapsack. None where no theory has d >= 0.
std::optional<SharesMoved> shares_to_swap(std::span<const TheoryLoss> theories,
                                          std::size_t best,
                                          std::size_t rival);

// One effect moved, others held. `shifts` of log RR60 ascend and span zero
// (from -log 8 to log 8); `losses` is (shifts, policies).
struct EffectGrid {
  std::string outcome, term;
  double log_rr60 = 0;              // now: median of the base model
  std::optional<double> low, high;  // 80 % of RR60
  std::vector<double> shifts;
  std::vector<double> losses;
};

// The shift nearest to zero at which loss(rival) <= loss(best), the losses
// being linear between the grid's points; looked for from zero outwards on both
// sides, so the difference need not be monotone. Of two that are equally near,
// the one above zero. None where there is none within a factor of eight and the
// grid.
std::optional<double> shift_to_swap(const EffectGrid& grid,
                                    std::size_t policies,
                                    std::size_t best,
                                    std::size_t rival);

// Loss of a swap's rival less that of its best, an effect's log RR60 moved by
// `shift`.
using GapAt = std::function<double(std::size_t effect, double shift)>;

// Between a grid's points losses need not be straight. So the gap is taken
// where the grid has the two swap, the point put into the grid, and the swap
// looked for again, three times; first for the nearest effect, then, where
// another comes to be the nearest, for that one. `grids` are those that the
// swap was made from.
void refine_nearest(std::span<const EffectGrid> grids,
                    std::size_t policies,
                    Swap& swap,
                    const GapAt& gap_at);

// A Swap for every rival of `best`, in the order of policies. Its effects are
// ranked by |log(ratio_needed / ratio)|, nearest first, those without one last
// and in the order of `grids`; ratio_needed = exp(log_rr60 + shift).
// `share_to` is a place in `theories`.
std::vector<Swap> swaps_of(const std::string& profile,
                           std::size_t best,
                           std::span<const TheoryLoss> theories,
                           std::span<const EffectGrid> grids);

}  // namespace entente::decide
