#include "entente/report/charts/marks.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "entente/report/words/words.hpp"

namespace entente::report {

double Scale::operator()(double value) const {
  double t = (value - from) / (to - from);
  if (law == Law::logarithmic) t = std::log(value / from) / std::log(to / from);
  return left + t * (right - left);
}

double Scale::held(double value) const {
  return std::clamp((*this)(value), std::min(left, right),
                    std::max(left, right));
}

Scale days_scale(Span span, double left, double right) {
  return {double(span.from), double(span.to) + 1, left, right, Law::linear};
}

void axis(Drawing& drawing,
          const Scale& x,
          const std::vector<Tick>& ticks,
          double y0,
          double y1,
          double label_y) {
  for (const auto& [value, label] : ticks) {
    const double at = x(value);
    if (y1 > y0) drawing.line("gr", at, y0, at, y1);
    if (!label.empty()) {
      drawing.text("t xs", at, label_y, Anchor::middle, label);
    }
  }
}

void spell(Drawing& drawing,
           const Scale& x,
           std::string_view cls,
           Span span,
           double y,
           double height,
           double least,
           std::string_view title) {
  const double left = x.held(span.from), right = x.held(span.to + 1);
  const double width = std::max(least, right - left);
  // A stretch too short to draw is widened to the left of its end, so that it
  // never covers what came after it.
  drawing.rect(cls, right - width < x.left ? left : right - width, y, width,
               height, title);
}

void interval(Drawing& drawing,
              const Scale& x,
              double y,
              const Spread& spread,
              Dot dot,
              std::string_view title) {
  constexpr double k95 = 1.959964, k50 = 0.6744898;
  const auto stroke = [&](const char* cls, double part) {
    const double at = spread.estimate;
    const double a = x.held(at + part * (spread.low - at));
    const double b = x.held(at + part * (spread.high - at));
    if (b > a) drawing.line(cls, a, y, b, y);
  };
  stroke("ci95", 1);
  stroke("ci50", k50 / k95);
  drawing.circle(dot == Dot::hollow ? "est o" : "est", x.held(spread.estimate),
                 y, 3.4, title);
}

void sign(
    Drawing& drawing, Sign kind, double x, double y, std::string_view title) {
  const auto c = [](double v) { return coordinate(v); };
  switch (kind) {
    case Sign::triangle:
      drawing.path("prv",
                   fmt::format("M{} {}L{} {}L{} {}Z", c(x - 4.6), c(y + 3.9),
                               c(x), c(y - 4.4), c(x + 4.6), c(y + 3.9)),
                   title);
      return;
    case Sign::diamond:
      drawing.path(
          "dia",
          fmt::format("M{} {}L{} {}L{} {}L{} {}Z", c(x), c(y - 4.6), c(x + 4.6),
                      c(y), c(x), c(y + 4.6), c(x - 4.6), c(y)),
          title);
      return;
    case Sign::ring:
      drawing.circle("talk", x, y, 4.2, title);
      return;
    case Sign::cross:
      drawing.path("xx", fmt::format("M{} {}l8 8m0-8l-8 8", c(x - 4), c(y - 4)),
                   title);
      return;
  }
}

void ticks(Drawing& drawing,
           std::string_view cls,
           const Scale& x,
           const std::vector<double>& values,
           double y,
           double height) {
  std::string d;
  for (const double value : values) {
    d += fmt::format("M{} {}v{}", coordinate(x(value)), coordinate(y),
                     coordinate(height));
  }
  drawing.path(cls, d);
}

void stacked_dots(Drawing& drawing,
                  std::string_view cls,
                  const Scale& x,
                  const std::vector<double>& values,
                  double base,
                  double step,
                  double room) {
  std::map<long, int> height;  // dots in each bin
  int highest = 1;
  for (const double value : values) {
    highest = std::max(highest, ++height[std::lround(x.held(value) / step)]);
  }
  const double rise = std::min(step, room / double(highest));
  std::string d;
  for (const auto& [bin, dots] : height) {
    for (int level = 0; level < dots; ++level) {
      d += fmt::format("M{} {}h0", coordinate(double(bin) * step),
                       coordinate(base - rise * level));
    }
  }
  drawing.path(cls, d);
}

void bar(Drawing& drawing,
         std::string_view cls,
         double x,
         double width,
         double base,
         double top,
         std::string_view title) {
  drawing.rect(cls, x, std::min(base, top), width, std::fabs(base - top),
               title);
}

namespace {

std::string steps(const Scale& x,
                  const Scale& y,
                  const std::vector<double>& at,
                  const std::vector<double>& value,
                  double lift) {
  std::string d;
  for (std::size_t i = 0; i < at.size() && i < value.size(); ++i) {
    const std::string px = coordinate(x(at[i]));
    const std::string py = coordinate(y(value[i]) + lift);
    if (i == 0) {
      d = fmt::format("{} {}", px, py);
    } else if (value[i] == value[i - 1]) {
      if (i + 1 == at.size() || value[i + 1] != value[i]) d += "H" + px;
    } else {
      d += fmt::format("H{}V{}", px, py);
    }
  }
  return d;
}

}  // namespace

void step_band(Drawing& drawing,
               std::string_view cls,
               const Scale& x,
               const Scale& y,
               const std::vector<double>& at,
               const std::vector<double>& low,
               const std::vector<double>& high) {
  if (at.empty()) return;
  std::string d = "M" + steps(x, y, at, high, 0);
  for (std::size_t i = at.size(); i-- > 0;) {
    d += fmt::format("L{} {}", coordinate(x(at[i])), coordinate(y(low[i])));
    if (i > 0 && low[i - 1] != low[i]) {
      d += fmt::format("L{} {}", coordinate(x(at[i])),
                       coordinate(y(low[i - 1])));
    }
  }
  drawing.path(cls, d + "Z");
}

void step_line(Drawing& drawing,
               std::string_view cls,
               const Scale& x,
               const Scale& y,
               const std::vector<double>& at,
               const std::vector<double>& value,
               double lift) {
  if (at.empty()) return;
  drawing.path(cls, "M" + steps(x, y, at, value, lift));
}

}  // namespace entente::report
