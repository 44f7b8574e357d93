#include "entente/claim/stability.hpp"

#include <algorithm>
#include <cmath>

namespace entente::claim {
namespace {

constexpr double kOppositeShare = 0.10;
constexpr double kFlipShare = 0.25;
constexpr double kSame = 1e-6;  // of log RR60: rounding, and no more
// A row has another word where it lies beyond the word's edge by more than two
// of its errors; chance could have told it so from none to four.
constexpr double kTold = 2, kLeast = 0, kMost = 4;

bool is_for(Word word) {
  return word == Word::leans_for || word == Word::supported;
}
bool is_against(Word word) {
  return word == Word::leans_against || word == Word::contradicted;
}

bool beyond(double distance, const StabilityRow& row, double errors) {
  return distance > errors * row.mc_error;
}

bool flips(Word word, const StabilityRow& row, double errors) {
  const bool asked = row.word != Word::cannot_be_asked;
  if (!asked || word == Word::cannot_be_asked) return row.word != word;
  return beyond(distance_to(word, row.probability), row, errors);
}

bool opposes(Word word, const StabilityRow& row, double errors) {
  if (row.word == Word::cannot_be_asked) return false;
  if (is_for(word)) return beyond(0.20 - row.probability, row, errors);
  if (is_against(word)) return beyond(row.probability - 0.80, row, errors);
  return false;
}

// Whether any act in sixty days points the other way, with `errors` of its null
// to spare.
bool turns(Word word, const StabilityRow& row, double errors) {
  const double away = is_for(word)       ? row.before - row.probability
                      : is_against(word) ? row.probability - row.before
                                         : -1;
  return beyond(away, row, errors);
}

Upset upset_at(Word word,
               const std::vector<StabilityRow>& rows,
               double errors) {
  double all = 0, opposite = 0, other = 0;
  bool day = false, turned = false;
  for (const StabilityRow& row : rows) {
    if (!row.same_as.empty()) continue;
    if (row.role == RowRole::any_act) {
      turned = turned || turns(word, row, errors - kTold);
      continue;
    }
    ++all;
    const bool against = opposes(word, row, errors);
    opposite += against ? 1 : 0;
    other += flips(word, row, errors) ? 1 : 0;
    day = day || (against && row.role == RowRole::a_day_apart);
  }
  if (day) return Upset::day;
  if (turned) return Upset::any_act;
  if (opposite > kOppositeShare * all) return Upset::opposite;
  return other > kFlipShare * all ? Upset::flips : Upset::none;
}

}  // namespace

bool same_question(const StabilityRow& a, const StabilityRow& b) {
  const std::size_t shared =
      std::min(a.null_estimates.size(), b.null_estimates.size());
  const auto near = [](double x, double y) {
    return std::abs(x - y) < kSame || (std::isnan(x) && std::isnan(y));
  };
  return std::equal(a.null_estimates.begin(),
                    a.null_estimates.begin() + static_cast<long>(shared),
                    b.null_estimates.begin(), near);
}

void compare_rows(const StabilityRow& main, std::vector<StabilityRow>& rows) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    StabilityRow& row = rows[i];
    if (same_question(row, main)) row.same_as = main.name;
    for (std::size_t k = 0; k < i && row.same_as.empty(); ++k)
      if (same_question(row, rows[k])) row.same_as = rows[k].name;
    const bool other =
        row.same_as.empty() &&
        (row.role == RowRole::any_act ? turns(main.word, row, 0)
                                      : flips(main.word, row, kTold));
    row.flip = other ? StabilityRow::Flip::yes : StabilityRow::Flip::no;
  }
}

Stability stability_of(Word word, const std::vector<StabilityRow>& rows) {
  Stability out;
  out.upset = upset_at(word, rows, kTold);
  const bool ever = upset_at(word, rows, kLeast) != Upset::none;
  const bool always = upset_at(word, rows, kMost) != Upset::none;
  if (ever != always) out.chance = Stability::Chance::open;
  return out;
}

}  // namespace entente::claim
