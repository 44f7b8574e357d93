#include "entente/report/forecast_words.hpp"

#include <cmath>

#include <fmt/format.h>

#include "entente/report/words.hpp"

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

std::string skill_words(const Json& record) {
  const long n = whole(record, "origins");
  const auto skill = maybe(record, "skill");
  if (n == 0) return "never scored";
  if (!skill) {
    return fmt::format("no skill can be counted in {} forecasts", thousands(n));
  }
  const double low = number(record, "skill_low", *skill);
  const double high = number(record, "skill_high", *skill);
  const auto points = [](double v) { return fixed(100 * v, 0); };
  const std::string band =
      fmt::format("95% {} to {}", points(low), points(high));
  if (flag(record, "worse_than_base")) {
    return fmt::format("worse than the base rate by {}% ({}), {} forecasts",
                       points(std::fabs(*skill)), band, thousands(n));
  }
  if (std::lround(100 * *skill) == 0) {
    return fmt::format("as good as the base rate ({}), {} forecasts", band,
                       thousands(n));
  }
  std::string out =
      fmt::format("{}% better than the base rate ({}), {} forecasts",
                  points(*skill), band, thousands(n));
  if (low <= 0) out += ": a tie";
  return out;
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
