// What a policy says, in plain sentences.
#pragma once

#include <string>
#include <vector>

#include "entente/policy/spec.hpp"
#include "entente/theory/panel.hpp"

namespace entente::policy {

// "A concession of size 3 on a day within 30 days of a conciliatory step,
// unless within 30 days of a provocation; at most one in 60 days."
std::string sentence_of(const RuleSpec& rule, const theory::Setting& setting);
std::string sentence_of(const ScheduleSpec& schedule,
                        const theory::Setting& setting);

// "No steps of pressure and no unscheduled drills."
std::string never_sentence(const std::vector<std::string>& groups,
                           const theory::Setting& setting);
// "As fitted: concessions and offers of talks. As scheduled: exercises." Empty
// for none.
std::string fitted_sentence(const std::vector<std::string>& groups,
                            const theory::Setting& setting);

// "a, b and c"
std::string list_of(const std::vector<std::string>& words);

}  // namespace entente::policy
