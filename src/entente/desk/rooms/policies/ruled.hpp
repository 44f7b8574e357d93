// A policy that is made by menus. It stands in the address:
//   title=, rule=GROUP|SIZE|WHEN|UNLESS|EVERY, never=GROUP, held=GROUP|HOW
#pragma once

#include "entente/desk/rooms/rooms.hpp"
#include "entente/policy/spec.hpp"

namespace entente::desk {

constexpr const char* kDraftId = "as-drafted";

// Nothing where no rule, silence or schedule is there.
std::optional<policy::PolicySpec> ruled_in(const Pairs& pairs);

// The keys of a draft alone.
Pairs only_ruled(const Pairs& pairs);

// What was typed in the form that adds a rule or a schedule, as a part of the
// address; nothing where nothing was.
std::optional<std::pair<std::string, std::string>> typed_in(const Pairs& pairs);
Pairs without_typed(const Pairs& pairs);

// The policy as the case would read it, or its mistakes.
struct ReadPolicy {
  std::optional<policy::PolicySpec> policy;
  std::string problem;
};
ReadPolicy as_read(const Visit& visit, const policy::PolicySpec& drafted);

}  // namespace entente::desk
