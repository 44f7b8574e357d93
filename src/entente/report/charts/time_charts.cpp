#include "entente/report/charts/time_charts.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "entente/core/from_to.hpp"
#include "entente/report/charts/marks.hpp"
#include "entente/report/charts/spells.hpp"
#include "entente/report/words/words.hpp"

namespace entente::report {

std::string restoration_svg(const Context& context,
                            const Restoration& restoration,
                            const History* meetings,
                            const History* hostile,
                            int within) {
  Drawing drawing(250, 18, "strip");
  const Scale x{0, double(within), 5, 240, Law::linear};
  drawing.line("axl2", x(0), 10, x(within), 10);
  for (const int at : {30, 90, within}) {
    drawing.line("gr2", x(at), 4, x(at), 16);
  }
  drawing.line("axl", x(0), 4, x(0), 16);
  const Day day = restoration.day;
  if (restoration.cut_again && *restoration.cut_again - day <= within) {
    const int n = *restoration.cut_again - day;
    sign(drawing, Sign::cross, x(n), 10, fmt::format("shut again, day {}", n));
  }
  const auto put = [&](const History* history, Sign mark, const char* word) {
    if (history == nullptr) return;
    for (const Day one : days_after(*history, day, within, context.as_of)) {
      sign(drawing, mark, x(one - day), 10,
           fmt::format("{}, day {}", word, one - day));
    }
  };
  put(hostile, Sign::triangle,
      context.roles.hostile ? context.roles.hostile->one.c_str() : "");
  put(meetings, Sign::ring,
      context.roles.meeting ? context.roles.meeting->many.c_str() : "");
  return drawing.svg();
}

std::string state_svg(const std::vector<Lane>& lanes, Span span) {
  const double pitch = 22, top = 8;
  const double bottom = top + pitch * double(lanes.size());
  Drawing drawing(1040, bottom + 20, "wide");
  drawing.described(
      "state-chart", "Tracks and acts of the last years",
      fmt::format(
          "One lane per track, pale where it was open or in force, dark "
          "where it was shut; ticks are acts. From {} to {}.",
          in_words(span.from), in_words(span.to)));
  const Scale x = days_scale(span, 0, 760);
  year_axis(drawing, x, span, 1, top - 4, bottom);
  for (std::size_t i = 0; i < lanes.size(); ++i) {
    const Lane& lane = lanes[i];
    const double y = top + pitch * double(i);
    drawing.group("lane");
    draw_spells(drawing, x, lane.spells, span, y + 1, 13);
    std::vector<double> at;
    for (const Day day : lane.days) {
      if (span.holds(day)) at.push_back(double(day) + 0.5);
    }
    ticks(drawing, lane.hostile ? "tick" : "tick2", x, at, y + 1, 13);
    drawing.line("axl2", x.left, y + 17.5, x.right, y + 17.5);
    drawing.text("t", x.right + 8, y + 11, Anchor::start,
                 fmt::format("{}: {}", shortened(lane.name, 30), lane.state));
    drawing.end_group();
  }
  return drawing.svg();
}

std::string gap_svg(const Gaps& gaps, long now) {
  Drawing drawing(190, 18, "strip");
  const Scale x{1, 3000, 4, 186, Law::logarithmic};
  drawing.line("axl2", x.left, 9, x.right, 9);
  for (const double at : {1.0, 10.0, 100.0, 1000.0}) {
    drawing.line("gr2", x(at), 5, x(at), 13);
  }
  if (gaps.n > 0) {
    const double a = x.held(std::max(1.0, gaps.quarter));
    const double b = x.held(std::max(1.0, gaps.three_quarters));
    drawing.rect("band2", a, 5.5, b - a, 7,
                 fmt::format("middle half of gaps: {} days",
                             from_to(fixed(gaps.quarter, 0),
                                     fixed(gaps.three_quarters, 0))));
    const double m = x.held(std::max(1.0, gaps.median));
    drawing.line("med", m, 3, m, 15);
  }
  drawing.circle("now", x.held(std::max(1.0, double(now))), 9, 4.4,
                 "now: " + days_in_words(now));
  return drawing.svg();
}

}  // namespace entente::report
