// What policies are compared on, as an analyst writes it.
#pragma once

#include <string>
#include <vector>

#include "entente/core/diagnostic.hpp"

namespace entente::decide {

// How an outcome is read off a future.
enum class Measure {
  days,        // days with an act of the group
  acts,        // acts of the group
  sizes,       // sum of the acts' weights
  lines_open,  // share of days on which some line at risk is open; no group
  happens,     // 1 where there is a day with an act, else 0: forecasts' items
};

// An outcome over the horizon. `part_of`: the group is a kind of day of
// another, drawn with that one's days, as in forecasts.
struct OutcomeSpec {
  std::string id;     // "missile-days"
  std::string title;  // "Days with a ballistic missile test"
  Measure measure = Measure::days;
  std::string group;
  std::string part_of;
  // What our side gives or does, counted beside what it changes.
  bool cost = false;
  Place place, group_place, part_of_place;
};

// Weight of one unit of an outcome in a loss; negative where more is better.
struct WeightSpec {
  std::string outcome;
  double weight = 0;
  Place place;
};

// Somebody's loss: sum over outcomes of weight times outcome.
struct ProfileSpec {
  std::string id, title, holder;
  std::vector<WeightSpec> weights;
  Place place;
};

struct DecideSpec {
  std::vector<int> days = {365,
                           730};  // horizons; policies are ranked by the last
  std::vector<OutcomeSpec> outcomes;
  std::vector<ProfileSpec> profiles;
};

}  // namespace entente::decide
