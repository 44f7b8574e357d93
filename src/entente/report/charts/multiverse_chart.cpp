#include "entente/report/charts/multiverse_chart.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "entente/report/charts/marks.hpp"
#include "entente/report/words/words.hpp"

namespace entente::report {
namespace {

constexpr double kWidth = 420, kLeft = 128, kRight = 416;
constexpr double kTop = 18, kCurve = 150, kRow = 13, kHead = 15;
constexpr double k95 = 1.959964;
constexpr std::size_t kMany = 150;  // strokes are thinner from here on

struct Spec {
  std::vector<std::size_t> levels;
  double at = 0, se = 0;
  bool leans = false, own = false;
};

std::vector<Spec> in_order(const Json& multiverse) {
  std::vector<Spec> specs;
  for (const Json& one : part(multiverse, "specifications"))
    specs.push_back({part(one, "levels").get<std::vector<std::size_t>>(),
                     number(one, "log_rr60"), number(one, "corrected_se"),
                     text(one, "word") != "unresolved", specs.empty()});
  std::stable_sort(specs.begin(), specs.end(),
                   [](const Spec& a, const Spec& b) { return a.at < b.at; });
  return specs;
}

// Where the specification of a rank stands.
double place(std::size_t rank, std::size_t of) {
  return kLeft + (kRight - kLeft) * (double(rank) + 0.5) / double(of);
}

// The widest that the farthest log ratio needs, up to x15 either way.
double widest_for(double most) {
  for (const double widest : {2.0, 3.0, 5.0})
    if (most <= std::log(widest)) return widest;
  return 15;
}

// A vertical stroke for each place.
std::string strokes(const std::vector<double>& places, double y, double tall) {
  std::string path;
  for (const double x : places)
    path += fmt::format("M{:.2f} {}v{}", x, coordinate(y), coordinate(tall));
  return path;
}

// The scale of log ratios, the region of practically none, its labels.
Scale draw_frame(Drawing& drawing, double most) {
  const double widest = widest_for(most);
  const Scale y{std::log(widest), -std::log(widest), kTop, kTop + kCurve,
                Law::linear};
  const double upper = y(std::log(1.25)), lower = y(std::log(0.8));
  drawing.rect("none", kLeft, upper, kRight - kLeft, lower - upper);
  drawing.line("gr2", kLeft, y(0), kRight, y(0));
  std::vector<std::pair<double, std::string>> labels = {
      {1, "1"}, {1.25, "1.25"}, {0.8, "0.8"}};
  if (widest > 3) labels = {{1, "1"}};
  labels.push_back({widest, fmt::format("×{:g}", widest)});
  labels.push_back({1 / widest, fmt::format("×{:.2g}", 1 / widest)});
  for (const auto& [value, label] : labels)
    drawing.text("t xs", kLeft - 5, y(std::log(value)) + 4, Anchor::end, label);
  return y;
}

void draw_curve(Drawing& drawing, const std::vector<Spec>& specs) {
  double most = 0;
  for (const Spec& one : specs)
    most = std::max(most, std::fabs(one.at) + k95 * one.se);
  const Scale y = draw_frame(drawing, most);
  std::string quiet, leaning, estimates;
  for (std::size_t i = 0; i < specs.size(); ++i) {
    const Spec& one = specs[i];
    const double x = place(i, specs.size());
    const double high = y.held(one.at + k95 * one.se);
    const double low = y.held(one.at - k95 * one.se);
    (one.leans ? leaning : quiet) += fmt::format(
        "M{:.2f} {}v{}", x, coordinate(high), coordinate(low - high));
    estimates +=
        fmt::format("M{:.2f} {}v2.4", x, coordinate(y.held(one.at) - 1.2));
  }
  const char* dense = specs.size() > kMany ? " many" : "";
  drawing.path(fmt::format("iv{}", dense), quiet);
  drawing.path(fmt::format("iv on{}", dense), leaning);
  drawing.path(fmt::format("pt{}", dense), estimates);
}

// A row for each level; `own` is where the claim's own specification stands.
void draw_choices(Drawing& drawing,
                  const Json& multiverse,
                  const std::vector<Spec>& specs,
                  double own) {
  double y = kTop + kCurve + 8;
  const char* mark = specs.size() > kMany ? "mk many" : "mk";
  const Json& choices = part(multiverse, "choices");
  for (std::size_t k = 0; k < choices.size(); ++k) {
    const Json& levels = part(choices[k], "levels");
    std::vector<std::vector<double>> places(levels.size());
    for (std::size_t i = 0; i < specs.size(); ++i)
      places[specs[i].levels[k]].push_back(place(i, specs.size()));
    // What no specification differs in is no choice.
    const auto taken =
        std::count_if(places.begin(), places.end(),
                      [](const auto& level) { return !level.empty(); });
    if (taken < 2) continue;
    y += kHead;
    drawing.text("t b", 0, y, Anchor::start, text(choices[k], "name"));
    drawing.text("t s", kRight, y, Anchor::end,
                 share(number(choices[k], "share")) + " of the variance");
    const double top = y + 3;
    for (std::size_t level = 0; level < places.size(); ++level) {
      if (places[level].empty()) continue;
      y += kRow;
      drawing.text("t xs", 0, y, Anchor::start,
                   shortened(levels[level].get<std::string>(), 22));
      drawing.path(mark, strokes(places[level], y - 9.5, 10));
    }
    drawing.line("real", own, top, own, y + 1);
    y += 3;
  }
}

double height_of(const Json& multiverse) {
  double height = kTop + kCurve + 14;
  for (const Json& choice : part(multiverse, "choices"))
    height += kHead + 3 + kRow * double(part(choice, "levels").size());
  return height;
}

// Where the claim's own specification stands, through curve and choices.
void draw_own(Drawing& drawing, double x, const std::string& title) {
  drawing.line("real", x, kTop, x, kTop + kCurve, title);
  const bool left = x > 300;
  drawing.text("t b", left ? x - 4 : x + 4, kTop + kCurve + 8,
               left ? Anchor::end : Anchor::start, "as defined");
}

// Stretches of the curve: their ends as a band, their middles as a line.
void draw_stretches(Drawing& drawing, const Json& estimates) {
  double most = 0;
  for (const Json& one : estimates)
    for (const Json& value : one)
      most = std::max(most, std::fabs(value.get<double>()));
  const Scale y = draw_frame(drawing, most);
  const double step = (kRight - kLeft) / double(estimates.size());
  std::string bands, middles;
  for (std::size_t i = 0; i < estimates.size(); ++i) {
    const double x = kLeft + step * double(i);
    const double high = y.held(estimates[i][2].get<double>());
    const double low = y.held(estimates[i][0].get<double>());
    bands += fmt::format("M{} {}v{}", coordinate(x + step / 2),
                         coordinate(high - 0.5), coordinate(low - high + 1));
    middles += fmt::format("M{} {}h{}", coordinate(x),
                           coordinate(y.held(estimates[i][1].get<double>())),
                           coordinate(step));
  }
  drawing.path("iv", bands);
  drawing.path("pt", middles);
}

// A level's row: how much of each stretch takes it, in four shades.
void draw_level(Drawing& drawing, const Json& level, double y) {
  const Json& shares = part(level, "shares");
  const double step = (kRight - kLeft) / double(shares.size());
  const auto shade_of = [&](std::size_t i) {
    const double share = shares[i].get<double>();
    return share <= 0 ? -1 : static_cast<int>(std::min(3.0, 4 * share));
  };
  std::array<std::string, 4> cells;
  for (std::size_t from = 0, to = 0; from < shares.size(); from = to) {
    const int shade = shade_of(from);
    while (to < shares.size() && shade_of(to) == shade)
      ++to;
    if (shade < 0) continue;
    cells[static_cast<std::size_t>(shade)] +=
        fmt::format("M{} {}h{}", coordinate(kLeft + step * double(from)),
                    coordinate(y - 4), coordinate(step * double(to - from)));
  }
  for (std::size_t shade = 0; shade < cells.size(); ++shade)
    if (!cells[shade].empty())
      drawing.path(fmt::format("lv lv{}", shade + 1), cells[shade]);
  drawing.text("t xs", kLeft - 5, y, Anchor::end,
               ratio(std::exp(number(level, "median"))));
}

}  // namespace

std::string multiverse_svg(const Json& multiverse) {
  const std::vector<Spec> specs = in_order(multiverse);
  if (specs.empty()) return "";
  Drawing drawing(kWidth, height_of(multiverse), "curve");
  drawing.described(
      "curve-" + text(multiverse, "claim"), "Every specification",
      fmt::format("{} specifications in order of their rate ratio, with 95% "
                  "intervals, and under each what it chooses.",
                  specs.size()));
  drawing.text("t s", kLeft, 12, Anchor::start,
               "rate ratio, every specification in order");
  draw_curve(drawing, specs);
  const auto own = std::find_if(specs.begin(), specs.end(),
                                [](const Spec& one) { return one.own; });
  const double x =
      place(static_cast<std::size_t>(own - specs.begin()), specs.size());
  draw_choices(drawing, multiverse, specs, x);
  draw_own(drawing, x, "as defined: " + ratio(std::exp(own->at)));
  return drawing.svg();
}

std::string curve_svg(const Json& curve) {
  const Json& estimates = part(curve, "estimates");
  if (estimates.empty()) return "";
  // What no specification differs in is no choice.
  std::vector<std::pair<const Json*, std::vector<const Json*>>> choices;
  std::size_t rows = 0;
  for (const Json& choice : part(curve, "choices")) {
    std::vector<const Json*> levels;
    for (const Json& level : part(choice, "levels"))
      if (whole(level, "specifications") > 0) levels.push_back(&level);
    if (levels.size() < 2) continue;
    rows += levels.size();
    choices.emplace_back(&choice, std::move(levels));
  }
  Drawing drawing(kWidth,
                  kTop + kCurve + 14 + (kHead + 3) * double(choices.size()) +
                      kRow * double(rows),
                  "curve");
  drawing.described(
      "curve-" + text(curve, "claim"), "Every specification",
      fmt::format("{} specifications in order of their rate ratio, and under "
                  "each stretch what they choose.",
                  whole(curve, "specifications")));
  drawing.text("t s", kLeft, 12, Anchor::start,
               "rate ratio, every specification in order");
  draw_stretches(drawing, estimates);
  const double own = kLeft + (kRight - kLeft) * number(curve, "place");
  double y = kTop + kCurve + 8;
  for (const auto& [choice, levels] : choices) {
    y += kHead;
    drawing.text("t b", 0, y, Anchor::start, text(*choice, "name"));
    drawing.text("t s", kRight, y, Anchor::end,
                 share(number(*choice, "share")) + " of the variance");
    const double top = y + 3;
    for (const Json* level : levels) {
      y += kRow;
      drawing.text("t xs", 0, y, Anchor::start,
                   shortened(text(*level, "name"), 16));
      draw_level(drawing, *level, y);
    }
    drawing.line("real", own, top, own, y + 1);
    y += 3;
  }
  draw_own(drawing, own, "");
  return drawing.svg();
}

}  // namespace entente::report
