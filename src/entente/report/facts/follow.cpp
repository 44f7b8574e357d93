#include "entente/report/facts/follow.hpp"

#include <algorithm>
#include <cmath>

namespace entente::report {

History history_of(const record::Group& group,
                   const record::Record& record,
                   Span span) {
  History history;
  history.span = span;
  history.covered = record::covered_days(group, record, span);
  for (const record::ActDay& act : record::act_days(group, record)) {
    if (span.holds(act.day)) history.days.push_back(act.day);
  }
  return history;
}

std::optional<int> first_after(const History& history, Day day, Day last) {
  const auto found =
      std::upper_bound(history.days.begin(), history.days.end(), day);
  if (found == history.days.end() || *found > last) return std::nullopt;
  return *found - day;
}

std::vector<Day> days_after(const History& history,
                            Day day,
                            int within,
                            Day last) {
  std::vector<Day> out;
  for (const Day one : history.days) {
    if (one > day && one <= std::min(day + within, last)) out.push_back(one);
  }
  return out;
}

bool counts(const History& history, Day day, int within) {
  if (day + 1 < history.span.from || day + within > history.span.to) {
    return false;
  }
  const auto first = history.covered.begin() + (day + 1 - history.span.from);
  return std::all_of(first, first + within, [](char c) { return c != 0; });
}

namespace {

bool held(const History& history, Day day, int within) {
  const auto found =
      std::upper_bound(history.days.begin(), history.days.end(), day);
  return found != history.days.end() && *found <= day + within;
}

}  // namespace

Rate base_rate(const History& history, Day from, int within) {
  Rate rate;
  // Days in a row that are covered, up to the end of the window.
  int run = 0;
  for (Day end = history.span.from; end <= history.span.to; ++end) {
    const auto at = static_cast<std::size_t>(end - history.span.from);
    run = history.covered[at] != 0 ? run + 1 : 0;
    const Day day = end - within;
    if (run < within || day < from) continue;
    ++rate.of;
    rate.held += held(history, day, within) ? 1 : 0;
  }
  return rate;
}

Rate rate_after(const History& history,
                const std::vector<Day>& after,
                int within) {
  Rate rate;
  for (const Day day : after) {
    if (!counts(history, day, within)) continue;
    ++rate.of;
    rate.held += held(history, day, within) ? 1 : 0;
  }
  return rate;
}

Gaps gaps_of(const std::vector<Day>& days, Day now) {
  Gaps gaps;
  std::vector<double> all;
  for (std::size_t i = 1; i < days.size() && days[i] <= now; ++i) {
    all.push_back(days[i] - days[i - 1]);
  }
  gaps.n = static_cast<int>(all.size());
  if (all.empty()) return gaps;
  std::sort(all.begin(), all.end());
  const auto at = [&](double p) {
    const double place = p * double(all.size() - 1);
    const auto low = static_cast<std::size_t>(std::floor(place));
    const std::size_t high = std::min(low + 1, all.size() - 1);
    return all[low] + (place - double(low)) * (all[high] - all[low]);
  };
  gaps.quarter = at(0.25);
  gaps.median = at(0.5);
  gaps.three_quarters = at(0.75);
  const auto last = std::upper_bound(days.begin(), days.end(), now);
  if (last == days.begin()) return gaps;
  const double present = now - *(last - 1);
  gaps.longer_than =
      double(std::lower_bound(all.begin(), all.end(), present) - all.begin()) /
      double(all.size());
  return gaps;
}

}  // namespace entente::report
