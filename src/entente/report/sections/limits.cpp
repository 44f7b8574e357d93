#include "entente/report/sections/limits.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "entente/core/from_to.hpp"
#include "entente/report/words/words.hpp"

namespace entente::report {

namespace {

struct Range {
  double nearest = 0, farthest = 0;  // from "no effect", as rate ratios
  long claims = 0;
};

Range range_of(const Json& claims, std::string_view form, const char* key) {
  Range range;
  for (const Json& claim : claims) {
    const auto smallest = maybe(part(claim, "estimate"), key);
    if (text(claim, "form") != form || !smallest || *smallest <= 0) continue;
    const auto size = [](double ratio) { return std::fabs(std::log(ratio)); };
    if (range.claims == 0 || size(*smallest) < size(range.nearest))
      range.nearest = *smallest;
    if (range.claims == 0 || size(*smallest) > size(range.farthest))
      range.farthest = *smallest;
    ++range.claims;
  }
  return range;
}

std::string range_words(const Range& range) {
  return from_to(coarse_ratio(range.nearest), coarse_ratio(range.farthest));
}

// "The smallest true increase that this record would show as “leans for” in
// four records of five is ×1.4 to ×2.4, as “supported” ×1.9 to ×3.7."
std::string smallest_sentence(const Json& claims,
                              std::string_view form,
                              const char* change) {
  const Range leaning = range_of(claims, form, "smallest_leaning");
  if (leaning.claims == 0) return "";
  const Range supported = range_of(claims, form, "smallest_supported");
  return fmt::format(
      "The smallest true {} that would be called “leans for” in four records "
      "of five is {}{}{}.",
      change, range_words(leaning),
      leaning.claims == 1 ? "" : " over the claims",
      supported.claims == 0
          ? std::string()
          : fmt::format("; “supported”, {}", range_words(supported)));
}

std::string errors_sentence(const Json& rates) {
  long records = 0, strong = 0, leaning = 0;
  if (!rates.is_array()) return "";
  for (const Json& rate : rates) {
    records += whole(rate, "records");
    strong += whole(rate, "wrong_strong");
    leaning += whole(rate, "wrong_leans");
  }
  if (records == 0) return "";
  const double n = double(records);
  return fmt::format(
      "On {} of this size whose truth is known the word was “supported” or "
      "“contradicted” and wrong {} ({}), and leaning or stronger and wrong {} "
      "({}).",
      count_of(records, "a simulated record", "simulated records"),
      strong == 1 ? "once" : thousands(strong) + " times",
      share(double(strong) / n),
      leaning == 1 ? "once" : thousands(leaning) + " times",
      share(double(leaning) / n));
}

}  // namespace

std::string limits_words(const Context& context) {
  const Json& claims = part(part(context.results, "claims"), "claims");
  std::string out;
  for (const std::string& sentence :
       {smallest_sentence(claims, "above", "increase"),
        smallest_sentence(claims, "below", "decrease"),
        errors_sentence(part(context.results, "error_rates"))}) {
    if (sentence.empty()) continue;
    if (!out.empty()) out += ' ';
    out += sentence;
  }
  return out;
}

}  // namespace entente::report
