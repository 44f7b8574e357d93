#include "entente/report/charts/decision_charts.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "entente/core/from_to.hpp"
#include "entente/report/charts/forecast_charts.hpp"
#include "entente/report/charts/marks.hpp"
#include "entente/report/charts/text_lines.hpp"
#include "entente/report/words/policy_words.hpp"
#include "entente/report/words/words.hpp"

namespace entente::report {
namespace {

std::string title_of(const Json& comparison, const std::string& outcome) {
  for (const Json& one : part(comparison, "outcomes"))
    if (text(one, "id") == outcome) return text(one, "title");
  return outcome;
}

std::string band_of(const ReversalRow& row) {
  return row.low && row.high
             ? fmt::format(" (80% {})",
                           from_to(fixed(*row.low, 2), fixed(*row.high, 2)))
             : std::string();
}

// From the dot to just before the ring.
void arrow(Drawing& drawing, double from, double to, double y) {
  const double way = to > from ? 1 : -1;
  const double head = to - way * 6, tail = from + way * 6;
  if (way * (head - tail) < 4) return;
  drawing.line("lead", tail, y, head, y);
  drawing.path(
      "f-mid",
      fmt::format("M{} {}L{} {}L{} {}Z", coordinate(head), coordinate(y),
                  coordinate(head - way * 6), coordinate(y - 3.5),
                  coordinate(head - way * 6), coordinate(y + 3.5)));
}

}  // namespace

std::string reversal_svg(const std::vector<ReversalRow>& rows) {
  if (rows.empty()) return "";
  double widest = 2;
  for (const ReversalRow& row : rows)
    for (const double value :
         {row.ratio, row.needed, row.low.value_or(1), row.high.value_or(1)})
      if (value > 0)
        widest = std::max(widest, std::exp(std::fabs(std::log(value))));
  widest = std::min(widest * 1.1, 9.);
  constexpr double kRow = 54, kHeading = 22, kWidth = 520;
  double height = 24;
  for (const ReversalRow& row : rows)
    height += kRow + (row.heading.empty() ? 0 : kHeading);
  Drawing drawing(kWidth, height, "nar");
  const Scale x{1 / widest, widest, 8, kWidth - 8, Law::logarithmic};
  std::string alt;
  double y = 0;
  for (const ReversalRow& row : rows) {
    if (!row.heading.empty()) {
      drawing.text("t b", 0, y + 14, Anchor::start, row.heading);
      y += kHeading;
    }
    drawing.text("t", 0, y + 12, Anchor::start,
                 row.question + ": " + row.effect);
    const double at = y + 27;
    drawing.line("axl2", x.left, at, x.right, at);
    drawing.line("gr2", x(1), at - 6, x(1), at + 6);
    if (row.low && row.high)
      drawing.rect("band2", x.held(*row.low), at - 5,
                   x.held(*row.high) - x.held(*row.low), 10);
    const double now = x.held(row.ratio), then = x.held(row.needed);
    arrow(drawing, now, then, at);
    drawing.circle("est", now, at, 3.6, "the record says " + ratio(row.ratio));
    drawing.circle("talk", then, at, 4.6, "needed: " + ratio(row.needed));
    const bool right = row.needed > row.ratio;
    drawing.text("t xs", std::clamp(now, 70.0, kWidth - 70), at + 18,
                 right ? Anchor::end : Anchor::start,
                 "record " + ratio(row.ratio));
    drawing.text("t xs b", std::clamp(then, 40.0, kWidth - 40), at + 18,
                 right ? Anchor::start : Anchor::end,
                 "needed " + ratio(row.needed));
    alt += fmt::format(
        "{}: the record says {}{} for the {}; it would have to be {}. ",
        row.question, ratio(row.ratio), band_of(row), row.effect,
        ratio(row.needed));
    y += kRow;
  }
  drawing.text("t xs", x.left, height - 6, Anchor::start, "← lowers");
  drawing.text("t xs", x(1), height - 6, Anchor::middle, "×1, no effect");
  drawing.text("t xs", x.right, height - 6, Anchor::end, "raises →");
  drawing.described("policy-reversal",
                    "What would have to be otherwise for another policy to be "
                    "as good",
                    alt);
  return drawing.svg();
}

std::string back_test_svg(const Json& comparison) {
  std::vector<const Json*> rows;
  for (const Json& test : part(comparison, "back_test"))
    if (whole(test, "days") == last_days(comparison) &&
        whole(test, "windows") > 0)
      rows.push_back(&test);
  if (rows.empty()) return "";
  const double pitch = 26, head = 34, width = 440;
  Drawing drawing(width, head + pitch * double(rows.size()) + 20, "nar");
  const Scale x{0, 1, 190, 390, Law::linear};
  const double bottom = head + pitch * double(rows.size());
  drawing.line("thr", x(.8), 22, x(.8), bottom);
  drawing.line("edge", x(.5), 22, x(.5), bottom);
  drawing.text("t xs b", x(.8), 14, Anchor::middle, "80%");
  drawing.text("t xs", x(.5), 14, Anchor::middle, "50%");
  std::string alt;
  double y = head + pitch / 2;
  for (const Json* row : rows) {
    const std::string title = title_of(comparison, text(*row, "outcome"));
    drawing.text("t", 0, y + 4, Anchor::start, text_lines(title, 29, 1)[0]);
    drawing.line("axl2", x(0), y, x(1), y);
    drawing.line("ci95", x(number(*row, "low80")), y, x(number(*row, "high80")),
                 y);
    drawing.circle("est o", x(number(*row, "inside50")), y, 3.4,
                   share(number(*row, "inside50")) + " inside 50% bands");
    drawing.circle("est", x(number(*row, "inside80")), y, 3.8,
                   share(number(*row, "inside80")) + " inside 80% bands");
    drawing.text("t b", width, y + 4, Anchor::end,
                 share(number(*row, "inside80")));
    alt += fmt::format(
        "{}: {} of {} windows inside the 80% bands (95% {}), {} inside the 50% "
        "bands. ",
        title, share(number(*row, "inside80")), whole(*row, "windows"),
        percent_band(number(*row, "low80"), number(*row, "high80")),
        share(number(*row, "inside50")));
    y += pitch;
  }
  for (const double at : {0.0, 1.0})
    drawing.text("t xs", x(at), bottom + 16, Anchor::middle, share(at));
  drawing.described("policy-back-test",
                    "How often what came lay inside the bands", alt);
  return drawing.svg();
}

std::string windows_svg(const Json& comparison, std::string_view outcome) {
  std::vector<const Json*> windows;
  double most = 1;
  for (const Json& window : part(comparison, "back_windows")) {
    if (text(window, "outcome") != outcome ||
        whole(window, "days") != last_days(comparison) ||
        !parse_day(text(window, "from")))
      continue;
    windows.push_back(&window);
    most = std::max({most, number(window, "high80"), number(window, "came")});
  }
  if (windows.empty()) return "";
  Drawing drawing(560, 236, "mid");
  const Scale y{0, most * 1.06, 204, 14, Law::linear};
  const double pitch = 510 / double(windows.size());
  const double step = most > 60 ? 20 : most > 24 ? 10 : most > 10 ? 5 : 2;
  for (double v = 0; v <= most * 1.06; v += step) {
    drawing.line("gr", 34, y(v), 550, y(v));
    drawing.text("t xs", 28, y(v) + 4, Anchor::end, fixed(v, 0));
  }
  std::string alt;
  long outside = 0;
  for (std::size_t i = 0; i < windows.size(); ++i) {
    const Json& window = *windows[i];
    const double middle = 40 + pitch * (double(i) + .5);
    const double half = std::min(14.0, pitch * .36);
    const double low = number(window, "low80"), high = number(window, "high80");
    const double came = number(window, "came");
    const std::string day = short_date(*parse_day(text(window, "from")));
    const bool inside = came >= low && came <= high;
    outside += inside ? 0 : 1;
    drawing.rect("b80", middle - half, y(high), 2 * half, y(low) - y(high));
    drawing.rect("b50", middle - half, y(number(window, "high50")), 2 * half,
                 y(number(window, "low50")) - y(number(window, "high50")));
    drawing.line("med", middle - half, y(number(window, "median")),
                 middle + half, y(number(window, "median")));
    drawing.circle(inside ? "est" : "est o", middle, y(came), 4,
                   fmt::format("{}: {} came; 80%: {}", day, amount(came),
                               from_to(amount(low), amount(high))));
    if (windows.size() <= 20 || i % 2 == 0)
      drawing.text(
          "t xs", middle, 222, Anchor::middle,
          std::to_string(year_of(*parse_day(text(window, "from")) + 1)));
    alt += fmt::format(" From {}: {} came, 80% band {}.", day, amount(came),
                       from_to(amount(low), amount(high)));
  }
  drawing.described("policy-windows",
                    title_of(comparison, std::string(outcome)),
                    fmt::format("{} of {} lie outside the 80% band.{}", outside,
                                windows.size(), alt));
  return drawing.svg();
}

}  // namespace entente::report
