// Every line on one axis of years, with the breaks of the first one named.
#include <algorithm>

#include <fmt/format.h>

#include "entente/report/charts/marks.hpp"
#include "entente/report/charts/spells.hpp"
#include "entente/report/charts/time_charts.hpp"
#include "entente/report/words/words.hpp"

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
    if (one.row < kMostRows) continue;
    // Its line must cross words wherever it stands: beside them at least.
    const auto beside = [&] {
      return std::none_of(order.begin(), order.begin() + static_cast<long>(n),
                          [&](std::size_t j) {
                            return flags[j].row == one.row &&
                                   touches(one, flags[j]);
                          });
    };
    for (one.row = 0; one.row < kMostRows && !beside(); ++one.row) {
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
      fmt::format("Every {}, open and cut, {} to {}",
                  context.the_case.words.line, year_of(first),
                  year_of(context.as_of)),
      "One lane each: pale where it was open, dark where it was cut, "
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

}  // namespace entente::report
