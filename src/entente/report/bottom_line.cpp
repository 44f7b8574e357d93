// The head and the first page: three sentences, the least welcome first, each
// dated, each with its evidence beside it.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "entente/report/agreement.hpp"
#include "entente/report/claim_charts.hpp"
#include "entente/report/claim_words.hpp"
#include "entente/report/confidence.hpp"
#include "entente/report/forecast_charts.hpp"
#include "entente/report/forecast_words.hpp"
#include "entente/report/line_facts.hpp"
#include "entente/report/marks.hpp"
#include "entente/report/sections.hpp"
#include "entente/report/words.hpp"

namespace entente::report {

namespace {

struct Point {
  std::string sentence_html, picture_svg, evidence_html;
};

Json to_view(const Point& point) {
  return {{"sentence_html", point.sentence_html},
          {"picture_svg", point.picture_svg},
          {"evidence_html", point.evidence_html}};
}

const Json& claims_in(const Context& context) {
  return part(part(context.results, "claims"), "claims");
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
  const double se = number(corrected, "se");
  const Band band = null_band(claim);
  const Json& estimate = part(claim, "estimate");
  const auto smallest = maybe(estimate, "smallest_leaning");
  std::string out = fmt::format(
      "<b>{} acts</b>: rate ratio over 60 days {} ({}–{}); with no effect "
      "{}–{}.",
      thousands(whole(estimate, "acts")), ratio(std::exp(*est)),
      fixed(std::exp(*est - 1.96 * se), 2),
      fixed(std::exp(*est + 1.96 * se), 2), ratio(std::exp(band.low)),
      fixed(std::exp(band.high), 2));
  if (smallest) {
    out += fmt::format(" Smallest effect that would be seen: {}.",
                       coarse_ratio(*smallest));
  }
  return out;
}

// "“Concessions embolden” (2% for a rate ratio above 1.25; 29 concessions)"
std::string claim_html(const Context& context, const Json& claim) {
  std::string out =
      fmt::format("<a href=\"#claim-{}\">{}</a>", escape(text(claim, "id")),
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
  const record::Group* group = group_in_term(context, text(claim, "treatment"));
  return out + fmt::format(
                   " ({} for a rate ratio {}; {})", escape(percent(*p)), region,
                   escape(group == nullptr
                              ? count_of(acts, "an act", "acts")
                              : count_of(acts, group->one, group->many)));
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

Point claim_point(const Context& context) {
  const Json& claims = claims_in(context);
  const Json* lead = least_welcome(claims);
  if (lead == nullptr) return {"No claim was put to the record.", "", ""};
  const std::string word = text(*lead, "word");
  const bool lead_open = word == "unresolved" || word == "cannot be asked";
  std::vector<const Json*> alike;
  for (const Json& claim : claims) {
    if (&claim != lead && text(claim, "word") == word) alike.push_back(&claim);
  }
  std::string out =
      fmt::format("As of {}, the record {} {}", escape(in_words(context.as_of)),
                  decides(word), claim_html(context, *lead));
  if (!lead_open && alike.size() == 1) {
    out += " and " + claim_html(context, *alike.front());
  } else if (!lead_open && alike.size() > 1) {
    out += fmt::format(" and {} more",
                       small_number(static_cast<long>(alike.size())));
  }
  const long rest = lead_open ? undecided(claims) - 1 : undecided(claims);
  const long all = static_cast<long>(claims.size());
  if (rest > 0 && lead_open) {
    out += fmt::format(", nor {} of the other {} claims", small_number(rest),
                       small_number(all - 1));
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
               ? fmt::format("Within {} days of {} {} ",
                             whole(*item, "horizon"), escape(in_words(as_of)),
                             escape(lower_first(text(*first, "title"))))
               : fmt::format("; within {} days it ", whole(*item, "horizon"));
    out += fmt::format(
        "{} <b><i class=\"lk\">{}</i></b> (<b>{}</b>; {}; base rate {})",
        said.verb, escape(said.words), escape(percent(p)),
        escape(percent_band(number(*item, "low"), number(*item, "high"))),
        share(number(*item, "base_rate")));
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

// One square a restoration, filled where a meeting followed within 30 days.
std::string restorations_svg(const std::vector<Restoration>& all,
                             const History& meetings,
                             Day as_of) {
  const std::size_t shown = std::min<std::size_t>(all.size(), 16);
  const double pitch = std::min(28.0, 334 / double(shown));
  const std::size_t from = all.size() - shown;
  Drawing drawing(336, 44, "evidence");
  std::string words;
  for (std::size_t i = 0; i < shown; ++i) {
    const Restoration& one = all[from + i];
    const bool followed = !days_after(meetings, one.day, 30, as_of).empty();
    const double x = 2 + pitch * double(i), side = pitch - 7;
    drawing.rect(followed ? "sq on" : "sq", x, 24 - side, side, side,
                 short_date(one.day));
    const std::string year = std::to_string(year_of(one.day));
    drawing.text("t xs", x + side / 2, 40, Anchor::middle,
                 "’" + year.substr(2));
    words +=
        fmt::format("{} {}. ", short_date(one.day), followed ? "yes" : "no");
  }
  drawing.described("restorations", "Restorations followed within 30 days",
                    words);
  return drawing.svg();
}

// How long ago the last line at risk fell silent, when all are.
std::string silence_html(const Context& context,
                         const std::vector<Line>& lines) {
  const std::vector<const Line*> risk = lines_at_risk(lines);
  const long shut = std::count_if(risk.begin(), risk.end(),
                                  [](const Line* l) { return is_shut(*l); });
  if (risk.empty()) return "The case names no line.";
  const std::string dated = escape(in_words(context.as_of));
  if (shut == 0) {
    return fmt::format("<b>All {} lines were open</b> on {}",
                       small_number(static_cast<long>(risk.size())), dated);
  }
  if (shut < static_cast<long>(risk.size())) {
    return fmt::format("<b>{} of {} lines were shut</b> on {}",
                       upper_first(small_number(shut)),
                       small_number(static_cast<long>(risk.size())), dated);
  }
  const Break last = breaks_of(lines).back();
  return fmt::format(
      "<b>{} lines have been silent for {}</b> on {}",
      risk.size() == 2 ? "Both"
                       : "All " + small_number(static_cast<long>(risk.size())),
      escape(days_in_words(context.as_of - last.from)), dated);
}

Point line_point(const Context& context) {
  const std::vector<Line> lines = lines_of(context);
  Point point{silence_html(context, lines), "", ""};
  const std::vector<Restoration> all = restorations_of(context, lines);
  const record::Group* meeting = context.roles.meeting;
  if (all.empty() || meeting == nullptr) {
    point.sentence_html += ".";
    return point;
  }
  const Day from = all.front().day;
  const History history =
      history_of(*meeting, context.record(), {from, context.as_of});
  std::vector<Day> days;
  for (const Restoration& one : all)
    days.push_back(one.day);
  const Rate after = rate_after(history, days, 30);
  const Rate base = base_rate(history, from, 30);
  const ShareBand band = wilson(double(after.held), double(after.of));
  point.sentence_html +=
      fmt::format("; {} followed {} of {} restorations within 30 days",
                  escape(meeting->one), after.held, after.of);
  std::size_t none = 0;  // in a row, from the last one back
  while (none < days.size() &&
         days_after(history, days[days.size() - 1 - none], 30, context.as_of)
             .empty()) {
    ++none;
  }
  if (none > 0) {
    point.sentence_html +=
        none == 1 ? ", but not the last one"
                  : fmt::format(", but none of the last {}",
                                small_number(static_cast<long>(none)));
  }
  point.sentence_html += ".";
  point.picture_svg = restorations_svg(all, history, context.as_of);
  point.evidence_html = fmt::format(
      "Filled: {} within 30 days, <b>{} of {}</b> ({}; {:.0f}–{:.0f}). After "
      "any day since {}: {}. A line comes back when talks are wanted: a mark "
      "of thaw, not its cause.",
      escape(meeting->one), after.held, after.of, share(after.share()),
      100 * band.low, 100 * band.high, year_of(from), share(base.share()));
  return point;
}

std::string limits_words(const Json& claims) {
  double least = 1e9, most = 0;
  for (const Json& claim : claims) {
    const auto smallest = maybe(part(claim, "estimate"), "smallest_leaning");
    if (!smallest || text(claim, "form") == "below" ||
        text(claim, "form") == "not_below" || *smallest < 1) {
      continue;
    }
    least = std::min(least, *smallest);
    most = std::max(most, *smallest);
  }
  std::string out =
      "A true rate ratio of 3 is always seen; 2 usually leans or better; 1.5 "
      "is a coin toss for every treatment but pressure; restraint to one half "
      "is hardly ever supported.";
  if (most > 0) {
    out += fmt::format(
        " Here the smallest increase that would make the record lean runs from "
        "{} to {} over the claims.",
        coarse_ratio(least), coarse_ratio(most));
  }
  return out;
}

}  // namespace

Json head_view(const Context& context) {
  const Json& head = part(context.results, "head");
  long acts = 0;
  Day first = context.as_of, last = kFirstDay;
  for (const record::Act& act : context.record().acts) {
    if (act.day > context.as_of) continue;
    ++acts;
    first = std::min(first, act.day);
    last = std::max(last, act.day);
  }
  std::string title = text(head, "title");
  if (title.empty()) title = context.the_case.title;
  std::string hash = text(head, "data_hash");
  if (hash.empty()) hash = context.the_case.data_hash;
  const Json& seed = part(head, "seed");
  Json view;
  view["title"] = title;
  view["as_of_words"] = in_words(context.as_of);
  view["as_of_iso"] = iso(context.as_of);
  view["acts_in_all"] = acts == 0 ? "" : thousands(acts);
  view["first_act"] = short_date(first);
  view["last_act"] = acts == 0
                         ? ""
                         : fmt::format("{}, {} before", short_date(last),
                                       days_in_words(context.as_of - last));
  view["hash_short"] = hash.substr(0, 12);
  view["hash"] = hash;
  view["seed"] = seed.is_string() ? seed.get<std::string>() : seed.dump();
  view["version"] = text(head, "version");
  view["command"] = text(head, "command");
  view["read_on"] =
      context.today > context.as_of
          ? fmt::format("Read on {}, {} later.", in_words(context.today),
                        days_in_words(context.today - context.as_of))
          : "";
  return view;
}

Json bottom_line_view(const Context& context) {
  const Json& claims = claims_in(context);
  Json points = Json::array();
  points.push_back(to_view(claim_point(context)));
  points.push_back(to_view(forecast_point(context)));
  points.push_back(to_view(line_point(context)));
  Json view;
  view["points"] = std::move(points);
  view["limits"] = limits_words(claims);
  const Json* lead = least_welcome(claims);
  const Confidence confidence =
      lead == nullptr
          ? Confidence{"low", "no claim was put to the record"}
          : confidence_in(*lead, agreement_of(context.record(), 15, 0));
  view["confidence_word"] = confidence.word;
  view["confidence_why"] = confidence.why;
  return view;
}

}  // namespace entente::report
