// How much of each group a policy would have had our side do on the record.
#pragma once

#include <span>
#include <vector>

#include "entente/policy/explain.hpp"

namespace entente::policy {

// Sums of all stretches of `days` days, in order; none where there are fewer.
std::vector<double> stretch_sums(std::span<const double> weights, int days);

// Of the groups that the policy decides on, in the order of the case. `fired`
// and `called_off`: its rules and schedules on the record. Dated acts lie ahead
// and do not count.
std::vector<Amount> amounts_of(const theory::Panel& panel,
                               const PolicySpec& spec,
                               const Plan& plan,
                               const std::vector<Fired>& fired,
                               const std::vector<CalledOff>& called_off,
                               int days);

}  // namespace entente::policy
