// What an analyst writes about a claim.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "entente/core/day.hpp"
#include "entente/core/diagnostic.hpp"

namespace entente::claim {

enum class Form {
  above,      // RR60 > 1.25
  below,      // RR60 < 0.8
  not_above,  // RR60 <= 1.25
  not_below,  // RR60 >= 0.8
  season,     // measured: peak over trough against a flat year
  hazard,     // measured: cuts per open year of a line above a threshold
};

// A stability row that only this claim has; what is not set stays.
struct RowSpec {
  std::string name;
  std::string outcome;    // another outcome group
  std::string treatment;  // another tested term
  Place treatment_place;
  std::optional<Day> from;
  std::optional<Span> without;       // days left out of the likelihood
  std::string without_before_first;  // group: leave out `days_before` days
  int days_before = 0;               // before each of its first acts
  std::string without_around_ends;   // track: leave out `days_around` days on
  int days_around = 0;               // both sides of each end of an open spell
  Place place;
};

// A measured hazard: cuts of one line per open year, since `from`.
struct HazardSpec {
  std::string track;
  Day from = 0;
  double threshold = 0.2;      // [cuts per open year]
  double prior_shape = 1;      // gamma prior: one cut
  double prior_years = 10;     // in ten open years
  std::vector<Day> also_from;  // starts shown beside it
};

struct ClaimSpec {
  std::string id;        // "2", "5-late"; from the file
  std::string title;     // "Concessions embolden"
  std::string sentence;  // the claim, in one sentence of ours
  std::string says;      // who says it
  std::string quote;     // the essay's own sentence, may be empty
  std::string about;     // what is asserted, in a word: "gifts"; may be empty
  Form form = Form::above;
  std::string outcome;
  std::string treatment;              // the tested term
  std::string acts;                   // of the groups it reads, the one whose
                                      // acts the claim is about; may be empty
                                      // where it reads one, or none
  std::vector<std::string> replaces;  // terms of the model it stands in for
  std::vector<std::string> with;      // further columns instead of those
  std::vector<std::string> beside;    // terms that read tested acts on purpose
  Place outcome_place, treatment_place, acts_place;
  std::vector<Place> replaces_places, with_places, beside_places;
  std::string definition, confounders, published, undo;
  std::vector<RowSpec> rows;
  std::optional<HazardSpec> hazard;
  Place place;
};

// How often the rule was wrong on simulated records whose truth is known; a
// result that a case ships, so that its brief can print it.
struct ErrorRate {
  std::string claim;
  std::string world;  // what was simulated, in words
  double ratio = 1;   // the true rate ratio
  int records = 0;
  int wrong_strong = 0;  // supported where false, contradicted where true
  int wrong_leans = 0;   // the same at "leans" or stronger
  std::string commit;    // of the program that counted
};

}  // namespace entente::claim
