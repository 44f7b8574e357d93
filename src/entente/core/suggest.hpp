// What somebody may have meant by a name that nobody gave.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

// Insertions, deletions and exchanges of letters, capitals aside.
std::size_t edit_distance(std::string_view a, std::string_view b);

// For ids that are written date.actor.kind.number: the candidate that means the
// same act on another day, nearest in time; else one of that day with like
// letters, of that actor, or the nearest by letters. Empty when none is near.
std::string nearest_id(std::string_view id,
                       const std::vector<std::string>& candidates);

// The longest of the names with which a text begins, before a blank; or empty.
std::string name_at_start(const std::string& text,
                          const std::vector<std::string>& names);

}  // namespace entente
