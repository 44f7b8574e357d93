// What a policy moves, and what comes to rest under it.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "entente/policy/spec.hpp"
#include "entente/theory/panel.hpp"

namespace entente::policy {

using Names = std::set<std::string>;

// A condition without mistakes, as a term.
theory::Term term_of(const Named& condition, const theory::Setting& setting);

// Groups whose acts some law of the base model or of a theory reads.
Names groups_read_by(const theory::Setting& setting,
                     const std::vector<theory::TheorySpec>& theories);

// Do futures hold acts of the group: has it a law, is it
// announced, or are its days those of other groups?
bool is_simulated(const std::string& group, const theory::Setting& setting);

// A term of the base model or of a theory, and a group that it reads of which
// futures hold no act: its part of an effect is missing from every difference
// of policies.
struct Unmoved {
  std::string term, group;
  Place place;
};
std::vector<Unmoved> unmoved_terms(
    const theory::Setting& setting,
    const std::vector<theory::TheorySpec>& theories);

// Groups that a policy speaks of otherwise than as fitted.
Names groups_decided(const PolicySpec& policy);

// Can a rule fire once the groups `gone` have not acted for ages?
bool can_fire(const RuleSpec& rule,
              const Names& gone,
              const theory::Setting& setting);

// Whether the days of `on` or of a span lie in the record by now.
bool is_over(Day day, const theory::Setting& setting);

// Whether all that the policy decides is over: from here on it changes nothing.
bool is_over(const PolicySpec& policy, const theory::Setting& setting);

// Groups of ours that do nothing under the policy: silenced without a rule that
// can fire, or never held, and no cut counts as their act.
Names gone_under(const PolicySpec& policy, const theory::Setting& setting);

}  // namespace entente::policy
