// One act: which groups take it and by which selector, why the others do not,
// and what reads it there.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/doubt/reading.hpp"

namespace entente::doubt {

// An act and a group of the case. `clause` counts the group's select from 0;
// where none takes the act (no_group), it is the one that the act misses by the
// fewest conditions, and `missed` holds these by their keys in case.toml.
struct GroupTake {
  std::size_t group = 0;
  Fate fate = Fate::no_group;
  std::size_t clause = 0;
  std::vector<std::string_view> missed;
};

// What reads an act, and as what: "outcome provocation", "tested recent(gift,
// 30)", "beside recent(talks, 30)", "track harbour line".
struct Reader {
  std::string id, title;
  std::vector<std::string> parts;
};

struct ActReading {
  std::vector<GroupTake> groups;    // every group, in the order of the case
  std::vector<std::string> tracks;  // that it opens or shuts, by name
  std::vector<Reader> claims, forecasts, theories;
};

// `act`: of the_case.record.acts; `panel`: the case's own, of a verdict.
ActReading act_reading(const casefile::Case& the_case,
                       const theory::Panel& panel,
                       std::size_t act);

// What became of the act in a group that takes it: "outside the window
// (2018-01-01 to 2019-12-31)".
std::string fate_words(const casefile::Case& the_case,
                       const record::Act& act,
                       const GroupTake& take);

// Whether a law counts the act among its outcomes; and whether a term can read
// it, which asks neither for coverage nor for lines at risk.
bool counts_as_outcome(Fate fate);
bool is_seen_by_terms(Fate fate);

}  // namespace entente::doubt
