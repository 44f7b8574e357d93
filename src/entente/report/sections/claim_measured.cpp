// What a measured claim shows, by its form.
#include <array>
#include <string_view>

#include <fmt/format.h>

#include "entente/report/charts/claim_charts.hpp"
#include "entente/report/sections/claim_parts.hpp"
#include "entente/report/words/words.hpp"

namespace entente::report {

namespace {

std::string hazard_words(const Json& measured) {
  if (!maybe(measured, "rate")) return "";
  const auto from = parse_day(text(measured, "from"));
  return fmt::format(
      "{} in {} open years{}: {} a year (95% {}–{}).",
      count_of(whole(measured, "events"), "a cut", "cuts"),
      fixed(number(measured, "open_years"), 1),
      from ? fmt::format(" since {}", year_of(*from)) : std::string(),
      fixed(number(measured, "rate"), 2), fixed(number(measured, "low"), 2),
      fixed(number(measured, "high"), 2));
}

std::string other_starts(const Json& measured) {
  std::string out;
  for (const Json& row : part(measured, "also")) {
    const auto from = parse_day(text(row, "from"));
    out += fmt::format(
        "{}From {}: {} in {} open years, {} a year ({}–{}), {} for the claim.",
        out.empty() ? "" : " ",
        from ? std::to_string(year_of(*from)) : text(row, "from"),
        whole(row, "events"), fixed(number(row, "open_years"), 1),
        fixed(number(row, "rate"), 2), fixed(number(row, "low"), 2),
        fixed(number(row, "high"), 2), percent(number(row, "probability")));
  }
  return out;
}

void put_hazard(Json& row, const Json& claim) {
  const Json& measured = part(claim, "measured");
  row["regions_svg"] = hazard_svg(claim);
  row["mark_bold"] = fixed(number(measured, "rate"), 2) + " a year";
  row["mark_words"] =
      fmt::format("({}–{}); bound {}", fixed(number(measured, "low"), 2),
                  fixed(number(measured, "high"), 2),
                  fixed(number(measured, "threshold"), 2));
  row["acts_big"] = count_of(whole(measured, "events"), "a cut", "cuts");
  row["measure"] = hazard_words(measured);
  row["other_starts"] = other_starts(measured);
}

void put_season(Json& row, const Json& claim) {
  const Json& measured = part(claim, "measured");
  row["regions_svg"] = season_svg(claim);
  row["mark_bold"] = ratio(number(measured, "peak_over_trough"));
  row["mark_words"] = "peak over trough; a flat year shows up to " +
                      ratio(number(measured, "flat_95")) + " by chance";
  row["acts_big"] =
      count_of(whole(claim, "outcome_acts"), "an outcome day", "outcome days");
  row["measure"] = fmt::format(
      "The peak month holds {} the rate of the lowest. Of {} simulated "
      "records with a flat year {} show less.",
      ratio(number(measured, "peak_over_trough")),
      whole(measured, "replicates"), share(number(measured, "rank_share")));
}

struct Measure {
  std::string_view form;
  void (*put)(Json& row, const Json& claim);
};
constexpr std::array kMeasures = {Measure{"season", put_season},
                                  Measure{"hazard", put_hazard}};

}  // namespace

void put_measured(Json& row, const Json& claim) {
  for (const Measure& one : kMeasures)
    if (one.form == text(claim, "form")) one.put(row, claim);
}

}  // namespace entente::report
