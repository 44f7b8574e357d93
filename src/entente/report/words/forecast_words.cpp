#include "entente/report/words/forecast_words.hpp"

#include <cmath>
#include <map>
#include <vector>

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

namespace {

constexpr const char* kBase = "the base rate";
constexpr const char* kTwoSpeed = "the two-speed rate";

struct Against {
  const char* rival = kBase;
  std::optional<double> skill;
  double low = 0, high = 0;
};

Against against_harder(const Json& record) {
  const bool two_speed = text(record, "harder_rival") == "two_speed";
  const std::string key = two_speed ? "skill_two_speed" : "skill";
  Against out;
  out.rival = two_speed ? kTwoSpeed : kBase;
  out.skill = maybe(record, key.c_str());
  if (!out.skill) return out;
  out.low = number(record, (key + "_low").c_str(), *out.skill);
  out.high = number(record, (key + "_high").c_str(), *out.skill);
  return out;
}

std::string points(double v) {
  return std::lround(100 * v) == 0 ? "0" : fixed(100 * v, 0);
}

}  // namespace

Standing standing_of(const Json& record) {
  const Against found = against_harder(record);
  if (whole(record, "origins") == 0) return Standing::unscored;
  if (!found.skill) return Standing::untold;
  if (points(*found.skill) == "0" && (points(found.low) == points(found.high) ||
                                      found.low > 0 || found.high < 0))
    return Standing::same;
  if (found.low <= 0 && found.high >= 0) return Standing::untold;
  return found.low > 0 ? Standing::better : Standing::worse;
}

std::string skill_words(const Json& record, Count count) {
  const long n = whole(record, "origins");
  if (n == 0) return "not scored yet";
  const std::string of = count == Count::said
                             ? ", " + count_of(n, "a forecast", "forecasts")
                             : std::string();
  const Against found = against_harder(record);
  if (!found.skill)
    return number(record,
                  found.rival == kBase ? "brier_base" : "brier_two_speed") == 0
               ? fmt::format("no better than {}, which was never wrong{}",
                             found.rival, of)
               : "too few forecasts to tell" + of;
  const std::string band =
      fmt::format("95% {} to {}", points(found.low), points(found.high));
  switch (standing_of(record)) {
    case Standing::same:
      return fmt::format("as good as {} ({}){}", found.rival, band, of);
    case Standing::better:
      return fmt::format("{}% better than {} ({}){}", points(*found.skill),
                         found.rival, band, of);
    case Standing::worse:
      return fmt::format("worse than {} by {}% ({}){}", found.rival,
                         points(std::fabs(*found.skill)), band, of);
    default:
      return fmt::format("cannot be told apart from {} (skill {}%, {}){}",
                         found.rival, points(*found.skill), band, of);
  }
}

std::string share_or_none(const Json& item, const char* key) {
  const auto value = maybe(item, key);
  return value ? share(*value) : "not yet";
}

std::string rivals_words(const Json& item) {
  return fmt::format("base rate {}, two-speed {}",
                     share_or_none(item, "base_rate"),
                     share_or_none(part(item, "rivals"), "two_speed"));
}

std::string likelihood_words(const Json& item) {
  const double p = number(item, "probability");
  std::string out = fmt::format("{} ({}", likelihood(p), percent(p));
  if (maybe(item, "low") && maybe(item, "high")) {
    out += "; " + percent_band(number(item, "low"), number(item, "high"));
  }
  return out + ")";
}

std::string against_base(double probability, std::optional<double> base_rate) {
  if (!base_rate) return "without a base rate yet";
  const double gap = probability - *base_rate;
  if (std::fabs(gap) < 0.03) return "about as likely as usual";
  return gap > 0 ? "more likely than usual" : "less likely than usual";
}

namespace {

// "a line restored within 14 and 30 days" of the records that are `such`.
template <class F>
std::vector<std::string> named(const Context& context,
                               const Json& forecast,
                               F&& such) {
  std::vector<std::string> ids;
  std::map<std::string, std::vector<std::string>> days;
  for (const Json& record : part(forecast, "track_record")) {
    if (!such(record)) continue;
    const std::string id = text(record, "id");
    if (!days.contains(id)) ids.push_back(id);
    days[id].push_back(std::to_string(whole(record, "horizon")));
  }
  std::vector<std::string> out;
  for (const std::string& id : ids) {
    const Json* item = item_at(forecast, id, std::stol(days[id].front()));
    out.push_back(fmt::format(
        "{} within {} days",
        lowered(context, item == nullptr ? id : text(*item, "title")),
        listed(days[id])));
  }
  return out;
}

}  // namespace

std::string standing_sentence(const Context& context, const Json& forecast) {
  long better = 0, scored = 0;
  for (const Json& record : part(forecast, "track_record")) {
    const Standing standing = standing_of(record);
    scored += standing == Standing::unscored ? 0 : 1;
    better += standing == Standing::better ? 1 : 0;
  }
  if (scored == 0) return "None of these forecasts could be scored yet.";
  std::string out = fmt::format(
      "Better than the harder of their two rivals, beyond chance: {} of {}.",
      better, scored);
  const auto beyond = [](const Json& record) {
    return standing_of(record) == Standing::worse ||
           (flag(record, "worse_than_base") &&
            number(record, "skill_high") < 0);
  };
  const auto worse = named(context, forecast, beyond);
  out += worse.empty() ? " Worse, beyond chance: none."
                       : fmt::format(" Worse: {}. For these believe the rival.",
                                     listed(worse));
  const auto below = named(context, forecast, [&](const Json& record) {
    return flag(record, "worse_than_base") && !beyond(record);
  });
  if (!below.empty())
    out += fmt::format(
        " Scored worse than the base rate, though not beyond chance: {}.",
        listed(below));
  return out;
}

std::string unknown_sentence(const Context& context, const Json& forecast) {
  std::vector<std::string> out;
  for (const Json& item : part(forecast, "items")) {
    const long unknown = whole(part(item, "rivals"), "windows_unknown");
    if (unknown == 0) continue;
    out.push_back(fmt::format("{} of {} days for {}", thousands(unknown),
                              whole(item, "horizon"),
                              lowered(context, text(item, "title"))));
  }
  if (out.empty()) return "";
  return fmt::format(
      "Base rates leave out windows in which one may have happened that no fit "
      "reads: {}.",
      listed(out));
}

}  // namespace entente::report
