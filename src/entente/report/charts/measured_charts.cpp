// Pictures of claims that are measured.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "entente/report/charts/claim_charts.hpp"
#include "entente/report/charts/marks.hpp"
#include "entente/report/words/words.hpp"

namespace entente::report {
namespace {

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

// A quantity, its interval, and the threshold that the claim is held against.
struct Quantity {
  Spread spread;
  double threshold = 0;
  std::string at_threshold;  // "above 0.2"
  double left = 0, right = 0;
  std::string at_left, at_right;
  Law law = Law::linear;
};

std::string quantity_svg(const Quantity& quantity) {
  Drawing drawing(236, 66, "glyph");
  const Scale x{quantity.left, quantity.right, 6, 226, quantity.law};
  drawing.line("axl2", 0, 30, 236, 30);
  drawing.line("ci95", x.held(quantity.spread.low), 30,
               x.held(quantity.spread.high), 30);
  drawing.circle("est", x.held(quantity.spread.estimate), 30, 3.4);
  const double at = x.held(quantity.threshold);
  drawing.line("thr", at, 14, at, 46);
  drawing.text("t xs", std::clamp(at, 30.0, 206.0), 10, Anchor::middle,
               quantity.at_threshold);
  drawing.text("t xs", 6, 62, Anchor::start, quantity.at_left);
  drawing.text("t xs", 236, 62, Anchor::end, quantity.at_right);
  return drawing.svg();
}

Spread spread_of(const Json& measured, const char* key) {
  return {number(measured, key), number(measured, "low"),
          number(measured, "high")};
}

std::string hazard_svg(const Json& measured) {
  if (!maybe(measured, "rate")) return "";
  Quantity out;
  out.spread = spread_of(measured, "rate");
  out.threshold = number(measured, "threshold");
  out.at_threshold = "above " + fixed(out.threshold, 1);
  out.right = std::max(out.spread.high, 2 * out.threshold);
  for (const Json& row : part(measured, "also"))
    out.right = std::max(out.right, number(row, "high"));
  out.at_left = "0";
  out.at_right = "cuts a year";
  return quantity_svg(out);
}

std::string ratio_svg(const Json& measured) {
  Quantity out;
  out.spread = spread_of(measured, "ratio");
  out.threshold = number(measured, "threshold");
  out.at_threshold = text(measured, "holds") + " " + ratio(out.threshold);
  out.law = Law::logarithmic;
  const double most = std::max({4.0, out.spread.high, 1 / out.spread.low});
  out.left = 1 / most;
  out.right = most;
  out.at_left = ratio(out.left);
  out.at_right = ratio(out.right);
  return quantity_svg(out);
}

// About nought: differences.
std::string difference_svg(Quantity out, int decimals, const char* unit) {
  const double most =
      1.1 * std::max({std::abs(out.spread.low), std::abs(out.spread.high),
                      2 * std::abs(out.threshold), 1e-6});
  out.left = -most;
  out.right = most;
  out.at_left = fixed(out.left, decimals);
  out.at_right = fixed(most, decimals) + " " + unit;
  return quantity_svg(out);
}

std::string gain_svg(const Json& measured) {
  Quantity out;
  out.spread = spread_of(measured, "gain");
  out.threshold = number(measured, "threshold");
  out.at_threshold = text(measured, "holds") + " " + fixed(out.threshold, 3);
  return difference_svg(out, 3, "nats");
}

std::string contrast_svg(const Json& measured) {
  Quantity out;
  out.spread = spread_of(measured, "difference");
  out.at_threshold = text(measured, "holds") == "above" ? "more" : "fewer";
  return difference_svg(out, 0, "");
}

// Simulations by what they hold, the record's count marked.
std::string episode_svg(const Json& measured) {
  std::vector<double> counts = numbers(part(measured, "counts"));
  const auto own = static_cast<std::size_t>(number(measured, "count"));
  if (counts.empty()) return "";
  counts.resize(std::max(counts.size(), own + 1), 0.0);
  // The upper end may be a long tail of a few.
  std::size_t last = own;
  double beyond = 0;
  for (std::size_t k = counts.size(); k-- > own + 1;) {
    beyond += counts[k];
    if (beyond < 0.01 * number(measured, "replicates")) continue;
    last = k;
    break;
  }
  const double most = *std::max_element(counts.begin(), counts.end());
  const double width = 224.0 / static_cast<double>(last + 1);
  Drawing drawing(236, 74, "glyph");
  const Scale y{0, most, 58, 8, Law::linear};
  for (std::size_t k = 0; k <= last; ++k)
    bar(drawing, k == own ? "f-acc" : "band2", 6 + width * double(k),
        0.8 * width, y(0), y(counts[k]),
        fmt::format("{}: {} simulations", k, counts[k]));
  drawing.text("t xs", 6 + width * 0.4, 72, Anchor::middle, "0");
  drawing.text("t xs", 236, 72, Anchor::end, std::to_string(last));
  if (own > 0 && own < last)
    drawing.text("t xs", 6 + width * (double(own) + 0.4), 72, Anchor::middle,
                 std::to_string(own));
  return drawing.svg();
}

}  // namespace

std::string measured_svg(const Json& claim) {
  const Json& measured = part(claim, "measured");
  const std::string form = text(claim, "form");
  if (!measured.is_object()) return "";
  if (form == "season") return season_svg(claim);
  if (form == "hazard_ratio") return ratio_svg(measured);
  if (form == "episode") return episode_svg(measured);
  if (form == "gain") return gain_svg(measured);
  if (form == "policy") return contrast_svg(measured);
  return hazard_svg(measured);
}

}  // namespace entente::report
