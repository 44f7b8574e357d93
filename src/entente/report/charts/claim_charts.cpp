#include "entente/report/charts/claim_charts.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "entente/core/quantile.hpp"
#include "entente/report/charts/marks.hpp"
#include "entente/report/words/claim_words.hpp"
#include "entente/report/words/words.hpp"

namespace entente::report {

namespace {

constexpr double kBelow = 0.8, kAbove = 1.25;  // edges of the regions

// Scales of rate ratios, as logarithms: the narrowest that holds every
// estimate, so that dots stand where they are; intervals may run out of it.
Scale ratio_scale(double left, double right, double widest = 2.8) {
  return {-std::log(widest), std::log(widest), left, right, Law::linear};
}

double widest_for(const std::vector<double>& estimates) {
  double most = 0;
  for (const double estimate : estimates) {
    most = std::max(most, std::fabs(estimate));
  }
  for (const double widest : {2.8, 6.0}) {
    if (most <= std::log(widest)) return widest;
  }
  return 15;
}

void edges(Drawing& drawing, const Scale& x, double y0, double y1) {
  for (const double edge : {kBelow, kAbove}) {
    const double at = x(std::log(edge));
    drawing.line("edge", at, y0, at, y1);
  }
}

void ratio_labels(Drawing& drawing, const Scale& x, double y) {
  using Labels = std::vector<std::pair<double, const char*>>;
  const double widest = std::exp(x.to);
  const Labels labels =
      widest > 10 ? Labels{{0.1, "×0.1"}, {1, "1"}, {10, "×10"}}
      : widest > 5
          ? Labels{{0.2, "×0.2"}, {1, "1"}, {5, "×5"}}
          : Labels{{0.5, "×0.5"}, {kBelow, "0.8"}, {kAbove, "1.25"}, {2, "×2"}};
  for (const auto& [value, label] : labels) {
    drawing.text("t xs", x(std::log(value)), y, Anchor::middle, label);
  }
}

// Estimate and ends of an estimate or a row; an open end is far beyond.
Spread spread_of(const Json& of) {
  constexpr double kFar = 50;
  return {number(of, "log_rr60"), maybe(of, "low").value_or(-kFar),
          maybe(of, "high").value_or(kFar)};
}

}  // namespace

std::string ruler_svg(std::string_view verdict) {
  const auto place = place_on_ruler(verdict);
  if (!place) return "";
  Drawing drawing(96, 12);
  for (int i = 0; i < 5; ++i) {
    drawing.rect(i == *place ? "seg on" : "seg", 0.5 + 19.5 * i, 1, 16, 10);
  }
  return drawing.svg();
}

Asserted asserted_by(std::string_view form) {
  if (form == "above") return {false, false, true};
  if (form == "below") return {true, false, false};
  if (form == "not_above") return {true, true, false};
  if (form == "not_below") return {false, true, true};
  return {};
}

Band null_band(const Json& claim) {
  const Json& null = part(claim, "null");
  const std::vector<double> estimates = numbers(part(null, "estimates"));
  const double median = number(null, "median");
  return {quantile(estimates, 0.025) - median,
          quantile(estimates, 0.975) - median};
}

std::string regions_words(const Json& claim) {
  const std::vector<double> regions = numbers(part(claim, "regions"));
  if (regions.size() != 3) return "";
  const Json& corrected = part(claim, "corrected");
  const double est = number(corrected, "log_rr60");
  return fmt::format(
      "Probability that the rate falls below ×0.8: {}, practically no change: "
      "{}, above ×1.25: {}. Rate ratio {}, 95% interval {}.",
      percent(regions[0]), percent(regions[1]), percent(regions[2]),
      fixed(std::exp(est), 2), interval_words(claim));
}

std::string regions_svg(const Json& claim) {
  const std::vector<double> regions = numbers(part(claim, "regions"));
  if (regions.size() != 3) return "";
  const Asserted ours = asserted_by(text(claim, "form"));
  const std::array<bool, 3> on{ours.below, ours.none, ours.above};
  Drawing drawing(236, 66, "glyph");
  double left = 0.5;
  for (std::size_t i = 0; i < 3; ++i) {
    const double width = 235 * regions[i];
    drawing.rect(on[i] ? "seg on" : "seg", left, 16, width, 11);
    const std::string words = percent(regions[i]);
    const double half = 3.6 * double(words.size());
    const double middle =
        std::clamp(left + width / 2, half, 236 - half);  // keep it inside
    if (width > 8 || i != 1) {
      drawing.text(on[i] ? "t n b" : "t n s", middle, 11, Anchor::middle,
                   words.substr(0, words.size() - 1));
    }
    left += width;
  }
  const Scale x = ratio_scale(
      0, 236, widest_for({number(part(claim, "corrected"), "log_rr60")}));
  const Band band = null_band(claim);
  drawing.rect("null", x.held(band.low), 35,
               x.held(band.high) - x.held(band.low), 14);
  drawing.line("axl2", 0, 42, 236, 42);
  drawing.line("gr2", x(0), 34, x(0), 50);
  edges(drawing, x, 31, 53);
  const Json& corrected = part(claim, "corrected");
  interval(drawing, x, 42, spread_of(corrected), Dot::filled);
  ratio_labels(drawing, x, 65);
  return drawing.svg();
}

std::string stability_svg(const Json& claim) {
  struct Row {
    std::string name;
    Spread spread;
    double probability;
    bool flips, defined;
  };
  std::vector<Row> rows;
  for (const Json* row : counted_rows(claim)) {
    if (!maybe(*row, "log_rr60")) continue;
    rows.push_back({text(*row, "name"), spread_of(*row),
                    number(*row, "probability"), flag(*row, "flips"), false});
  }
  if (rows.empty()) return "";
  rows.push_back({"as defined", spread_of(part(claim, "corrected")),
                  number(claim, "probability"), false, true});
  std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
    return a.spread.estimate < b.spread.estimate;
  });
  const double pitch = 15, top = 30;
  const double bottom = top + pitch * double(rows.size());
  const auto flips = std::count_if(rows.begin(), rows.end(),
                                   [](const Row& row) { return row.flips; });
  Drawing drawing(540, bottom + 18, "nar");
  drawing.described(
      "spec-" + text(claim, "id"), "Specification curve",
      fmt::format("{} ways to ask it, sorted by rate ratio, with 50 and 95% "
                  "intervals; {} of them {} the word.",
                  rows.size(), flips, flips == 1 ? "changes" : "change"));
  std::vector<double> estimates;
  for (const Row& row : rows)
    estimates.push_back(row.spread.estimate);
  const Scale x = ratio_scale(295, 475, widest_for(estimates));
  drawing.text("t b", 0, 14, Anchor::start,
               fmt::format("{} ways to ask it", rows.size()));
  drawing.text("t s", 385, 14, Anchor::middle, "rate ratio");
  drawing.text("t s", 540, 14, Anchor::end, "claim");
  drawing.line("gr", x(0), top - 8, x(0), bottom);
  edges(drawing, x, top - 8, bottom);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Row& row = rows[i];
    const double y = top + pitch * (double(i) + 0.5);
    if (row.defined) drawing.rect("hl", 0, y - 7.5, 540, 15);
    drawing.text(row.defined ? "t b" : "t", 0, y + 4, Anchor::start,
                 shortened(row.name, 42));
    interval(
        drawing, x, y, row.spread, row.flips ? Dot::hollow : Dot::filled,
        fmt::format("{}: {}", row.name, ratio(std::exp(row.spread.estimate))));
    drawing.text(row.flips ? "t n b" : "t n", 540, y + 4, Anchor::end,
                 percent(row.probability));
  }
  ratio_labels(drawing, x, bottom + 14);
  return drawing.svg();
}

std::string null_svg(const Json& claim) {
  const Json& null = part(claim, "null");
  const std::vector<double> estimates = numbers(part(null, "estimates"));
  const auto real = maybe(part(claim, "estimate"), "log_rr60");
  if (estimates.empty() || !real) return "";
  const auto lower = std::count_if(estimates.begin(), estimates.end(),
                                   [&](double e) { return e < *real; });
  const double part_lower = double(lower) / double(estimates.size());
  Drawing drawing(420, 152, "nar");
  drawing.described(
      "null-" + text(claim, "id"), "What the method shows without an effect",
      fmt::format(
          "{} records simulated with both sides reacting and no effect; "
          "each dot is the estimate from one. The real record shows {}; "
          "{} of the simulated ones are lower.",
          estimates.size(), ratio(std::exp(*real)), share(part_lower)));
  const Scale x = ratio_scale(10, 410, std::max(4.0, widest_for({*real})));
  const double base = 120;
  drawing.line("axl", 0, base + 4, 420, base + 4);
  drawing.line("gr", x(0), 40, x(0), base + 4);
  edges(drawing, x, 40, base + 4);
  stacked_dots(drawing, "dotn", x, estimates, base, 5, 78);
  const double at = x.held(*real);
  drawing.line("real", at, 22, at, base + 4);
  // Words of some 120 to the left of the line where they fit, and those about
  // the dots at the end of the picture that is left free.
  const bool leftwards = at >= 125;
  const double words = leftwards ? at - 5 : at + 5;
  const Anchor anchor = leftwards ? Anchor::end : Anchor::start;
  drawing.text("t b", words, 16, anchor,
               "real record " + ratio(std::exp(*real)));
  drawing.text("t s", words, 32, anchor, share(part_lower) + " are lower");
  const bool far_right = at <= 295;
  const double far = far_right ? 420 : 0;
  const Anchor other = far_right ? Anchor::end : Anchor::start;
  drawing.text("t s", far, 16, other,
               fmt::format("{} without effect", estimates.size()));
  drawing.text("t s", far, 32, other,
               "median " + ratio(std::exp(number(null, "median"))));
  ratio_labels(drawing, x, base + 19);
  return drawing.svg();
}

std::string followed_svg(Day day, const Json& followed) {
  Drawing drawing(190, 16, "strip");
  const Scale x{0, 60, 6, 184, Law::linear};
  drawing.line("axl2", x(0), 8, x(60), 8);
  for (const int at : {0, 30, 60}) {
    drawing.line(at == 0 ? "axl" : "gr2", x(at), 3, x(at), 13);
  }
  if (followed.is_array()) {
    for (const Json& one : followed) {
      const auto when =
          parse_day(one.is_string() ? one.get<std::string>() : std::string());
      if (!when) continue;
      sign(drawing, Sign::triangle, x.held(*when - day), 8,
           fmt::format("{}, day {}", short_date(*when), *when - day));
    }
  }
  return drawing.svg();
}

}  // namespace entente::report
