// Which act of the record an event of the data is: one between the same actors,
// of its kind, within two days.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "entente/candidates/event.hpp"
#include "entente/record/act.hpp"

namespace entente::candidates {

constexpr int kDaysApart = 2;

// Whether these actors ("ALB+BOR") are those of the act: each side shares one
// with its side. An act without a target fits any.
bool same_dyad(std::string_view actor,
               std::string_view target,
               const record::Act& act);

class Matching {
 public:
  // The record outlives it.
  explicit Matching(const record::Record& record);

  // The nearest in time, the first by id of two as near; null: none. `also`:
  // kinds besides `kind` that it may have.
  const record::Act* nearest(Day day,
                             std::string_view actor,
                             std::string_view target,
                             std::string_view kind,
                             const std::vector<std::string>& also) const;

 private:
  const record::Record* record_;  // by day
};

}  // namespace entente::candidates
