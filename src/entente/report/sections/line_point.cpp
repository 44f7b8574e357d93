#include <algorithm>

#include <fmt/format.h>

#include "entente/report/charts/forecast_charts.hpp"
#include "entente/report/charts/marks.hpp"
#include "entente/report/facts/follow.hpp"
#include "entente/report/facts/line_facts.hpp"
#include "entente/report/sections/point.hpp"
#include "entente/report/words/words.hpp"

namespace entente::report {

namespace {

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
  if (risk.empty()) return "";
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

}  // namespace

Point line_point(const Context& context) {
  const std::vector<Line> lines = lines_of(context);
  Point point{silence_html(context, lines), "", ""};
  if (point.sentence_html.empty()) return point;
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

}  // namespace entente::report
