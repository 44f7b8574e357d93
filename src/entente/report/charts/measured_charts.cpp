// Pictures of claims that are measured: a season, a rate of cuts.
#include <algorithm>

#include <fmt/format.h>

#include "entente/report/charts/claim_charts.hpp"
#include "entente/report/charts/marks.hpp"
#include "entente/report/words/words.hpp"

namespace entente::report {

std::string season_svg(const Json& claim) {
  const Json& measured = part(claim, "measured");
  const std::vector<double> months =
      numbers(part(measured, "month_multiplier"));
  if (months.size() != 12) return "";
  const double most =
      std::max(2.0, *std::max_element(months.begin(), months.end()));
  Drawing drawing(236, 74, "glyph");
  const Scale y{0, most, 58, 8, Law::linear};
  for (std::size_t i = 0; i < 12; ++i) {
    const bool high = months[i] >= 1;
    bar(drawing, high ? "f-acc" : "band2", 4 + 19.3 * double(i), 15, y(0),
        y(months[i]), fmt::format("month {}: {}", i + 1, ratio(months[i])));
    drawing.text("t xs", 11.5 + 19.3 * double(i), 72, Anchor::middle,
                 std::string(1, "JFMAMJJASOND"[i]));
  }
  drawing.line("thr", 0, y(1), 236, y(1));
  return drawing.svg();
}

std::string hazard_svg(const Json& claim) {
  const Json& measured = part(claim, "measured");
  if (!maybe(measured, "rate")) return "";
  const double threshold = number(measured, "threshold");
  double most = std::max(number(measured, "high"), 2 * threshold);
  for (const Json& row : part(measured, "also")) {
    most = std::max(most, number(row, "high"));
  }
  Drawing drawing(236, 66, "glyph");
  const Scale x{0, most, 6, 226, Law::linear};
  drawing.line("axl2", 0, 30, 236, 30);
  drawing.line("ci95", x(number(measured, "low")), 30,
               x(number(measured, "high")), 30);
  drawing.circle("est", x(number(measured, "rate")), 30, 3.4);
  drawing.line("thr", x(threshold), 14, x(threshold), 46);
  drawing.text("t xs", x(threshold), 10, Anchor::middle,
               "above " + fixed(threshold, 1));
  drawing.text("t xs", x(0), 62, Anchor::start, "0");
  drawing.text("t xs", 236, 62, Anchor::end, "cuts a year");
  return drawing.svg();
}

}  // namespace entente::report
