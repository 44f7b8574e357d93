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

// Which of all lines are open, and for how long none has been.
std::string openness_html(const Context& context,
                          const std::vector<Line>& lines) {
  if (lines.empty()) return "";
  const long all = static_cast<long>(lines.size());
  const long shut = std::count_if(lines.begin(), lines.end(), is_shut);
  const std::string dated = escape(in_words(context.as_of));
  const std::string one = escape(context.the_case.words.line);
  const std::string many = escape(context.the_case.words.lines);
  if (shut == all) {
    Day since = kFirstDay;
    for (const Line& line : lines)
      since = std::max(since, shut_since(line));
    const std::string days = escape(days_in_words(context.as_of - since));
    if (all == 1) {
      return fmt::format("<b>The one {}, {}, has been shut for {}</b> on {}",
                         one, escape(lines.front().name), days, dated);
    }
    return fmt::format("<b>No {} has been open for {}</b> on {}", one, days,
                       dated);
  }
  if (all == 1) {
    return fmt::format("<b>The one {}, {}, was open</b> on {}", one,
                       escape(lines.front().name), dated);
  }
  if (shut == 0) {
    return fmt::format("<b>{} {} were open</b> on {}",
                       all == 2 ? "Both" : "All " + small_number(all), many,
                       dated);
  }
  return fmt::format("<b>{} of {} {} {} shut</b> on {}",
                     upper_first(small_number(shut)), small_number(all), many,
                     shut == 1 ? "was" : "were", dated);
}

}  // namespace

Point line_point(const Context& context) {
  const std::vector<Line> lines = lines_of(context);
  Point point{openness_html(context, lines), "", ""};
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
  if (after.of == 0) {
    point.sentence_html += ".";
    return point;
  }
  const ShareBand band = wilson(double(after.held), double(after.of));
  point.sentence_html += fmt::format(
      "; {} {} within 30 days", escape(meeting->one),
      after.of == 1
          ? std::string(after.held == 1 ? "followed the one restoration"
                                        : "did not follow the one restoration")
          : fmt::format("followed {} of {} restorations", after.held,
                        after.of));
  std::size_t none = 0;  // in a row, from the last one back
  while (none < days.size() &&
         days_after(history, days[days.size() - 1 - none], 30, context.as_of)
             .empty()) {
    ++none;
  }
  if (none > 0 && after.of > 1 && after.held > 0) {
    point.sentence_html +=
        none == 1 ? ", but not the last one"
                  : fmt::format(", but none of the last {}",
                                small_number(static_cast<long>(none)));
  }
  point.sentence_html += ".";
  point.picture_svg = restorations_svg(all, history, context.as_of);
  point.evidence_html = fmt::format(
      "Filled: {} within 30 days, <b>{} of {}</b> ({}; {:.0f}–{:.0f}). After "
      "any day since {}: {}. {} comes back when relations thaw already: a "
      "mark of thaw, not its cause.",
      escape(meeting->one), after.held, after.of, share(after.share()),
      100 * band.low, 100 * band.high, year_of(from), share(base.share()),
      escape(upper_first(with_article(context.the_case.words.line))));
  return point;
}

}  // namespace entente::report
