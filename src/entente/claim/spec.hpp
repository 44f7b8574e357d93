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
  // Measured: a quantity against a threshold that was fixed beforehand.
  season,           // peak over trough against a flat year
  hazard,           // cuts per open year of a line above a threshold
  hazard_ratio,     // acts a day while a track is open, over those while not
  episode,          // acts of one span beside simulations of that span
  gain,             // what a term adds to forecasts
  policy,           // an outcome under one policy less that under another
  cannot_be_asked,  // by its nature: the record holds no measure of it
};

constexpr bool is_effect(Form form) {
  return form == Form::above || form == Form::below ||
         form == Form::not_above || form == Form::not_below;
}
// Our side chose what is credited: the word is no stronger than "leans".
constexpr bool is_capped(Form form) {
  return is_effect(form) || form == Form::policy;
}
// A law of the claim's outcome is fitted.
constexpr bool has_law(Form form) {
  return is_effect(form) || form == Form::season || form == Form::episode ||
         form == Form::gain;
}

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

// On which side of its threshold a quantity must lie for the claim to hold.
enum class Holds { above, below };

// Acts of the outcome a day while a track is open, over those a day while it
// is not, in the window. The same gamma prior for both.
struct HazardRatioSpec {
  std::string track;
  double threshold = 1;
  Holds holds = Holds::above;
  double prior_acts = 1;   // gamma prior: one act
  double prior_years = 1;  // in a year
  // New starts alone: acts and days with another act of the outcome in the so
  // many days before them are left out; 0: all acts.
  int apart = 0;                // [days]
  std::vector<int> also_apart;  // other choices, shown beside it
};

// Acts of the outcome in a span, beside simulations of it by the base law
// fitted without it.
struct EpisodeSpec {
  Span span;
  Holds holds = Holds::below;  // more or fewer than are simulated
  Place place;
};

// Mean log score of past forecasts of the outcome with the claim's term in its
// law, less that without it.
struct GainSpec {
  std::vector<int> horizons = {30, 90};  // [days]
  double threshold = 0.005;              // [nats a forecast]
  Holds holds = Holds::above;
};

// The claim's outcome, one of [[policies.outcome]], under `policy` less that
// under `rival`: below or above nought over the last of [policies] days.
struct PolicyContrastSpec {
  std::string policy, rival;
  Holds holds = Holds::below;
  Place policy_place, rival_place;
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
  std::optional<HazardRatioSpec> hazard_ratio;
  std::optional<EpisodeSpec> episode;
  std::optional<GainSpec> gain;
  std::optional<PolicyContrastSpec> policy;
  std::string would_need;  // where it cannot be asked: what it would take
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
