// What the comparison of policies says.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "entente/core/day.hpp"
#include "entente/decide/samples.hpp"
#include "entente/decide/spec.hpp"

namespace entente::decide {

// A measure: an outcome at a horizon [days].
struct MeasureName {
  std::size_t outcome = 0;
  int days = 0;
};

// The base model ("base"), then the theories that are still believed, with
// their shares among themselves (the base model has none).
struct ColumnName {
  std::string id, title;
  double share = 0;
};

// How much of a group a policy has our side do, beside what it did in any
// stretch of the window that is as long as the horizon.
struct Lever {
  std::string group;
  double mean = 0;                           // sum of weights over the horizon
  double record_least = 0, record_most = 0;  // of any such stretch
  double share_of_stretches = 0;  // in which it did so much or so little
  bool beyond = false;            // outside what any stretch holds
};

struct PolicyResult {
  std::string id, title;
  std::vector<std::vector<Summary>> by_column;  // [column][measure]
  std::vector<Summary> mixture;                 // [measure]
  std::vector<Lever> levers;
  double clamped_share = 0;
};

struct Loss {
  Summary mixture;             // of the loss; difference to the first policy
  std::vector<double> regret;  // by theory (columns without the base model)
  double most_regret = 0;
  double p_best = 0;  // under the mixture
  bool tied_with_best = false;
};

struct ProfileResult {
  std::string id;
  std::vector<Loss> losses;  // by policy
  std::size_t best = 0;      // least expected loss under the mixture
  std::size_t minimax_regret = 0;
};

// What would have to be otherwise for `rival` to be as good as `best`.
struct EffectSwap {
  std::string outcome, term;
  double ratio = 1;                    // RR60 now (median of the base model)
  std::optional<double> low, high;     // 80 % of it; none: not worked out
  std::optional<double> ratio_needed;  // none: not within a factor of eight
};
struct Swap {
  std::string profile;
  std::size_t best = 0, rival = 0;
  std::vector<EffectSwap> effects;      // nearest first
  std::optional<double> share_moved;    // none: no shares do
  std::optional<std::size_t> share_to;  // the column that gains them
};

struct Information {
  std::string profile;
  std::string outcome, term;
  double gain = 0, error = 0;  // expected loss avoided, and its standard error
  double highest = 0;          // of knowing all parameters
};

// Policies that no other beats on all of: the first outcome, and every cost.
struct FrontierPoint {
  std::size_t policy = 0;
  std::vector<double> at;  // by outcome of the frontier
  bool dominated = false;
};

struct BackTestWindow {
  Day from = 0;
  std::size_t measure = 0;
  double low80 = 0, low50 = 0, median = 0, high50 = 0, high80 = 0;
  double came = 0;
};
struct BackTest {
  std::size_t measure = 0;
  std::size_t windows = 0;
  double inside50 = 0, inside80 = 0;  // shares
  double low80 = 0, high80 = 1;       // 95 % interval of inside80
};

// How much wider 80 % bands must be by their own record, and how they do with
// levels that move (widening.hpp).
struct Widening {
  int days = 0;
  std::optional<double> factor;  // none: no factor holds 80 %
  std::size_t windows = 0;       // with enough windows before them
  double inside80 = 0, widened = 0;
  std::optional<double> drifting;  // none: levels did not move
};
struct MeasureTried {
  std::size_t measure = 0;
  std::size_t windows = 0;
  double inside80 = 0, widened = 0;
  std::optional<double> drifting;
};

// What may come under the first policy by the base model: 80 % bands of the
// futures, by the law as it is and with levels that move.
struct Level {
  std::size_t measure = 0;
  double low80 = 0, median = 0, high80 = 0;
  double drifting_low80 = 0, drifting_high80 = 0;
};

// A term, and a group that it reads, which no future moves: what policies do
// passes its effect by.
struct Passed {
  std::string term, group;
};

// Policy less rival under the mixture; futures of both share their luck.
struct Contrast {
  std::size_t policy = 0, rival = 0, measure = 0;
  Summary summary;
};

struct Comparison {
  Day from = 0;  // the last day that is known
  int draws = 0, per_draw = 0;
  std::vector<OutcomeSpec> outcomes;
  std::vector<MeasureName> measures;
  std::vector<ColumnName> columns;
  std::vector<PolicyResult> policies;
  std::vector<ProfileResult> profiles;
  std::vector<Contrast> contrasts;  // as they were asked for
  std::vector<FrontierPoint> frontier;
  std::vector<std::size_t> frontier_outcomes;
  std::vector<Swap> swaps;
  std::vector<Information> information;
  std::vector<BackTest> back_tests;
  std::vector<BackTestWindow> back_windows;
  std::vector<Widening> back_widening;   // by horizon
  std::vector<MeasureTried> back_tried;  // by measure that is no cost
  std::optional<double> drift;  // spread of log levels; none: too few windows
  std::vector<Level> levels;    // none where levels do not move
  std::vector<Passed> passed_by;
};

}  // namespace entente::decide
