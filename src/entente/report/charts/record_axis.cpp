#include "entente/report/charts/record_axis.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "entente/report/charts/marks.hpp"
#include "entente/report/words/words.hpp"

namespace entente::report {
namespace {

constexpr double kWidth = 780, kLane = 40, kRoom = 22, kTop = 4;
constexpr int kMostBars = 200;

enum class Bar { day, week, month, quarter, year };

Bar bar_for(Span span) {
  const int days = span.days();
  if (days <= kMostBars) return Bar::day;
  if (days <= 7 * kMostBars) return Bar::week;
  if (days <= 31 * kMostBars) return Bar::month;
  if (days <= 92 * kMostBars) return Bar::quarter;
  return Bar::year;
}

// The first day of the bar after the one that begins on that day.
Day next_bar(Day first, Bar bar) {
  const int months = bar == Bar::month ? 1 : bar == Bar::quarter ? 3 : 12;
  if (bar == Bar::day) return first + 1;
  if (bar == Bar::week) return first + 7;
  const int month = month_of(first) - 1 + months;
  return make_day(year_of(first) + month / 12, month % 12 + 1, 1);
}

// The first day of the bar that holds the day.
Day first_bar(Day day, Span span, Bar bar) {
  if (bar == Bar::day || bar == Bar::week) return span.from;
  if (bar == Bar::year) return make_day(year_of(day), 1, 1);
  const int month =
      bar == Bar::month ? month_of(day) : (month_of(day) - 1) / 3 * 3 + 1;
  return make_day(year_of(day), month, 1);
}

std::string bar_words(Day first, Day next, Bar bar) {
  if (bar == Bar::day) return short_date(first);
  if (bar == Bar::week)
    return short_date(first) + " to " + short_date(next - 1);
  if (bar == Bar::month) return short_date(first, record::Precision::month);
  if (bar == Bar::year) return std::to_string(year_of(first));
  return short_date(first, record::Precision::month) + " to " +
         short_date(next - 1, record::Precision::month);
}

struct Lane {
  record::Side side;
  std::string name;
  const char* cls;
  std::vector<long> bars;
  long acts = 0;
};

std::vector<Lane> lanes_of(const casefile::Case& the_case, std::size_t bars) {
  std::vector<Lane> all = {
      {record::Side::theirs, the_case.their_name, "f-acc", {}, 0},
      {record::Side::joint, "both together", "f-mid", {}, 0},
      {record::Side::ours, the_case.our_name, "f-ink", {}, 0},
      {record::Side::third, "third parties", "f-mid", {}, 0}};
  std::erase_if(all, [&](const Lane& lane) {
    return std::none_of(
        the_case.record.acts.begin(), the_case.record.acts.end(),
        [&](const record::Act& act) { return act.side == lane.side; });
  });
  for (Lane& lane : all)
    lane.bars.assign(bars, 0);
  return all;
}

// Years where there are many, else months, else days.
std::vector<Tick> ticks_of(Span span) {
  std::vector<Tick> ticks;
  const int days = span.days();
  constexpr int kMostTicks = 11;
  const auto add = [&](Day day, std::string words) {
    if (span.holds(day)) ticks.emplace_back(day, std::move(words));
  };
  if (days > 3 * 366) {
    const int years = year_of(span.to) - year_of(span.from) + 1;
    const int step = years <= kMostTicks       ? 1
                     : years <= 2 * kMostTicks ? 2
                     : years <= 5 * kMostTicks ? 5
                                               : 10;
    for (int year = year_of(span.from); year <= year_of(span.to); ++year)
      if (year % step == 0) add(make_day(year, 1, 1), std::to_string(year));
  } else if (days > kMostTicks * 10) {
    const int step = days <= 31 * kMostTicks ? 1 : days <= 550 ? 2 : 4;
    for (Day day = make_day(year_of(span.from), 1, 1); day <= span.to;
         day = next_bar(day, Bar::month))
      if ((month_of(day) - 1) % step == 0)
        add(day, short_date(day, record::Precision::month));
  } else {
    const int step = std::max(1, days / kMostTicks);
    for (Day day = span.from; day <= span.to; day += step)
      add(day, short_date(day));
  }
  return ticks;
}

}  // namespace

std::string record_axis_svg(const casefile::Case& the_case,
                            const std::vector<std::size_t>& acts,
                            Span span) {
  const Bar bar = bar_for(span);
  std::vector<Day> starts;  // and the end
  for (Day day = first_bar(span.from, span, bar);; day = next_bar(day, bar)) {
    starts.push_back(day);
    if (day > span.to) break;
  }
  std::vector<Lane> lanes = lanes_of(the_case, starts.size() - 1);
  long most = 1;
  for (const std::size_t i : acts) {
    const record::Act& act = the_case.record.acts[i];
    const auto lane =
        std::find_if(lanes.begin(), lanes.end(),
                     [&](const Lane& one) { return one.side == act.side; });
    if (lane == lanes.end() || !span.holds(act.day)) continue;
    const auto at = std::upper_bound(starts.begin(), starts.end(), act.day);
    long& count = lane->bars[static_cast<std::size_t>(at - starts.begin()) - 1];
    most = std::max(most, ++count);
    ++lane->acts;
  }
  const double bottom = kTop + kLane * double(lanes.size());
  Drawing drawing(kWidth, bottom + 18, "axis");
  drawing.described(
      "record-axis", "Acts over time",
      fmt::format("{} from {} to {}, a lane for each side; the highest bar is "
                  "{}. The table below lists them.",
                  count_of(static_cast<long>(acts.size()), "act", "acts"),
                  in_words(span.from), in_words(span.to),
                  count_of(most, "act", "acts")));
  const Scale x = days_scale(span, 0, kWidth);
  std::vector<Tick> ticks = ticks_of(span);
  for (auto& [day, words] : ticks)  // a label at the edge would be cut
    if (std::abs(x(day) - kWidth / 2) > kWidth / 2 - 30) words.clear();
  axis(drawing, x, ticks, kTop, bottom, bottom + 14);
  for (std::size_t n = 0; n < lanes.size(); ++n) {
    const Lane& lane = lanes[n];
    const double base = kTop + kLane * double(n + 1) - 2;
    drawing.line("axl2", 0, base, kWidth, base);
    drawing.text("t xs", 2, base - kRoom - 4, Anchor::start,
                 fmt::format("{}: {}", shortened(upper_first(lane.name), 50),
                             thousands(lane.acts)));
    for (std::size_t i = 0; i < lane.bars.size(); ++i) {
      if (lane.bars[i] == 0) continue;
      const double left = x.held(starts[i]), right = x.held(starts[i + 1]);
      const double height = kRoom * double(lane.bars[i]) / double(most);
      drawing.rect(
          lane.cls, left, base - std::max(height, 1.5),
          std::max(right - left - 0.7, 1.2), std::max(height, 1.5),
          fmt::format("{}: {}", bar_words(starts[i], starts[i + 1], bar),
                      count_of(lane.bars[i], "act", "acts")));
    }
  }
  return drawing.svg();
}

}  // namespace entente::report
