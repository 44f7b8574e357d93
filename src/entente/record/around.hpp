// What stands around an act in the record.
#pragma once

#include <vector>

#include "entente/record/act.hpp"

namespace entente::record {

// The days after an act that are looked at.
constexpr int kFollowDays = 60;

// Acts by their indices, in the order of the record.

// Those whose `answers` names the act.
std::vector<std::size_t> answered_by(const Record& record, std::size_t act);

// What the other side, both sides together or a third party did on the `days`
// days after its first day; after a joint act, and one of a third party, what
// anybody did.
std::vector<std::size_t> followed_within(const Record& record,
                                         std::size_t act,
                                         int days);

}  // namespace entente::record
