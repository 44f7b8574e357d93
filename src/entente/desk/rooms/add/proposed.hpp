// A change as it would stand in the files: what the case would be with it, or
// what is wrong; and the change that writes just that.
#pragma once

#include <memory>
#include <string>

#include "entente/desk/rooms/add/wanted.hpp"

namespace entente::desk {

// A mistake in the program's words, and the field of the form where it was
// typed; empty where it stands elsewhere.
struct FieldMistake {
  std::string field, label, text;
};

struct Proposed {
  Wanted wanted;
  casefile::Files before, after;  // the files that differ
  std::vector<FieldMistake> mistakes;
  bool is_stale = false;  // somebody changed a file since the form was opened
  // Where nothing is missing or wrong:
  std::shared_ptr<const casefile::Case> value;
  keep::Change write;  // whole files, each as it was seen
  std::string looked;  // the same for the same bytes before and after
};

// `pairs`: what the form holds, with what was seen when it was opened.
Proposed proposed_of(const State& state, const Pairs& pairs);

// "acts.csv 9f3c..." of every file that a change may touch, as they stand.
std::vector<std::string> seen_now(const casefile::Files& files);

}  // namespace entente::desk
