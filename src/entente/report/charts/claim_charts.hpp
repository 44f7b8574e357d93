// Pictures of one claim, drawn from its results alone.
#pragma once

#include <string>
#include <string_view>

#include "entente/report/words/context.hpp"

namespace entente::report {

// Five squares, the verdict's filled; empty for "cannot be asked".
std::string ruler_svg(std::string_view verdict);

// Which of below / none / above a claim asserts.
struct Asserted {
  bool below = false, none = false, above = false;
};
Asserted asserted_by(std::string_view form);

// The three regions as shares of one bar, and below it the estimate with what
// would be seen without any effect in grey.
std::string regions_svg(const Json& claim);
// The same picture in words, for screen readers.
std::string regions_words(const Json& claim);

// One line's estimate with its interval, what would be seen without an effect
// in grey; and the scale above them all.
std::string ratio_mark_svg(const Json& claim);
std::string ratio_axis_svg();

// 2.5 and 97.5 % of the null's estimates, about its median (log ratio).
struct Band {
  double low = 0, high = 0;
};
Band null_band(const Json& claim);

// Rows by name, sorted; the one as defined shaded, those that change the word
// hollow. Empty when there are none.
std::string stability_svg(const Json& claim);
// Estimates of simulated records without the effect, one dot each.
std::string null_svg(const Json& claim);
// The 60 days after one act, a triangle for each day of the outcome.
std::string followed_svg(Day day, const Json& followed);
// What a measured claim measured, by its form: rate by month against the year's
// mean; counts of the simulations of an episode; else the quantity with its
// interval and threshold. Empty where nothing was measured.
std::string measured_svg(const Json& claim);

}  // namespace entente::report
