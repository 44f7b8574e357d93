#include "entente/report/charts/game_charts.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "entente/report/charts/marks.hpp"
#include "entente/report/charts/text_lines.hpp"
#include "entente/report/words/words.hpp"

namespace entente::report {
namespace {

constexpr double kWidth = 960, kNames = 210, kRow = 22, kHead = 24;

Day day_in(const Json& object, const char* key) {
  return parse_day(text(object, key)).value_or(0);
}

// The names of groups that stand in lists, in the order in which they first do.
void add_name(std::vector<std::string>& names, const std::string& name) {
  if (std::find(names.begin(), names.end(), name) == names.end())
    names.push_back(name);
}

struct AxisRows {
  std::vector<std::string> theirs, ours;
};

AxisRows rows_of(const Json& game) {
  AxisRows rows;
  for (const Json& month : part(game, "played"))
    for (const Json& came : part(month, "came"))
      add_name(rows.theirs, text(came, "group"));
  std::sort(rows.theirs.begin(), rows.theirs.end());
  for (const Json& group : part(game, "acts"))
    add_name(rows.ours, text(group, "group"));
  for (const Json& one : part(game, "schedule"))
    add_name(rows.ours, text(one, "group"));
  return rows;
}

std::vector<Tick> months_in(Span days) {
  std::vector<Tick> ticks;
  for (Day day = days.from; day <= days.to; ++day)
    if (day_of_month(day) == 1 && month_of(day) % 3 == 1)
      ticks.emplace_back(
          day, month_of(day) == 1 ? std::to_string(year_of(day)) : "");
  return ticks;
}

class Axis {
 public:
  explicit Axis(const Json& game)
      : game_(game),
        rows_(rows_of(game)),
        days_{day_in(game, "from") + 1, day_in(game, "to")},
        x_(days_scale(days_, kNames, kWidth - 8)),
        height_(kHead +
                kRow * static_cast<double>(rows_.theirs.size() +
                                           rows_.ours.size() + 1) +
                20),
        drawing_(kWidth, height_, "wide") {}

  std::string svg() {
    drawing_.described("game-axis", "The game so far", words());
    axis(drawing_, x_, months_in(days_), kHead - 6, height_ - 18, height_ - 4);
    for (std::size_t i = 0; i < rows_.theirs.size(); ++i)
      name(rows_.theirs[i], y_of_theirs(i));
    const double parted = kHead + kRow * double(rows_.theirs.size()) + kRow / 2;
    drawing_.line("axl", 0, parted, kWidth, parted);
    drawing_.text("t xs", 0, 12, Anchor::start, "Theirs and others'");
    drawing_.text("t xs", 0, parted + 14, Anchor::start, "Ours");
    for (std::size_t i = 0; i < rows_.ours.size(); ++i)
      name(rows_.ours[i], y_of_ours(i));
    schedule();
    months();
    return drawing_.svg();
  }

 private:
  double y_of_theirs(std::size_t i) const { return kHead + kRow * double(i); }
  double y_of_ours(std::size_t i) const {
    return kHead + kRow * double(rows_.theirs.size() + i + 1) + 6;
  }
  double y_of(const std::vector<std::string>& names,
              const std::string& name,
              bool ours) const {
    const auto i = static_cast<std::size_t>(
        std::find(names.begin(), names.end(), name) - names.begin());
    return ours ? y_of_ours(i) : y_of_theirs(i);
  }

  void name(const std::string& words, double y) {
    drawing_.text("t", kNames - 10, y + 4, Anchor::end, shortened(words, 30));
  }

  void schedule() {
    for (const Json& one : part(game_, "schedule")) {
      const Span span{day_in(one, "on"), day_in(one, "until")};
      const double y = y_of(rows_.ours, text(one, "group"), true);
      spell(drawing_, x_, flag(one, "let_go") ? "open dash" : "open", span,
            y - 6, 12, 4,
            text(one, "group") + ", " + text(one, "on") +
                (flag(one, "let_go") ? ", let go" : ", scheduled"));
    }
  }

  void months() {
    Day to = days_.from - 1;
    for (const Json& month : part(game_, "played")) {
      to = day_in(month, "to");
      for (const Json& came : part(month, "came"))
        sign(drawing_, Sign::triangle, x_(day_in(came, "day") + .5),
             y_of(rows_.theirs, text(came, "group"), false),
             text(came, "day") + ": " + text(came, "one"));
      for (const Json& act : part(month, "acts"))
        sign(drawing_, Sign::diamond, x_(day_in(act, "on") + .5),
             y_of(rows_.ours, text(act, "group"), true),
             fmt::format("{}: {}, size {}", text(act, "on"), text(act, "group"),
                         whole(act, "size")));
    }
    if (to < days_.to)
      drawing_.line("today", x_(to + 1), kHead - 8, x_(to + 1), height_ - 18);
  }

  std::string words() const {
    std::size_t came = 0, acts = 0;
    for (const Json& month : part(game_, "played")) {
      came += part(month, "came").size();
      acts += part(month, "acts").size();
    }
    return fmt::format(
        "{} acts of others and {} of ours in {} of {} months; each stands in "
        "the list of months.",
        came, acts, part(game_, "played").size(), whole(game_, "months"));
  }

  const Json& game_;
  AxisRows rows_;
  Span days_;
  Scale x_;
  double height_;
  Drawing drawing_;
};

// Everything that a picture of the end must hold.
Scale scale_of(const Json& game, std::size_t o) {
  const Json& own = game["end"]["own"][o];
  double low = std::min(number(own, "low"), number(own, "came"));
  double high = std::max(number(own, "high"), number(own, "came"));
  for (const Json& rival : part(game["end"], "rivals")) {
    const Json& one = rival["outcomes"][o];
    for (const char* key : {"mean", "same_luck"}) {
      low = std::min(low, number(one, key));
      high = std::max(high, number(one, key));
    }
  }
  const double pad = std::max(.04 * (high - low), 1e-6);
  return {low - pad, high + pad, kNames + 20, 700};
}

std::vector<Tick> ticks_of(const Scale& x) {
  const double rough = (x.to - x.from) / 5;
  const double ten = std::pow(10, std::floor(std::log10(rough)));
  const double step = ten * (rough / ten > 5 ? 10 : rough / ten > 2 ? 5 : 2);
  std::vector<Tick> ticks;
  for (double at = std::ceil(x.from / step) * step; at <= x.to; at += step)
    ticks.emplace_back(at,
                       fmt::format("{:.10g}", std::abs(at) < 1e-9 ? 0 : at));
  return ticks;
}

}  // namespace

std::string game_axis_svg(const Json& game) {
  return Axis(game).svg();
}

std::string game_end_svg(const Json& game, std::size_t o) {
  const Json& end = game["end"];
  const Json& own = end["own"][o];
  const Scale x = scale_of(game, o);
  const auto rivals = static_cast<double>(end["rivals"].size());
  const double height = kHead + kRow * (rivals + 1) + 24;
  Drawing drawing(720, height, "mid");
  const double came = x(number(own, "came"));
  drawing.described(
      fmt::format("game-end-{}", o), text(game["outcomes"][o], "title"),
      fmt::format("{:.4g} came; {:.4g} on average with these choices, 80 % of "
                  "futures from {:.4g} to {:.4g}. The table beside has every "
                  "policy.",
                  number(own, "came"), number(own, "mean"), number(own, "low"),
                  number(own, "high")));
  axis(drawing, x, ticks_of(x), kHead - 8, height - 20, height - 6);
  drawing.line("real", came, kHead - 8, came, height - 20,
               fmt::format("what came: {:.4g}", number(own, "came")));
  drawing.text("t b", came, 10, Anchor::middle, "what came");
  double y = kHead + 4;
  drawing.text("t b", kNames, y + 4, Anchor::end, "Your choices");
  drawing.rect("band2", x(number(own, "low")), y - 5,
               std::max(2.0, x(number(own, "high")) - x(number(own, "low"))),
               10, "80 % of futures with your choices");
  drawing.circle("est", x(number(own, "mean")), y, 4,
                 fmt::format("on average {:.4g}", number(own, "mean")));
  for (const Json& rival : part(end, "rivals")) {
    y += kRow;
    const Json& one = rival["outcomes"][o];
    drawing.text("t", kNames, y + 4, Anchor::end,
                 shortened(text(rival, "title"), 30));
    drawing.line("lead", x(number(one, "mean")), y, x(number(own, "mean")), y,
                 "choice " + signed_number(number(one, "choice"), 2));
    drawing.circle(flag(one, "tied") ? "est o" : "est", x(number(one, "mean")),
                   y, 3.4,
                   fmt::format("on average {:.4g}{}", number(one, "mean"),
                               flag(one, "tied") ? ", tied" : ""));
    const double luck = x(number(one, "same_luck"));
    drawing.line(
        "tick2", luck, y - 6, luck, y + 6,
        fmt::format("under the same luck {:.4g}", number(one, "same_luck")));
  }
  return drawing.svg();
}

}  // namespace entente::report
