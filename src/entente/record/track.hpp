// Tracks: states with spells, such as a hotline that is open or cut.
#pragma once

#include <string>
#include <vector>

#include "entente/record/act.hpp"

namespace entente::record {

// How a track follows from acts. A hotline: `line` names it, and the rule of
// the codebook gives its state. Any other track follows from acts without a
// line: opened by acts of `opening_kinds` or `opening_ids`, shut by those of
// `closing_kinds` or `closing_ids`, or, where `lasts_to_end`, by the end of the
// act itself.
struct Track {
  std::string name;   // e.g. "harbour-masters"
  std::string title;  // e.g. "Harbour masters"
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
  std::size_t act = 0;    // that began it
  bool dated = true;      // to a day, though the day may not be verified
  bool day_known = true;  // dated and verified
};

enum class Eligible { all, fit };  // all that is shown, or what a fit reads

// Spells of a track from its first act to `last`.
std::vector<Spell> spells(const Track& track,
                          const Record& record,
                          Eligible eligible,
                          Day last);

}  // namespace entente::record
