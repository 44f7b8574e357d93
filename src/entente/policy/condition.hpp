// Conditions of policies: what they can be worth, and how they are read aloud.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "entente/record/group.hpp"
#include "entente/record/track.hpp"
#include "entente/theory/term.hpp"

namespace entente::policy {

// The least and the greatest value of a condition in any history in which the
// groups `gone` have not acted for longer than any window reaches. Sharper than
// theory::range_of on comparisons: "within(a, 9) > 1" is always 0.
theory::Range bounds_of(const theory::Term& condition,
                        const std::set<std::string>& gone);

// "within 30 days of a conciliatory step or within 30 days of a day of talks",
// to follow "on a day"; a phrase that begins with "while" stands without it.
// Nothing where the term has no plain words.
std::optional<std::string> read_aloud(const theory::Term& condition,
                                      const std::vector<record::Group>& groups,
                                      const std::vector<record::Track>& tracks);

}  // namespace entente::policy
