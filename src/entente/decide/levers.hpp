// What our side does under a policy, beside what the record has seen.
#pragma once

#include <cstddef>
#include <vector>

#include "entente/decide/result.hpp"
#include "entente/policy/plan.hpp"
#include "entente/theory/panel.hpp"

namespace entente::decide {

// Groups on whose acts some plan decides; ascending.
std::vector<std::size_t> lever_groups(const std::vector<policy::Plan>& plans);

// A group's sum of weights under a policy against that of every stretch of
// `days` days of the window. `share_of_stretches`: in which our side did as
// much or more where the policy does more than the median stretch, as little or
// less where it does less. Beyond: in none.
Lever lever_of(const theory::Panel& panel,
               std::size_t group,
               int days,
               double mean);

// An axis of the frontier: 1 where less is better, -1 where more is.
struct Axis {
  std::size_t outcome = 0;
  double weight = 1;
};

// The first outcome that is no cost, of which less is better; then every cost:
// of what was announced our side wants to hold more, of what it gives or does
// besides less. None where there is no cost.
std::vector<Axis> frontier_axes(const theory::Setting& setting,
                                const DecideSpec& spec);

}  // namespace entente::decide
