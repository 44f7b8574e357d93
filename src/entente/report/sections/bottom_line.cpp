// The first page: three sentences, the least welcome first, each
// dated, each with its evidence beside it.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "entente/report/charts/claim_charts.hpp"
#include "entente/report/charts/forecast_charts.hpp"
#include "entente/report/charts/marks.hpp"
#include "entente/report/facts/agreement.hpp"
#include "entente/report/facts/confidence.hpp"
#include "entente/report/sections/limits.hpp"
#include "entente/report/sections/point.hpp"
#include "entente/report/sections/sections.hpp"
#include "entente/report/words/claim_order.hpp"
#include "entente/report/words/claim_words.hpp"
#include "entente/report/words/forecast_words.hpp"
#include "entente/report/words/markup.hpp"
#include "entente/report/words/words.hpp"

namespace entente::report {

namespace {

Json to_view(const Point& point) {
  return {{"sentence_html", point.sentence_html},
          {"picture_svg", point.picture_svg},
          {"evidence_html", point.evidence_html}};
}

const Json& claims_in(const Context& context) {
  return part(part(context.results, "claims"), "claims");
}

const Json* lead_of(const Context& context) {
  return weightiest(claims_in(context),
                    over_their_bounds(part(context.results, "error_rates")));
}

std::string in_quotes(std::string_view title) {
  return "“" + std::string(title) + "”";
}

// The regions once more, with words above them instead of a scale.
std::string regions_strip(const Json& claim) {
  const std::vector<double> regions = numbers(part(claim, "regions"));
  if (regions.size() != 3) return "";
  const Asserted ours = asserted_by(text(claim, "form"));
  const bool on[3] = {ours.below, ours.none, ours.above};
  const char* words[3] = {"lowers", "practically no change", "raises"};
  const double label_at[3] = {0, 168, 336};
  const Anchor anchors[3] = {Anchor::start, Anchor::middle, Anchor::end};
  Drawing drawing(336, 40, "evidence");
  drawing.described("lead-regions", "Chance of each region",
                    regions_words(claim));
  double left = 0.5;
  for (std::size_t i = 0; i < 3; ++i) {
    const double width = 335 * regions[i];
    drawing.rect(on[i] ? "seg on" : "seg", left, 18, width, 19);
    if (width > 34) {
      drawing.text(on[i] ? "t b w" : "t b", left + width / 2, 32,
                   Anchor::middle, percent(regions[i]));
    }
    const std::string label =
        width > 34 ? std::string(words[i])
                   : fmt::format("{} {}", words[i], percent(regions[i]));
    drawing.text(on[i] ? "t xs b" : "t xs", label_at[i], 12, anchors[i], label);
    left += width;
  }
  return drawing.svg();
}

std::string claim_evidence(const Json& claim) {
  if (text(claim, "word") == "cannot be asked") {
    return escape(text(claim, "why_cannot"));
  }
  const Json& corrected = part(claim, "corrected");
  const auto est = maybe(corrected, "log_rr60");
  if (is_measured(claim) || !est) return escape(verdict_note(claim));
  const Band band = null_band(claim);
  const Json& estimate = part(claim, "estimate");
  const auto smallest = maybe(estimate, "smallest_leaning");
  std::string out = fmt::format(
      "<b>{}</b>: rate ratio over 60 days {} ({}); with no effect {}–{}.",
      count_of(whole(estimate, "acts"), "an act", "acts"),
      ratio(std::exp(*est)), interval_words(claim), ratio(std::exp(band.low)),
      fixed(std::exp(band.high), 2));
  if (smallest) {
    out += fmt::format(" Smallest effect that would be seen: {}.",
                       coarse_ratio(*smallest));
  }
  return out;
}

// Whether a second claim of the same form need say again what was asked.
enum class Detail { whole, brief };

// "“Concessions embolden” (2% for a rate ratio above 1.25; 29 concessions)"
std::string claim_html(const Context& context,
                       const Json& claim,
                       Detail detail) {
  std::string out = fmt::format("<a href=\"#claim-{}\">{}</a>",
                                escape_attribute(text(claim, "id")),
                                escape(in_quotes(text(claim, "title"))));
  const auto p = maybe(claim, "probability");
  if (!p) return out;
  if (is_measured(claim))
    return out + fmt::format(" ({})", escape(percent(*p)));
  const std::string region = text(claim, "form") == "above"   ? "above 1.25"
                             : text(claim, "form") == "below" ? "below 0.8"
                             : text(claim, "form") == "not_above"
                                 ? "not above 1.25"
                                 : "not below 0.8";
  const long acts = whole(part(claim, "estimate"), "acts");
  const std::string counted = tested_words(context, claim, acts);
  const std::string asked =
      detail == Detail::whole ? " for a rate ratio " + region : std::string();
  return out + fmt::format(" ({}{}; {})", escape(percent(*p)), asked,
                           escape(counted));
}

// The verdict as a verb.
std::string decides(const std::string& word) {
  if (word == "contradicted") return "<b>contradicts</b>";
  if (word == "supported") return "<b>supports</b>";
  if (word == "leans against" || word == "leans for") {
    return "<b>" + word + "</b>";
  }
  return "<b>cannot decide</b>";
}

// "the other one", "either of the other two claims", "five of the other eight".
std::string the_others(long some, long others) {
  if (others == 1) return "the other one";
  if (some < others) {
    return fmt::format("{} of the other {} claims", small_number(some),
                       small_number(others));
  }
  return fmt::format("{} of the other {} claims",
                     others == 2 ? "either" : "any", small_number(others));
}

Point claim_point(const Context& context) {
  const Json& claims = claims_in(context);
  const Json* lead = lead_of(context);
  if (lead == nullptr) return {"No claim was put to the record.", "", ""};
  const std::string word = text(*lead, "word");
  const bool lead_open = word == "unresolved" || word == "cannot be asked";
  std::vector<const Json*> alike;
  for (const Json& claim : claims) {
    if (&claim != lead && text(claim, "word") == word) alike.push_back(&claim);
  }
  std::string out =
      fmt::format("As of {}, the record {} {}", escape(in_words(context.as_of)),
                  decides(word), claim_html(context, *lead, Detail::whole));
  if (!lead_open && alike.size() == 1) {
    out += " and " + claim_html(context, *alike.front(), Detail::brief);
  } else if (!lead_open && alike.size() > 1) {
    out += fmt::format(" and {} more",
                       small_number(static_cast<long>(alike.size())));
  }
  const long rest = lead_open ? undecided(claims) - 1 : undecided(claims);
  const long all = static_cast<long>(claims.size());
  if (rest > 0 && lead_open) {
    out += ", nor " + the_others(rest, all - 1);
  } else if (rest > 0) {
    out += fmt::format("; it <b>cannot decide {}</b> of {} claims",
                       small_number(rest), small_number(all));
  }
  return {out + ".", regions_strip(*lead), claim_evidence(*lead)};
}

Point forecast_point(const Context& context) {
  const Json& forecast = part(context.results, "forecast");
  const Json* first = first_item(forecast);
  if (first == nullptr) return {"Nothing was forecast.", "", ""};
  const std::string id = text(*first, "id");
  std::vector<const Json*> shown;
  for (const long horizon : {30L, 90L}) {
    const Json* item = item_at(forecast, id, horizon);
    if (item != nullptr) shown.push_back(item);
  }
  if (shown.empty()) shown.push_back(first);
  const Day as_of = day_in(*shown.front(), "as_of", context.as_of);
  std::string out;
  for (const Json* item : shown) {
    const double p = number(*item, "probability");
    const Predicate said = predicate(p);
    out += out.empty()
               ? fmt::format("Within {} of {} {} ",
                             days_in_words(whole(*item, "horizon")),
                             escape(in_words(as_of)),
                             escape(lowered(context, text(*first, "title"))))
               : fmt::format("; within {} it ",
                             days_in_words(whole(*item, "horizon")));
    out += fmt::format(
        "{} <b><i class=\"lk\">{}</i></b> (<b>{}</b>; {}; {})", said.verb,
        escape(said.words), escape(percent(p)),
        escape(percent_band(number(*item, "low"), number(*item, "high"))),
        escape(rivals_words(*item)));
  }
  out += ".";
  std::string evidence;
  const Json* record =
      record_at(forecast, id, whole(*shown.front(), "horizon"));
  if (record != nullptr) {
    evidence = fmt::format("<b>Such forecasts since {}</b>: {}.",
                           year_of(context.the_case.forecast.record_from),
                           escape(skill_words(*record, Count::said)));
  }
  const auto last = parse_day(text(*first, "last_happened"));
  if (last) {
    evidence += fmt::format(" Last one: {}.", escape(short_date(*last)));
  }
  evidence += " Bands: 80%, from what the parameters leave open.";
  return {out, likelihood_svg(shown), evidence};
}

}  // namespace

Json bottom_line_view(const Context& context) {
  Json points = Json::array();
  points.push_back(to_view(claim_point(context)));
  points.push_back(to_view(forecast_point(context)));
  const Point policies = policy_point(context);
  if (!policies.sentence_html.empty()) points.push_back(to_view(policies));
  const Point lines = line_point(context);
  if (!lines.sentence_html.empty()) points.push_back(to_view(lines));
  Json view;
  view["points"] = std::move(points);
  view["limits"] = limits_words(context);
  const Json* lead = lead_of(context);
  const Confidence confidence =
      lead == nullptr
          ? Confidence{"low", "No claim was put to the record"}
          : confidence_in(*lead, agreement_of(context.record(), 15, 0));
  view["any_claims"] = lead != nullptr;
  view["confidence_word"] = confidence.word;
  view["confidence_why"] = confidence.why;
  return view;
}

}  // namespace entente::report
