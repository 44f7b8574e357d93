#include "entente/report/words/measured_words.hpp"

#include <cmath>

#include <fmt/format.h>

#include "entente/report/words/words.hpp"

namespace entente::report {
namespace {

// "0.21 (95% 0.05–0.50)"
std::string with_interval(const Json& of, const char* key, int decimals) {
  const std::string low = fixed(number(of, "low"), decimals);
  const std::string high = fixed(number(of, "high"), decimals);
  const bool signs =
      number(of, "high") < 0;  // a dash would stand beside a minus
  return fmt::format("{} (95% {}{}{})", fixed(number(of, key), decimals), low,
                     signs ? " to " : "–", high);
}

std::string outcomes(const Context& context, const Json& claim, long n) {
  const record::Group* group = context.group(text(claim, "outcome"));
  if (group == nullptr || group->one.empty())
    return count_of(n, "an act", "acts");
  return count_of(n, group->one, group->many);
}

MeasuredWords season(const Json& claim, const Json& measured) {
  MeasuredWords out;
  const std::string peak = ratio(number(measured, "peak_over_trough"));
  out.glyph =
      fmt::format("peak {} the trough; a flat year shows up to {} by chance",
                  peak, ratio(number(measured, "flat_95")));
  out.counted =
      count_of(whole(claim, "outcome_acts"), "an outcome day", "outcome days");
  out.measure = fmt::format(
      "The peak month holds {} the rate of the lowest. Of {} simulated records "
      "with a flat year {} show less.",
      peak, whole(measured, "replicates"),
      share(number(measured, "rank_share")));
  return out;
}

MeasuredWords hazard(const Json& measured) {
  MeasuredWords out;
  out.glyph = fmt::format(
      "{} a year (95% {}–{})", fixed(number(measured, "rate"), 2),
      fixed(number(measured, "low"), 2), fixed(number(measured, "high"), 2));
  out.counted = count_of(whole(measured, "events"), "a cut", "cuts");
  if (maybe(measured, "rate")) {
    const auto from = parse_day(text(measured, "from"));
    out.measure = fmt::format(
        "{} in {} open years{}: {} a year (95% {}–{}).", out.counted,
        fixed(number(measured, "open_years"), 1),
        from ? fmt::format(" since {}", year_of(*from)) : std::string(),
        fixed(number(measured, "rate"), 2), fixed(number(measured, "low"), 2),
        fixed(number(measured, "high"), 2));
  }
  for (const Json& row : part(measured, "also")) {
    const auto from = parse_day(text(row, "from"));
    out.other += fmt::format(
        "{}From {}: {} in {} open years, {} a year ({}–{}), {} for the claim.",
        out.other.empty() ? "" : " ",
        from ? std::to_string(year_of(*from)) : text(row, "from"),
        whole(row, "events"), fixed(number(row, "open_years"), 1),
        fixed(number(row, "rate"), 2), fixed(number(row, "low"), 2),
        fixed(number(row, "high"), 2), percent(number(row, "probability")));
  }
  return out;
}

std::string track_title(const Context& context, const std::string& name) {
  for (const record::Track& track : context.the_case.tracks)
    if (track.name == name && !track.title.empty()) return track.title;
  return name;
}

std::string rate_words(const Json& of, const char* acts, const char* days) {
  return fmt::format("{} in {} years", whole(of, acts),
                     fixed(number(of, days) / 365.25, 1));
}

std::string which_acts(const Json& ratio) {
  const long apart = whole(ratio, "apart");
  if (apart == 0) return "all acts";
  return "new starts, none in the " + days_in_words(apart) + " before";
}

MeasuredWords hazard_ratio(const Context& context,
                           const Json& claim,
                           const Json& measured) {
  MeasuredWords out;
  out.glyph = "rate " + ratio(number(measured, "ratio")) +
              fmt::format(" (95% {}–{})", fixed(number(measured, "low"), 2),
                          fixed(number(measured, "high"), 2));
  out.counted = outcomes(
      context, claim, whole(measured, "acts_in") + whole(measured, "acts_out"));
  out.measure = fmt::format(
      "“{}”, {}: {} while it holds, {} while it does not.",
      track_title(context, text(measured, "track")), which_acts(measured),
      rate_words(measured, "acts_in", "days_in"),
      rate_words(measured, "acts_out", "days_out"));
  for (const Json& row : part(measured, "also"))
    out.other += fmt::format(
        "{}{}: {} while it holds, {} while it does not, {} (95% {}–{}).",
        out.other.empty() ? "" : " ", upper_first(which_acts(row)),
        rate_words(row, "acts_in", "days_in"),
        rate_words(row, "acts_out", "days_out"), ratio(number(row, "ratio")),
        fixed(number(row, "low"), 2), fixed(number(row, "high"), 2));
  return out;
}

MeasuredWords episode(const Context& context,
                      const Json& claim,
                      const Json& measured) {
  MeasuredWords out;
  const long count = whole(measured, "count");
  const auto n = number(measured, "replicates");
  out.glyph = fmt::format("more than in {} of simulations, as many as in {}",
                          share(number(measured, "below") / n),
                          share(number(measured, "ties") / n));
  out.counted = outcomes(context, claim, count);
  const auto from = parse_day(text(measured, "from"));
  const auto to = parse_day(text(measured, "to"));
  out.measure = fmt::format(
      "From {} to {}. Of {} simulations of that span, by the law of all other "
      "days and both sides reacting, {} hold fewer, {} as many and {} more.",
      from ? short_date(*from) : "", to ? short_date(*to) : "",
      thousands(std::lround(n)), thousands(whole(measured, "below")),
      thousands(whole(measured, "ties")),
      thousands(std::lround(n) - whole(measured, "below") -
                whole(measured, "ties")));
  return out;
}

MeasuredWords gain(const Json& measured) {
  MeasuredWords out;
  out.glyph = with_interval(measured, "gain", 4) + " nats a forecast";
  out.counted =
      count_of(whole(measured, "scored"), "a past forecast", "past forecasts");
  out.measure = fmt::format(
      "From {}, each with what was known then. Mean log score "
      "with the term {}, without {}; a gain above {} with {}.",
      count_of(whole(measured, "origins"), "monthly origin", "monthly origins"),
      fixed(number(measured, "with"), 3), fixed(number(measured, "without"), 3),
      fixed(number(measured, "threshold"), 3),
      percent(number(measured, "above")));
  for (const Json& at : part(measured, "by_horizon"))
    out.other +=
        fmt::format("{}{}: {} over {}.", out.other.empty() ? "" : " ",
                    days_in_words(whole(at, "horizon")),
                    signed_number(number(at, "gain"), 4),
                    count_of(whole(at, "scored"), "forecast", "forecasts"));
  return out;
}

std::string policy_title(const Context& context, const std::string& id) {
  for (const policy::PolicySpec& policy : context.the_case.policies)
    if (policy.id == id) return policy.title;
  return id;
}

std::string outcome_title(const Context& context, const Json& claim) {
  const std::string id = text(claim, "outcome");
  for (const decide::OutcomeSpec& outcome : context.the_case.decide.outcomes)
    if (outcome.id == id) return outcome.title;
  return id;
}

MeasuredWords contrast(const Context& context,
                       const Json& claim,
                       const Json& measured) {
  MeasuredWords out;
  out.glyph = fmt::format("{} (80% {} to {})",
                          signed_number(number(measured, "difference"), 1),
                          signed_number(number(measured, "low"), 1),
                          signed_number(number(measured, "high"), 1));
  out.counted = outcome_title(context, claim);
  out.measure = fmt::format(
      "Over {}, “{}” less “{}”: {}; fewer with {}. If the association were "
      "causal; more under Policies.",
      days_in_words(whole(measured, "days")),
      policy_title(context, text(measured, "policy")),
      policy_title(context, text(measured, "rival")), out.glyph,
      percent(number(measured, "p_lower")));
  std::vector<std::string> beyond;
  for (const Json& id : part(measured, "beyond_record"))
    if (id.is_string())
      beyond.push_back("“" + policy_title(context, id.get<std::string>()) +
                       "”");
  if (!beyond.empty())
    out.other = listed(beyond) + (beyond.size() == 1 ? " asks" : " ask") +
                " our side for more or less than it ever did.";
  return out;
}

}  // namespace

MeasuredWords measured_words(const Context& context, const Json& claim) {
  const Json& measured = part(claim, "measured");
  const std::string form = text(claim, "form");
  if (!measured.is_object()) return {.measure = text(claim, "why_cannot")};
  if (form == "season") return season(claim, measured);
  if (form == "hazard_ratio") return hazard_ratio(context, claim, measured);
  if (form == "episode") return episode(context, claim, measured);
  if (form == "gain") return gain(measured);
  if (form == "policy") return contrast(context, claim, measured);
  return hazard(measured);
}

}  // namespace entente::report
