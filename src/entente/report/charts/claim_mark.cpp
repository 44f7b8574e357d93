// The small mark of a claim's line: rate ratio with its interval on one scale
// for all lines, so that they can be compared down the page.
#include <cmath>

#include <fmt/format.h>

#include "entente/report/charts/claim_charts.hpp"
#include "entente/report/charts/marks.hpp"
#include "entente/report/words/claim_words.hpp"
#include "entente/report/words/words.hpp"

namespace entente::report {
namespace {

constexpr double kWidth = 168, kWidest = 5;  // the scale: 1/5 to 5
constexpr double kFar = 50;                  // an end that is open

Scale scale() {
  return {-std::log(kWidest), std::log(kWidest), 4, kWidth - 4, Law::linear};
}

}  // namespace

std::string ratio_mark_svg(const Json& claim) {
  const Json& corrected = part(claim, "corrected");
  const auto est = maybe(corrected, "log_rr60");
  if (!est) return "";
  const Scale x = scale();
  Drawing drawing(kWidth, 16, "mark");
  const Band band = null_band(claim);
  if (band.high > band.low)
    drawing.rect("null", x.held(band.low), 2,
                 x.held(band.high) - x.held(band.low), 12);
  drawing.line("axl2", x.left, 8, x.right, 8);
  for (const double edge : {0.8, 1.25})
    drawing.line("edge", x(std::log(edge)), 0, x(std::log(edge)), 16);
  interval(
      drawing, x, 8,
      {*est, maybe(corrected, "low").value_or(-kFar),
       maybe(corrected, "high").value_or(kFar)},
      Dot::filled,
      fmt::format("{} ({})", ratio(std::exp(*est)), interval_words(claim)));
  return drawing.svg();
}

std::string ratio_axis_svg() {
  const Scale x = scale();
  Drawing drawing(kWidth, 13, "mark");
  const std::pair<double, const char*> labels[] = {
      {0.25, "×¼"}, {0.8, "0.8"}, {1.25, "1.25"}, {4, "×4"}};
  for (const auto& [value, label] : labels)
    drawing.text("t xs", x(std::log(value)), 10, Anchor::middle, label);
  return drawing.svg();
}

}  // namespace entente::report
