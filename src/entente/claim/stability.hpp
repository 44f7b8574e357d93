// Step 4 of a verdict: whether another choice would have given another word.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "entente/claim/draft.hpp"
#include "entente/claim/judged.hpp"

namespace entente::claim {

struct StabilityRow {
  std::string name;
  Word word = Word::unresolved;  // after the cap
  double probability = 0;
  double mc_error = 0;          // of the probability, by the row's null
  double log_rr60 = 0, se = 0;  // corrected by the row's own null
  Interval interval;
  RowRole role = RowRole::variant;
  double before = 1.0 / 3;  // probability of the claim beforehand
  // The earlier row, or "as defined", that is the same specification on this
  // record; such a row does not count.
  std::string same_as;
  // Another word, by more than two errors of the row's null; of any act in
  // sixty days: it points the other way.
  enum class Flip { no, yes } flip = Flip::no;
  std::vector<double> null_estimates;  // by which specifications are compared
};

// A question is told from another by what it makes of the record and of the
// same simulated histories: those of one seed and theme are the same draws.
bool same_question(const StabilityRow& a, const StabilityRow& b);

// Fills `same_as` and `flip` of rows judged beside `main`, a row of its own.
void compare_rows(const StabilityRow& main, std::vector<StabilityRow>& rows);

// What the rows make of the word. Rows that are the same as another do not
// count, and any act in sixty days counts for its direction alone. "Opposite":
// for where the word is against, or the other way round.
enum class Upset {
  none,
  day,       // an opposite word where the acts are moved by a day
  any_act,   // any act in sixty days makes the claim likelier where the word is
             // against it, or less likely where it is for it
  opposite,  // opposite words on more than one row in ten
  flips,     // other words on more than one row in four
};
struct Stability {
  Upset upset = Upset::none;
  // Whether chance in the rows' nulls could have decided otherwise.
  enum class Chance { settled, open } chance = Chance::settled;
};
Stability stability_of(Word word, const std::vector<StabilityRow>& rows);

}  // namespace entente::claim
