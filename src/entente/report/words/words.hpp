// The words of the brief: numbers, dates and likelihoods as a reader meets
// them. All text here is plain; `escape` makes it safe to stand in HTML.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/core/day.hpp"
#include "entente/record/act.hpp"

namespace entente::report {

// & < > " ' as references; right-to-left text in an isolate (UAX 9).
std::string escape(std::string_view text);

// A probability as a whole percent: "58%"; "<1%" below .01, ">99%" above .99.
std::string percent(double probability);
// A counted share as a whole percent; 0% and 100% only when exact.
std::string share(double value);
// "51–66%", "<1–3%"
std::string percent_band(double low, double high);

// ICD 203 words for coming events only, by the whole percent that is printed
// beside them, so that the two never disagree. A lower edge belongs to the word
// above it: 20 % is "unlikely". Below 1 % and above 99 % the outer words stay.
// Expects: 0 <= probability <= 1.
std::string likelihood(double probability);

// The same as a predicate: "is likely", "has a roughly even chance", "has
// almost no chance".
struct Predicate {
  std::string verb, words;
};
Predicate predicate(double probability);

// 0 contradicted .. 4 supported; nothing for "cannot be asked".
std::optional<int> place_on_ruler(std::string_view verdict);

// "1,622"
std::string thousands(long value);
// "nine" up to twelve, digits beyond.
std::string small_number(long value);
// "no concessions", "1 concession", "1,622 acts"; an article before `one` is
// dropped.
std::string count_of(long n, std::string_view one, std::string_view many);
// A rate ratio: "×0.94", "×12"; "×>100" beyond a hundred.
std::string ratio(double value);
// The same with one decimal, for thresholds: "×1.7".
std::string coarse_ratio(double value);
// A number with so many decimals, a true minus sign, never "-0".
std::string fixed(double value, int decimals);
// The same with a plus above zero; "0.0" where it rounds to that.
std::string signed_number(double value, int decimals);

// "provocation" of "a provocation".
std::string without_article(std::string_view one);

// "a drill", "an Indian patrol", "an hour", "a union": by the sound of the
// first word, as far as its letters tell.
std::string with_article(std::string_view one);

// "1 day", "634 days", "1,211 days"
std::string days_in_words(long days);
// "9 Jun 2020"; "Aug 1976" and "1980" where the day is not known.
std::string short_date(Day day,
                       record::Precision precision = record::Precision::day);
// "a", "a and b", "a, b and c"
std::string listed(const std::vector<std::string>& items);
// The first letter made small, unless the word is a name or an abbreviation
// by its second letter ("ICBM test" stays).
std::string lower_first(std::string_view text);
std::string upper_first(std::string_view text);
// At most `limit` bytes, cut at a space, with an ellipsis where it was cut.
std::string shortened(std::string_view text, std::size_t limit);

}  // namespace entente::report
