#include "entente/report/time_charts.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "entente/report/marks.hpp"
#include "entente/report/words.hpp"

namespace entente::report {

namespace {

constexpr double kLetter = 6.9;  // width of a wide letter at 12.5 px

double width_of(std::string_view words) {
  std::size_t letters = 0;  // continuation bytes of UTF-8 take no width
  for (const char c : words) {
    letters += (static_cast<unsigned char>(c) & 0xC0U) != 0x80 ? 1 : 0;
  }
  return kLetter * double(letters);
}

const char* spell_class(record::State state, bool day_known) {
  if (state == record::State::open) return day_known ? "open" : "open dash";
  if (state == record::State::unanswered) return "una";
  return day_known ? "cut" : "cut dash";
}

const char* spell_word(record::State state) {
  if (state == record::State::open) return "Open";
  return state == record::State::unanswered ? "Calls unanswered" : "Cut";
}

void draw_spells(Drawing& drawing,
                 const Scale& x,
                 const std::vector<record::Spell>& spells,
                 Span shown,
                 double y,
                 double height) {
  for (std::size_t i = 0; i < spells.size(); ++i) {
    const record::Spell& one = spells[i];
    if (one.state == record::State::none || one.span.to < shown.from) continue;
    const Span span{std::max(one.span.from, shown.from),
                    std::min(one.span.to, shown.to)};
    const bool last = i + 1 == spells.size();
    const std::string until =
        last ? fmt::format("{} so far", days_in_words(one.span.days() - 1))
             : fmt::format(
                   "to {}, {}", short_date(spells[i + 1].span.from),
                   days_in_words(spells[i + 1].span.from - one.span.from));
    spell(drawing, x, spell_class(one.state, one.day_known), span, y, height,
          one.state == record::State::open ? 0.6 : 2.5,
          fmt::format("{} from {} {}", spell_word(one.state),
                      short_date(one.span.from, one.day_known
                                                    ? record::Precision::day
                                                    : record::Precision::month),
                      until));
  }
}

void year_axis(Drawing& drawing,
               const Scale& x,
               Span span,
               int step,
               double y0,
               double y1) {
  drawing.group("grid");
  const int last = year_of(span.to);
  for (int year = year_of(span.from); year <= last; ++year) {
    const double at = x(make_day(year, 1, 1));
    const bool first = year == year_of(span.from);
    if (first || (year % step == 0 && at - x.left > 40 && x.right - at > 90)) {
      const double place = std::max(at, x.left);
      if (!first) drawing.line("gr", place, y0, place, y1);
      drawing.text("t s", place, y1 + 16,
                   first ? Anchor::start : Anchor::middle,
                   std::to_string(year));
    }
  }
  drawing.text("t s", x.right, y1 + 16, Anchor::end, short_date(span.to));
  drawing.line("today", x.right, y0, x.right, y1);
  drawing.end_group();
}

// A label above a lane, led to its day by a thin line.
struct Flag {
  double x;
  std::string strong, plain, href;
  Anchor anchor = Anchor::end;
  int row = 0;
  double width() const { return width_of(strong) * 1.06 + width_of(plain) + 6; }
  double left() const {
    return anchor == Anchor::end ? x - width() - 4 : x + 4;
  }
  double right() const { return left() + width(); }
};

bool touches(const Flag& one, const Flag& other) {
  constexpr double kAir = 6;
  const auto over = [&](const Flag& words, double line) {
    return words.left() - kAir < line && line < words.right() + kAir;
  };
  if (one.row == other.row) {
    return one.left() < other.right() + kAir &&
           other.left() < one.right() + kAir;
  }
  return one.row < other.row ? over(one, other.x) : over(other, one.x);
}

// Gives each flag the lowest row in which neither its words nor its leading
// line touch another's. Words to the right of their line come first, the last
// of them lowest; then words to the left, the first of them lowest: so no line
// need cross words that stand already.
void place_flags(std::vector<Flag>& flags, double left_edge) {
  std::vector<std::size_t> order;
  for (std::size_t i = flags.size(); i-- > 0;) {
    flags[i].anchor = Anchor::end;
    if (flags[i].left() >= left_edge) continue;
    flags[i].anchor = Anchor::start;
    order.push_back(i);
  }
  for (std::size_t i = 0; i < flags.size(); ++i) {
    if (flags[i].anchor == Anchor::end) order.push_back(i);
  }
  constexpr int kMostRows = 16;
  for (std::size_t n = 0; n < order.size(); ++n) {
    Flag& one = flags[order[n]];
    const auto free = [&] {
      return std::none_of(
          order.begin(), order.begin() + static_cast<long>(n),
          [&](std::size_t j) { return touches(one, flags[j]); });
    };
    for (one.row = 0; one.row < kMostRows && !free(); ++one.row) {
    }
  }
}

std::vector<Flag> flags_of(const Context& context,
                           const Line& line,
                           const Scale& x) {
  std::vector<Flag> flags;
  for (const Break& one : breaks_of({line})) {
    const record::Act& act = context.record().acts[one.act];
    const Day until = one.back.value_or(context.as_of);
    flags.push_back(
        {x(one.from), short_date(act.day, act.precision),
         " " +
             (act.precision == record::Precision::day
                  ? days_in_words(until - one.from)
                  : "about " + fixed((until - one.from) / 365.25, 0) +
                        " years") +
             (one.all_back ? "" : " so far"),
         act_anchor(act.id)});
  }
  place_flags(flags, x.left);
  return flags;
}

void draw_flags(Drawing& drawing, const std::vector<Flag>& flags, double top) {
  drawing.group("flags");
  for (const Flag& one : flags) {
    const double y = top - 8 - 15 * double(one.row);
    drawing.line("lead", one.x, y - 9, one.x, top);
    drawing.linked_text(one.anchor == Anchor::end ? one.x - 4 : one.x + 4, y,
                        one.anchor, one.href, one.strong, one.plain);
  }
  drawing.end_group();
}

}  // namespace

std::string lines_svg(const Context& context, const std::vector<Line>& lines) {
  if (lines.empty()) return "";
  Day first = lines.front().spells.front().span.from;
  for (const Line& line : lines) {
    first = std::min(first, line.spells.front().span.from);
  }
  const Span span{first, context.as_of};
  const Scale x = days_scale(span, 0, 810);
  const std::vector<Flag> flags = flags_of(context, lines.front(), x);
  int rows = 0;
  for (const Flag& flag : flags)
    rows = std::max(rows, flag.row + 1);
  const double top = 14 + 15 * double(rows), pitch = 31, height = 15;
  const double bottom = top + pitch * double(lines.size());
  Drawing drawing(1040, bottom + 22, "wide");
  drawing.described(
      "lines-chart",
      fmt::format("Every line, open and cut, {} to {}", year_of(first),
                  year_of(context.as_of)),
      "One lane per line: pale where it was open, dark where it was cut, "
      "hatched where calls went unanswered. The list below gives every break "
      "in words.");
  year_axis(drawing, x, span, 10, top - 4, bottom - 6);
  draw_flags(drawing, flags, top);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Line& line = lines[i];
    const double y = top + pitch * double(i);
    drawing.group("lane");
    draw_spells(drawing, x, line.spells, span, y, height);
    const double start = x(line.spells.front().span.from);
    const std::string name = fmt::format(
        "{}, {}", line.name, year_of(line.spells.front().span.from));
    if (start - 8 > width_of(name)) {
      drawing.text("t", start - 7, y + 12, Anchor::end, name);
    } else {
      drawing.text("t", start, y + height + 12, Anchor::start, name);
    }
    const double right = x(line.spells.back().span.to + 1);
    // Named again here: on a phone this edge is what shows first.
    const double edge = std::max(right, x.right) + 8;
    drawing.text(is_shut(line) ? "t b" : "t", edge, y + 5, Anchor::start,
                 line.name);
    drawing.text("t xs", edge, y + 19, Anchor::start,
                 state_words(line, context.as_of));
    drawing.end_group();
  }
  return drawing.svg();
}

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
    drawing.rect(
        "band2", a, 5.5, b - a, 7,
        fmt::format("middle half of gaps: {} to {} days",
                    fixed(gaps.quarter, 0), fixed(gaps.three_quarters, 0)));
    const double m = x.held(std::max(1.0, gaps.median));
    drawing.line("med", m, 3, m, 15);
  }
  drawing.circle("now", x.held(std::max(1.0, double(now))), 9, 4.4,
                 "now: " + days_in_words(now));
  return drawing.svg();
}

}  // namespace entente::report
