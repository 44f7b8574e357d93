// Policies as an analyst writes them: what our side does, for each of its
// groups, instead of answering as it has answered.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "entente/core/day.hpp"
#include "entente/core/diagnostic.hpp"

namespace entente::policy {

// A text with its place.
struct Named {
  std::string text;
  Place place;
};

// Acts of one group of ours: on every day on which `when` is above zero and
// `unless` is not, at most one in `every` days; or on the days of `on`.
// Conditions are terms (theory::Grammar::condition), which see the record as
// our side sees it.
struct RuleSpec {
  Named group;
  double size = 1;  // weight of the act, 1 to 5
  Place size_place;
  Named when;     // empty: on every day
  Named unless;   // empty: never held back
  int every = 0;  // [days]; 0 for dated acts
  std::vector<Day> on;
  std::vector<Place> on_places;
  bool besides_law = false;  // the group's law acts as well
  Place place;
};

// What becomes of the acts of an announced group that the horizon already
// holds. One that is not held is called off `days_before` its first day, on
// which `held` is read; it then counts as an act of `cut_group` of weight
// `cut_size`, or, where that is zero, happens silently.
struct ScheduleSpec {
  Named group;
  Named held;                // "always", "never" or a condition
  std::vector<Span> except;  // none is held that begins in these days
  std::vector<Place> except_places;
  Named cut_group;
  double cut_size = 0;
  Place cut_size_place;
  int days_before = 0;
  Place place;
};

struct PolicySpec {
  std::string id;  // the file's name without .toml
  std::string title;
  std::string argument;
  std::string holders;
  std::string quote;             // the words of who says it, or empty
  std::vector<Named> never;      // groups whose law does not act
  std::vector<Named> as_fitted;  // said aloud; so is a group not named at all
  std::vector<RuleSpec> rules;   // a group that has rules does nothing else
  std::vector<ScheduleSpec> schedules;
  Place place;
};

// Whether every group of ours goes on as fitted, and every drill as scheduled:
// what other policies are compared with.
bool moves_nothing(const PolicySpec& spec);

}  // namespace entente::policy
