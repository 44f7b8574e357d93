// What an analyst writes about models: tiers, laws, treatments, theories.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "entente/core/day.hpp"
#include "entente/core/diagnostic.hpp"

namespace entente::theory {

// Nuisance of groups with at least `from_acts` outcome acts in the window.
struct Tier {
  int from_acts = 0;
  int harmonics = 0;
  bool eras = false;
  bool density = false;
  std::vector<double> memory;  // half-lives of self-excitation [days]
};

// A group that has a law of its own. alpha ~ N(log(per_year/365.25),
// (log factor)^2).
struct LawSpec {
  std::string group;
  double acts_per_year = 1;
  double within_factor = 3;
  std::optional<int> tier_as_if_acts;  // by decision, instead of the count
  std::string title;                   // one line for what it is
  bool variant = false;  // of stability rows: its acts stay in the density
  Place place;
};

// A term of the base model or of our responses, by its text.
struct NamedTerm {
  std::string text;  // e.g. "recent(concession, 30)"
  Place place;
};

struct Era {
  std::string name;
  Span span;
};

// What the density counts: acts of the record by the class of their sources, or
// the machine-coded events of daily.csv, or these events' mean Goldstein score.
enum class DensityOf { acts, events, goldstein };

// A day of daily.csv over those of its rows that are asked for.
struct DailySum {
  Day day = 0;
  double events = 0;
  double scored = 0;     // events that have a Goldstein score
  double goldstein = 0;  // the sum of these scores, each -10 to 10
};

// Which rows of daily.csv; an empty list or text asks for any.
struct DailyChoice {
  std::string source;  // "icews"
  std::vector<std::string> actors, targets, quads;
  Place place;
};

// Source density. Of acts or events: log((1 + n) / (1 + n0)), n = how many in
// the trailing days, without the day itself, n0 = its mean over the window; of
// acts those of `classes`, of groups neither modelled nor tested. Of Goldstein
// scores: their mean over the trailing days less its mean over the window
// [points]. See theory/density.hpp.
struct DensitySpec {
  DensityOf of = DensityOf::acts;
  std::vector<std::string> classes;
  std::vector<std::string> groups;  // that it enters; empty: none
  int trailing_days = 365;
  DailyChoice choice;
  std::vector<DailySum> daily;           // ascending
  Span daily_days{kLastDay, kFirstDay};  // that daily.csv speaks of
};

// A named set of calendar entries, for near(event, before, after).
struct EventSpec {
  std::string name;
  std::vector<std::string> kinds;     // calendar kinds
  std::vector<std::string> contains;  // parts of the entry's name; empty: any
  Place place;
};

// A group whose act days are those of other groups taken together; where a
// model speaks of a part, the parts are simulated and the whole follows.
struct UnionSpec {
  std::string whole;
  std::vector<std::string> parts;
  Place place;
};

struct ModelSpec {
  std::vector<UnionSpec> unions;
  std::vector<Tier> tiers;  // from most acts to fewest
  std::vector<LawSpec> laws;
  std::vector<NamedTerm> treatments;
  std::vector<NamedTerm> responses;  // lagged theirs, in laws of ours and talks
  std::vector<std::string> reacting;  // groups whose laws read `responses`
  std::vector<Era> eras;
  std::vector<Day> breaks;  // stability row only
  std::vector<EventSpec> events;
  DensitySpec density;
  double harmonic_sd = 0.4;
  double era_sd = 0.5;
  double density_sd = 0.5;
  double break_sd = 0.5;
  double median_ratio = 1.2;  // of RR60, of a signed effect
  int lag_other = 2;          // days until acts of the other side are visible
  int lag_own = 1;
};

// The era of a day: its index (the first where none holds the day), and its
// days (all days where none does).
std::size_t era_index(const ModelSpec& model, Day day);
Span era_span(const ModelSpec& model, Day day);

enum class Sign { raises, lowers, either };

// One signed effect of a theory.
struct EffectSpec {
  std::string outcome;
  std::string term;
  Sign sign = Sign::raises;
  std::string reason;
  Place place;
};

struct TheorySpec {
  std::string id;  // the file's name without .toml
  std::string title;
  std::string argument;
  std::string holders;
  std::vector<EffectSpec> effects;
  std::optional<std::vector<double>> memory;  // instead of the tier's
  Place place;
};

}  // namespace entente::theory
