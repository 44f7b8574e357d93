// Tracks: states with spells, such as a hotline that is open or cut.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "entente/record/act.hpp"
#include "entente/record/group.hpp"

namespace entente::record {

// How a track follows from acts. A hotline: `line` names it, and the rule of
// the codebook gives its state. Any other track follows from acts without a
// line: opened by acts of `opening_kinds` or `opening_ids`, shut by those of
// `closing_kinds` or `closing_ids`, or, where `lasts_to_end`, by the end of the
// act itself.
struct Track {
  std::string name;   // e.g. "panmunjom-redcross"
  std::string title;  // e.g. "Panmunjom"
  std::string line;   // empty: not a hotline
  std::vector<std::string> opening_kinds, closing_kinds;
  std::vector<std::string> opening_ids, closing_ids;
  bool lasts_to_end = false;  // acts with a last day of their own only
  std::vector<std::string> actors_any;  // only acts of one of these
  std::string summary_names;            // only acts whose summary holds this
  std::vector<std::string> packages;    // deal in force: acts of these packages
  bool at_risk = false;  // one of the lines that the groups cut and restoration
                         // can act on
  std::string note;
  Place place;
};

enum class State { none, open, cut, unanswered };

// A spell [from, to]; the last spell ends with the record.
struct Spell {
  State state = State::none;
  Span span;
  std::size_t act = 0;  // that began it
  bool day_known = true;
};

enum class Eligible { all, fit };  // all that is shown, or what a fit reads

// Spells of a track from its first act to `last`.
std::vector<Spell> spells(const Track& track,
                          const Record& record,
                          Eligible eligible,
                          Day last);

// What came after something: the days of one kind of act within some days.
struct Following {
  int days = 0;                    // act-days in (after, after + within]
  std::optional<int> first_after;  // days to the first of them
  bool whole = true;  // false: the record ends before the days have passed
};

// Counts the act-days in the `within` days after `after`; `last` is the last
// day of the record.
Following followed(std::span<const ActDay> days,
                   Day after,
                   int within,
                   Day last);

// Share of the days of `origins` from which at least one act-day follows
// within `within` days: what `followed` is to be compared with. Origins whose
// following days are not all on record do not count; nothing when none is left.
std::optional<double> share_followed(std::span<const ActDay> days,
                                     Span origins,
                                     int within,
                                     Day last);

}  // namespace entente::record
