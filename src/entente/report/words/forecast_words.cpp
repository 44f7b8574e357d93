#include "entente/report/words/forecast_words.hpp"

#include <cmath>

#include <fmt/format.h>

#include "entente/report/words/words.hpp"

namespace entente::report {

const Json* first_item(const Json& forecast) {
  const Json& items = part(forecast, "items");
  return items.empty() ? nullptr : &items.front();
}

namespace {

const Json* entry(const Json& list, std::string_view id, long horizon) {
  for (const Json& one : list) {
    if (text(one, "id") == id && whole(one, "horizon") == horizon) return &one;
  }
  return nullptr;
}

}  // namespace

const Json* item_at(const Json& forecast, std::string_view id, long horizon) {
  return entry(part(forecast, "items"), id, horizon);
}

const Json* record_at(const Json& forecast, std::string_view id, long horizon) {
  return entry(part(forecast, "track_record"), id, horizon);
}

std::string skill_words(const Json& record, Count count) {
  const long n = whole(record, "origins");
  const auto skill = maybe(record, "skill");
  if (n == 0) return "never scored";
  const std::string of = count == Count::said
                             ? ", " + count_of(n, "a forecast", "forecasts")
                             : std::string();
  if (!skill) return "no skill can be counted" + of;
  const double low = number(record, "skill_low", *skill);
  const double high = number(record, "skill_high", *skill);
  const auto points = [](double v) { return fixed(100 * v, 0); };
  const std::string band =
      fmt::format("(95% {} to {}){}", points(low), points(high), of);
  if (flag(record, "worse_than_base")) {
    return fmt::format("worse than the base rate by {}% {}",
                       points(std::fabs(*skill)), band);
  }
  if (std::lround(100 * *skill) == 0) return "as good as the base rate " + band;
  return fmt::format("{}% better than the base rate {}{}", points(*skill), band,
                     low <= 0 ? ": a tie" : "");
}

std::string likelihood_words(const Json& item) {
  const double p = number(item, "probability");
  std::string out = fmt::format("{} ({}", likelihood(p), percent(p));
  if (maybe(item, "low") && maybe(item, "high")) {
    out += "; " + percent_band(number(item, "low"), number(item, "high"));
  }
  return out + ")";
}

std::string against_base(double probability, double base_rate) {
  const double gap = probability - base_rate;
  if (std::fabs(gap) < 0.03) return "about as likely as usual";
  return gap > 0 ? "more likely than usual" : "less likely than usual";
}

}  // namespace entente::report
