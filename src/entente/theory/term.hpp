// Terms: functions of the acts before a day, and of nothing else. No free
// parameter stands inside a term; a term's column is computed once.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "entente/core/diagnostic.hpp"
#include "entente/record/group.hpp"
#include "entente/record/track.hpp"

namespace entente::theory {

enum class Op {
  number,
  recent,     // recent(group, half-life): decaying sum of weights
  within,     // within(group, days): 1 when an act is at most so long visible
  since,      // since(group): days since the last visible act
  in,         // in(track, state): 1 while the track is in the state
  under_way,  // under_way(group): 1 while an act of the group lasts
  near,       // near(event, before, after): 1 around the days of an event
  add,
  subtract,
  multiply,
  min,
  max,
  above,  // 1 where the left is above the right, else 0; conditions only
  below,
  at_least,
  at_most,
  log1p,
};

// A parsed term: a leaf with its arguments, or an operation on two terms (one
// for log1p).
struct Term {
  Op op = Op::number;
  std::string name;  // group, track or event
  double first = 0;  // number | half-life | days | before
  double second = 0;
  record::State state = record::State::none;
  std::vector<Term> operands;
};

// What a term may name.
struct Vocabulary {
  std::vector<std::string> groups;
  std::vector<std::string> tracks;
  std::vector<std::string> events;
};

// What a text may say. An effect is measured over sixty days and is a number
// for every history; a condition of a policy asks whether something is so: its
// windows and half-lives may be of any length, and two sums may be compared by
// >, <, >= and <= (1 where it holds, else 0).
enum class Grammar { effect, condition };

// Reads a term such as "recent(unscheduled drill, 20)" or
// "0.5 * recent(talks, 30) + within(summit, 60)". A mistake is added to
// `out` with its column counted from `place`; the term is then a number 0.
// Refused in an effect beside bad spelling: half-lives below 14 days, windows
// over 60 days in within(), brackets nested nine times, and what is not a
// number for every history (log1p of a term that can reach -1).
Term parse_term(std::string_view text,
                const Place& place,
                const Vocabulary& vocabulary,
                Diagnostics& out,
                Grammar grammar = Grammar::effect);

// The least and the greatest value that a term can take in any history.
struct Range {
  double low = 0;
  double high = 0;
};
Range range_of(const Term& term);
// Of add, subtract, multiply, min or max of two values within these ranges.
Range combined(Op op, const Range& a, const Range& b);

// The one leaf of a term that is nothing but a leaf, else null: RR60 is
// defined for those alone.
const Term* leaf(const Term& term);

// Groups whose acts the term reads.
std::set<std::string> groups_read(const Term& term);

}  // namespace entente::theory
