// What an effect claim folds out.
#include <cmath>

#include <fmt/format.h>

#include "entente/report/charts/claim_charts.hpp"
#include "entente/report/charts/multiverse_chart.hpp"
#include "entente/report/sections/beside.hpp"
#include "entente/report/sections/claim_parts.hpp"
#include "entente/report/words/claim_words.hpp"
#include "entente/report/words/multiverse_words.hpp"
#include "entente/report/words/unseen_words.hpp"
#include "entente/report/words/words.hpp"

namespace entente::report {

namespace {

std::string nulls_note(const Json& claim) {
  const Json& null = part(claim, "null");
  const long replicates = whole(null, "replicates");
  if (replicates == 0 || text(claim, "word") == "cannot be asked") return "";
  std::string note = fmt::format(
      "Without any effect the method would show {} on this record ({} "
      "simulated "
      "records, both sides reacting), with {} times the spread that it states.",
      ratio(std::exp(number(null, "median"))), replicates,
      fixed(number(null, "spread_ratio"), 2));
  const auto alone = maybe(null, "self_exciting_median");
  if (alone && std::fabs(*alone - number(null, "median")) > 0.1) {
    note += fmt::format(
        " With our side as recorded, not reacting, it would show {}: the two "
        "nulls differ, so how our side reacts matters here.",
        ratio(std::exp(*alone)));
  } else if (alone) {
    note += fmt::format(" With our side as recorded it would show {}.",
                        ratio(std::exp(*alone)));
  }
  const long failed = whole(null, "not_converged");
  const long ran = whole(null, "runaway");
  std::vector<std::string> odd;
  if (failed > 0) {
    odd.push_back(count_of(failed, "a fit", "fits") + " did not converge");
  }
  if (ran > 0) {
    odd.push_back(count_of(ran, "a record", "records") +
                  " held more than three times as many acts as the real one");
  }
  if (!odd.empty()) note += " " + listed(odd) + "; all are kept.";
  return note;
}

// What is done about other terms that read acts which are tested.
std::string doubles_words(const Json& claim) {
  std::string out;
  for (const Json& one : part(claim, "doubles")) {
    const std::string remedy = text(one, "remedy");
    const std::string acts = count_of(whole(one, "acts"), "act", "acts");
    const std::string term = text(one, "term");
    if (!out.empty()) out += " ";
    if (remedy == "left out") {
      out += fmt::format(
          "“{}” reads {} that are tested and is left out: the record cannot "
          "tell the two apart.",
          term, acts);
    } else if (remedy == "stands beside") {
      out += fmt::format(
          "“{}” reads {} that are tested and stands beside them on purpose: "
          "the effect is what comes on top.",
          term, acts);
    } else {
      out +=
          fmt::format("{} that are tested are taken out of “{}”.", acts, term);
    }
  }
  return out;
}

void put_smallest(Json& row, const Json& claim) {
  const Json& estimate = part(claim, "estimate");
  const auto leaning = maybe(estimate, "smallest_leaning");
  const auto supported = maybe(estimate, "smallest_supported");
  if (leaning) row["smallest_leaning"] = coarse_ratio(*leaning);
  if (supported) row["smallest_supported"] = coarse_ratio(*supported);
}

void put_no_effect(Json& row, const Json& claim) {
  const Band band = null_band(claim);
  if (!(band.high > band.low)) return;
  row["no_effect"] = fmt::format("{}–{}", ratio(std::exp(band.low)),
                                 fixed(std::exp(band.high), 2));
}

// Every specification of a claim that leans.
void put_curve(Json& row, const Context& context, const Json& claim) {
  for (const Json& one : part(context.results, "curves")) {
    if (text(one, "claim") != text(claim, "id")) continue;
    row["curve_svg"] = curve_svg(one);
    row["curve_get"] =
        beside("fig-curve-" + text(row, "claim_id_html"),
               "claim-" + text(claim, "id") + "-curve.csv", curve_csv(one));
    row["curve_words"] = curve_sentences(one);
    row["curve_command"] = fmt::format(
        "entente claims CASE --claim {} --multiverse", text(claim, "id"));
  }
}

}  // namespace

void put_effect(Json& row, const Context& context, const Json& claim) {
  row["treatment"] = text(claim, "treatment");
  row["doubles"] = doubles_words(claim);
  row["unseen"] = unseen_words(context, claim);
  put_smallest(row, claim);
  const record::Group* outcome = context.group(text(claim, "outcome"));
  row["followed_by"] = outcome == nullptr || outcome->one.empty()
                           ? text(claim, "outcome")
                           : outcome->one;
  const auto base = maybe(claim, "base_rate");
  if (base) row["base_rate"] = share(*base);
  if (text(claim, "word") != "cannot be asked") {
    row["regions_svg"] = regions_svg(claim);
    row["regions_words"] = regions_words(claim);
    put_no_effect(row, claim);
  }
  row["spec_svg"] = stability_svg(claim);
  row["null_chart_svg"] = null_svg(claim);
  const std::string id = text(row, "claim_id_html");
  const std::string file = "claim-" + text(claim, "id");
  row["variants_get"] =
      beside("fig-variants-" + id, file + "-variants.csv", variants_csv(claim));
  row["nulls_get"] =
      beside("fig-nulls-" + id, file + "-nulls.csv", nulls_csv(claim));
  row["nulls_note"] = nulls_note(claim);
  put_curve(row, context, claim);
}

}  // namespace entente::report
