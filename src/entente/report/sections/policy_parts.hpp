// Parts of the section of policies.
#pragma once

#include "entente/report/words/context.hpp"

namespace entente::report {

// By whose loss which policy is best, and what would reverse it.
Json decision_view(const Context& context, const Json& comparison);

// Which effects, if known exactly, could change what is best, and the open
// claims among them: an effect matters where its gain is above nothing and
// above three of its errors under any profile.
Json information_view(const Context& context, const Json& comparison);

// How the same law did from earlier dates.
Json back_test_view(const Context& context, const Json& comparison);

// What each policy says and does, and its numbers.
Json policy_rows(const Context& context, const Json& comparison);

}  // namespace entente::report
