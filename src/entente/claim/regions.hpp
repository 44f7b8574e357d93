// Regions of a rate ratio, words, and what a record of this size can say.
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <string>

#include "entente/claim/spec.hpp"

namespace entente::claim {

constexpr double kEdge = 1.25;  // regions: below 1/1.25, none, above 1.25

// Posterior probabilities of (below 1/edge, practically none, above edge) of
// exp(x), given an estimate ~ N(x, error^2) and the prior N(0, scale^2)
// reweighted so that each region holds 1/3 before the data.
std::array<double, 3> regions(double estimate,
                              double error,
                              double scale,
                              double edge = kEdge);

// Of the region that a claim of this form asserts; in [0, 1].
double probability_of(Form form, const std::array<double, 3>& regions);

enum class Word {
  supported,
  leans_for,
  unresolved,
  leans_against,
  contradicted,
  cannot_be_asked,
};
// >= .95, >= .80, else, <= .20, <= .05.
Word word_of(double probability);
// The word on the other side of the nearest edge between two words, where that
// is nearer than `distance`.
std::optional<Word> word_within(double probability, double distance);
// What our side chose may have been chosen because of what the record does not
// hold: no stronger than "leans", either way.
Word capped(Word word);
std::string text_of(Word word);

// The estimate at which a claim of this form has probability q: the region's
// probability grows (above, not below) or falls (below, not above) with it.
double estimate_at(Form form, double q, double error, double scale);

// The rate ratio that this rule would call so at 80 % power: exp(e_q + .8416
// se) for above and not below, exp(e_q - .8416 se) for below and not above.
double smallest_effect(Form form, double q, double error, double scale);

// E-value of exp(|log_rr|) (VanderWeele, Ding 2017, Ann. Intern. Med. 167,
// eq. 1): RR + sqrt(RR (RR - 1)).
double e_value(double log_rr);

// The edge between the region that the form asserts and the others [log RR60].
double edge_of(Form form);

// What an unseen confounder must have to move the word: E-values for the edge
// of the form's region instead of for no effect (VanderWeele, Ding 2017, "a
// non-null threshold"), so RR is the ratio of the estimate and the edge.
struct EValues {
  double estimate = 1;   // moves the estimate onto the edge
  double interval = 1;   // moves the nearer end of the interval onto it; 1
                         // where the interval holds the edge
  double no_effect = 1;  // moves that end onto a ratio of 1; 1 where the
                         // interval holds it
};
EValues e_values(Form form, double estimate, double low, double high);

// How many acts in all until the word is at least "leans" either way, each
// saying what those of the record say: probability(factor) is the claim's with
// so many times as many. 0 when it leans already, -1 when ten thousand times
// as many would not do.
double acts_to_decide(const std::function<double(double)>& probability,
                      double acts);

}  // namespace entente::claim
