#include "entente/report/charts/forecast_charts.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "entente/report/charts/marks.hpp"
#include "entente/report/words/forecast_words.hpp"
#include "entente/report/words/words.hpp"

namespace entente::report {

ShareBand wilson(double successes, double n) {
  if (n <= 0) return {};
  constexpr double z = 1.959964;
  const double p = successes / n, zz = z * z / n;
  const double middle = (p + zz / 2) / (1 + zz);
  const double half = z * std::sqrt(p * (1 - p) / n + zz / (4 * n)) / (1 + zz);
  return {std::max(0.0, middle - half), std::min(1.0, middle + half)};
}

std::string likelihood_alt(const std::vector<const Json*>& items) {
  std::string out;
  for (const Json* item : items) {
    if (!out.empty()) out += " ";
    out += fmt::format(
        "{}: {}, band {} to {}, {}.", days_in_words(whole(*item, "horizon")),
        percent(number(*item, "probability")), percent(number(*item, "low")),
        percent(number(*item, "high")), rivals_words(*item));
  }
  return out;
}

std::string likelihood_svg(const std::vector<const Json*>& items) {
  const double pitch = 27;
  const double height = pitch * double(items.size()) + 16;
  Drawing drawing(336, height, "evidence");
  drawing.described("likelihood", "Likelihood beside the base rate",
                    likelihood_alt(items));
  const Scale x{0, 1, 60, 318, Law::linear};
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Json& item = *items[i];
    const double y = 20 + pitch * double(i);
    drawing.text("t", 0, y + 4, Anchor::start,
                 days_in_words(whole(item, "horizon")));
    drawing.line("axl2", x(0), y, x(1), y);
    const double low = x(number(item, "low")), high = x(number(item, "high"));
    drawing.rect("band2", low, y - 5, high - low, 10);
    // The two-speed rate is a short tick below the line.
    if (const auto two = maybe(part(item, "rivals"), "two_speed"))
      drawing.line("med", x(*two), y, x(*two), y + 9);
    const auto base = maybe(item, "base_rate");
    if (base) drawing.line("med", x(*base), y - 9, x(*base), y + 9);
    drawing.circle("now", x(number(item, "probability")), y, 5);
    if (!base) continue;
    const bool left = number(item, "probability") >= *base && *base > 0.2;
    drawing.text("t xs", x(*base) + (left ? -4 : 4), y - 7,
                 left ? Anchor::end : Anchor::start, "base " + share(*base));
  }
  for (const auto& [at, label] :
       {std::pair{0.0, "0%"}, {0.5, "50%"}, {1.0, "100%"}}) {
    drawing.text("t xs", x(at), height - 1, Anchor::middle, label);
  }
  return drawing.svg();
}

namespace {

struct FanFrame {
  Scale x, y;
  double bottom;
};

void fan_grid(Drawing& drawing,
              const FanFrame& frame,
              Day first,
              Day as_of,
              Day last,
              double most) {
  drawing.group("grid");
  const double step = most > 24 ? 10 : most > 10 ? 5 : most > 5 ? 2 : 1;
  for (double v = 0; v <= most; v += step) {
    drawing.line("gr", 26, frame.y(v), frame.x(last), frame.y(v));
    drawing.text("t xs", 20, frame.y(v) + 4, Anchor::end, fixed(v, 0));
  }
  drawing.text("t xs", 26, frame.bottom + 16, Anchor::start, short_date(first));
  drawing.text("t xs", frame.x(as_of), frame.bottom + 16, Anchor::middle,
               short_date(as_of));
  drawing.text("t xs", frame.x(last), frame.bottom + 16, Anchor::middle,
               short_date(last));
  drawing.end_group();
}

void fan_labels(Drawing& drawing,
                const FanFrame& frame,
                const Json& fan,
                Day last,
                double seen) {
  const auto end_of = [&](const char* key) {
    const std::vector<double> values = numbers(part(fan, key));
    return values.empty() ? 0.0 : values.back();
  };
  // From the top down, moved apart where they would touch.
  double floor = -1e9;
  for (const auto& [key, words, none] :
       {std::tuple{"q95", "95 of 100 hold at most", "95 of 100 hold none"},
        {"q50", "half hold at most", "half hold none"},
        {"q05", "5 of 100 hold at most", "5 of 100 hold none"}}) {
    const double value = end_of(key);
    const double y = std::max(frame.y(seen + value) + 4, floor);
    drawing.text("t xs", frame.x(last) + 8, y, Anchor::start,
                 value == 0 ? std::string(none)
                            : fmt::format("{} {}", words, fixed(value, 0)));
    floor = y + 15;
  }
}

}  // namespace

std::string fan_svg(const Json& fan,
                    const std::vector<Day>& seen,
                    Day as_of,
                    double per_day) {
  const std::vector<double> days = numbers(part(fan, "days"));
  const std::vector<double> q95 = numbers(part(fan, "q95"));
  if (days.empty() || q95.size() != days.size()) return "";
  const int behind = 90;
  const Day first = as_of - behind;
  const Day last = as_of + static_cast<Day>(std::lround(days.back()));
  const double so_far = double(seen.size());
  const double most = std::max(3.0, so_far + q95.back() + 1);
  FanFrame frame{{double(first), double(last), 26, 470, Law::linear},
                 {0, most, 290, 22, Law::linear},
                 290};
  Drawing drawing(640, 318, "mid");
  drawing.described(
      "fan", "Cumulative days, seen and forecast",
      fmt::format("{} seen in the 90 days to {}. Bands hold 50, 80 and 90 "
                  "of 100 simulated futures for the {} days after; hairlines "
                  "are sampled futures.",
                  days_in_words(static_cast<long>(seen.size())),
                  in_words(as_of), std::lround(days.back())));
  fan_grid(drawing, frame, first, as_of, last, most);
  std::vector<double> at{double(as_of)};
  for (const double d : days)
    at.push_back(double(as_of) + d);
  const auto lifted = [&](const Json& values) {
    std::vector<double> out{so_far};
    for (const double v : numbers(values))
      out.push_back(so_far + v);
    return out;
  };
  for (const auto& [cls, low, high] : {std::tuple{"b95", "q05", "q95"},
                                       {"b80", "q10", "q90"},
                                       {"b50", "q25", "q75"}}) {
    step_band(drawing, cls, frame.x, frame.y, at, lifted(part(fan, low)),
              lifted(part(fan, high)));
  }
  drawing.group("samples");
  double lift = -4;  // equal counts must not hide each other
  for (const Json& sample : part(fan, "samples")) {
    step_line(drawing, "smp", frame.x, frame.y, at, lifted(sample), lift);
    lift += 0.4;
  }
  drawing.end_group();
  step_line(drawing, "med-line", frame.x, frame.y, at,
            lifted(part(fan, "q50")));
  drawing.line("base", frame.x(as_of), frame.y(so_far), frame.x(last),
               frame.y(so_far + per_day * days.back()));
  std::vector<double> past{double(first)}, counts{0};
  for (const Day day : seen) {
    past.push_back(day);
    counts.push_back(counts.back() + 1);
  }
  past.push_back(as_of);
  counts.push_back(counts.back());
  step_line(drawing, "obs", frame.x, frame.y, past, counts);
  drawing.line("today", frame.x(as_of), 14, frame.x(as_of), frame.bottom);
  drawing.text("t b", frame.x(as_of) - 6, 12, Anchor::end, "seen");
  drawing.text("t b", frame.x(as_of) + 6, 12, Anchor::start, "forecast");
  fan_labels(drawing, frame, fan, last, so_far);
  return drawing.svg();
}

std::string calibration_svg(const Json& record) {
  const Json& bins = part(record, "calibration");
  if (bins.empty()) return "";
  Drawing drawing(400, 330, "nar");
  std::string words;
  for (const Json& bin : bins) {
    if (whole(bin, "n") == 0) continue;
    words += fmt::format(
        " Said {}, came {} of {}.", percent(number(bin, "mean_forecast")),
        std::lround(number(bin, "share") * double(whole(bin, "n"))),
        whole(bin, "n"));
  }
  drawing.described("calibration", "What was forecast and what share came true",
                    words);
  const Scale x{0, 1, 44, 344, Law::linear}, y{0, 1, 292, 24, Law::linear};
  drawing.group("grid");
  for (const double v : {0.0, 0.25, 0.5, 0.75, 1.0}) {
    drawing.line("gr", x(0), y(v), x(1), y(v));
    drawing.text("t xs", 38, y(v) + 4, Anchor::end, fixed(100 * v, 0));
    drawing.text("t xs", x(v), 308, Anchor::middle, fixed(100 * v, 0));
  }
  drawing.line("ref", x(0), y(0), x(1), y(1));
  drawing.text("t s", 344, 325, Anchor::end, "said, %");
  drawing.text("t s", 44, 14, Anchor::start, "came true, %");
  drawing.end_group();
  for (const Json& bin : bins) {
    const double n = number(bin, "n");
    if (n < 1) continue;
    const double came = number(bin, "share") * n;
    const ShareBand band = wilson(came, n);
    const double at = x(number(bin, "mean_forecast"));
    drawing.line("ci95", at, y(band.low), at, y(band.high));
    drawing.circle("est", at, y(number(bin, "share")), 4);
    drawing.text("t xs", at + 7, y(number(bin, "share")) + 4, Anchor::start,
                 fmt::format("{} of {}", std::lround(came), std::lround(n)));
  }
  return drawing.svg();
}

std::string origins_svg(const Json& origins,
                        std::string_view id,
                        long horizon) {
  struct Origin {
    Day day;
    double probability;
    std::optional<double> base, two_speed;
    bool happened;
  };
  std::vector<Origin> rows;
  for (const Json& one : origins) {
    if (text(one, "id") != id || whole(one, "horizon") != horizon) continue;
    const auto day = parse_day(text(one, "day"));
    if (!day || !part(one, "happened").is_boolean()) continue;
    rows.push_back({*day, number(one, "probability"), maybe(one, "base_rate"),
                    maybe(one, "two_speed"), flag(one, "happened")});
  }
  if (rows.size() < 2) return "";
  Drawing drawing(1040, 136, "wide");
  drawing.described(
      "origins", "Every forecast and what came",
      fmt::format("{} forecasts, one a month; filled where the event came "
                  "within {} days.",
                  rows.size(), horizon));
  const Scale x = days_scale({rows.front().day, rows.back().day}, 48, 1000);
  const Scale y{0, 1, 108, 14, Law::linear};
  for (const double v : {0.0, 0.5, 1.0}) {
    drawing.line("gr", 44, y(v), 1004, y(v));
    drawing.text("t xs", 38, y(v) + 4, Anchor::end,
                 fixed(100 * v, 0) + (v == 1 ? "%" : ""));
  }
  for (int year = year_of(rows.front().day); year <= year_of(rows.back().day);
       ++year) {
    const Day start = std::max(make_day(year, 1, 1), rows.front().day);
    drawing.text("t xs", x(start), 126, Anchor::start, std::to_string(year));
  }
  const auto draw = [&](const char* cls, const char* label,
                        std::optional<double> Origin::*rival) {
    std::vector<double> at, values;
    for (const Origin& row : rows) {
      if (!(row.*rival)) continue;
      at.push_back(row.day);
      values.push_back(*(row.*rival));
    }
    if (at.size() < 2) return;
    step_line(drawing, cls, x, y, at, values);
    drawing.text("t xs", 1008, y(values.back()) + 4, Anchor::start, label);
  };
  draw("base", "base", &Origin::base);
  draw("med", "", &Origin::two_speed);
  drawing.group("dots");
  for (const Origin& row : rows) {
    drawing.circle(
        row.happened ? "est" : "est o", x(row.day), y(row.probability), 3.2,
        fmt::format("{}: {}, {}", short_date(row.day), percent(row.probability),
                    row.happened ? "it came" : "none came"));
  }
  drawing.end_group();
  return drawing.svg();
}

}  // namespace entente::report
