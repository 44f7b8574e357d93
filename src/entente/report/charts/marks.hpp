// The marks that every chart of the brief is made of: scale, axis, spell,
// interval, dots, ticks, bars, fan band. Static SVG; looks come from classes
// in brief.css; coordinates are rounded to a tenth.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "entente/core/day.hpp"
#include "entente/report/charts/drawing.hpp"

namespace entente::report {

enum class Law { linear, logarithmic };

// Maps [from, to] of the data to [left, right] of the picture.
struct Scale {
  double from = 0, to = 1;
  double left = 0, right = 1;
  Law law = Law::linear;
  double operator()(double value) const;
  // The same, held inside the picture.
  double held(double value) const;
};

Scale days_scale(Span span, double left, double right);

using Tick = std::pair<double, std::string>;  // value, label

// Vertical hairlines from y0 to y1 at the ticks, labels below `label_y`.
void axis(Drawing& drawing,
          const Scale& x,
          const std::vector<Tick>& ticks,
          double y0,
          double y1,
          double label_y);

// A stretch of time, at least `least` wide.
void spell(Drawing& drawing,
           const Scale& x,
           std::string_view cls,
           Span span,
           double y,
           double height,
           double least,
           std::string_view title);

enum class Dot { filled, hollow };

// An estimate and the ends of its 95 % interval.
struct Spread {
  double estimate = 0;
  double low = 0, high = 0;
};

// Estimate with its 95 % interval (thin) and a 50 % one (thick), to which each
// side goes a part of the way as a normal error would. `x` is over the
// estimate's own units; beyond the scale it is cut off.
void interval(Drawing& drawing,
              const Scale& x,
              double y,
              const Spread& spread,
              Dot dot,
              std::string_view title = "");

// Single acts: triangle (provocation), diamond (something given), ring
// (meeting or conciliation), cross (cut again).
enum class Sign { triangle, diamond, ring, cross };
void sign(
    Drawing& drawing, Sign kind, double x, double y, std::string_view title);

// Many short vertical strokes as one path.
void ticks(Drawing& drawing,
           std::string_view cls,
           const Scale& x,
           const std::vector<double>& values,
           double y,
           double height);

// Values stacked as dots above `base`, in bins of `step` picture units and a
// step apart, or nearer where the highest stack would pass `room`.
void stacked_dots(Drawing& drawing,
                  std::string_view cls,
                  const Scale& x,
                  const std::vector<double>& values,
                  double base,
                  double step,
                  double room);

// A bar from `base` to the value, for histograms over time.
void bar(Drawing& drawing,
         std::string_view cls,
         double x,
         double width,
         double base,
         double top,
         std::string_view title = "");

// The band between two step lines over the same days; a single step line.
void step_band(Drawing& drawing,
               std::string_view cls,
               const Scale& x,
               const Scale& y,
               const std::vector<double>& at,
               const std::vector<double>& low,
               const std::vector<double>& high);
void step_line(Drawing& drawing,
               std::string_view cls,
               const Scale& x,
               const Scale& y,
               const std::vector<double>& at,
               const std::vector<double>& value,
               double lift = 0);

}  // namespace entente::report
