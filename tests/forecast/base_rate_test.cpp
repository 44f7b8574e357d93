// Base rate and persistence against counting every window by hand.
#include "entente/forecast/base_rate.hpp"

#include <cmath>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "../theory/world.hpp"

namespace entente::forecast {
namespace {

struct Strikes : theory::World {
  Strikes(int days, const std::vector<int>& on, int gap_from, int gap_to)
      : World(days, 30) {
    add_group("strike", record::Side::theirs, record::Counting::days).gates = {
        "strikes"};
    if (gap_from <= gap_to) add_gap("strikes", gap_from, gap_to);
    for (const int day : on)
      add_act("strike", day);
  }
  theory::ForecastPanel panel() {
    return theory::forecast_panel(setting(), window.to, 0);
  }
  Baseline baseline(int width) {
    return baseline_of(panel().panel, 0, possible_acts(setting(), 0), width);
  }
  record::Act& unfit(int day) {
    add_act("strike", day);
    return record.acts.back();
  }
};

TEST(Baseline, counts_windows_that_end_at_the_origin_or_before) {
  // Ten days, strikes on 2 and 3, windows of three days: begun on 0 to 3 they
  // hold one, on 4 to 7 none.
  Strikes world(10, {2, 3, -4}, 1, 0);
  const Baseline found = world.baseline(3);
  EXPECT_DOUBLE_EQ(*found.base_rate, 4.0 / 8);
  // The last three days hold none. Windows with three days before them begin
  // on 3 to 7; those before begin on 0 to 4, and only the last, 4, holds none:
  // the window begun on 7 does not either.
  EXPECT_DOUBLE_EQ(*found.persistence, 0);
}

TEST(Baseline, leaves_out_windows_with_an_uncovered_day) {
  Strikes world(10, {2, 3, 9}, 5, 5);
  // Windows of three begun on 0, 1, 2 (all with a strike), 6, 7 (with 9).
  const Baseline found = world.baseline(3);
  EXPECT_DOUBLE_EQ(*found.base_rate, 4.0 / 5);
}

TEST(Baseline, gives_the_base_rate_where_no_window_is_like_the_last) {
  Strikes world(6, {5}, 1, 0);
  // Of two windows of three days the last holds a strike; none before it does.
  const Baseline found = world.baseline(3);
  EXPECT_EQ(found.persistence, found.base_rate);
}

RC_GTEST_PROP(Baseline, equals_counting_every_window, ()) {
  const int days = *rc::gen::inRange(1, 120);
  const auto on =
      *rc::gen::container<std::vector<int>>(8, rc::gen::inRange(-20, days));
  const int from = *rc::gen::inRange(0, days);
  const int to = std::min(days - 1, from + *rc::gen::inRange(-1, 15));
  const int width = *rc::gen::inRange(1, 20);
  Strikes world(days, on, from, to);
  const auto struck = [&](int t) {
    return std::count(on.begin(), on.end(), t) > 0;
  };
  const auto holds = [&](int start) {
    for (int t = start; t < start + width; ++t)
      if (struck(t)) return true;
    return false;
  };
  const auto covered = [&](int start) {
    for (int t = start; t < start + width; ++t)
      if (t >= from && t <= to) return false;
    return true;
  };
  int all = 0, yes = 0, alike = 0, alike_yes = 0;
  // Of the days just past it is known that one struck, or that none did where
  // all of them are covered.
  const bool past = days >= width && holds(days - width);
  const bool known = days >= width && (past || covered(days - width));
  for (int start = 0; start + width <= days; ++start) {
    if (!covered(start)) continue;
    ++all;
    yes += holds(start);
    if (!known || start < width || !covered(start - width)) continue;
    if (holds(start - width) != past) continue;
    ++alike;
    alike_yes += holds(start);
  }
  const Baseline found = world.baseline(width);
  std::optional<double> base;
  if (all > 0) base = static_cast<double>(yes) / all;
  RC_ASSERT(found.base_rate == base);
  RC_ASSERT(found.persistence ==
            (alike > 0 ? static_cast<double>(alike_yes) / alike : base));
  // Act days and covered days of the last days, by hand.
  const auto rate = [&](int last) -> std::optional<double> {
    int open = 0, acts = 0;
    for (int t = std::max(0, days - last); t < days; ++t) {
      if (t >= from && t <= to) continue;
      ++open;
      acts += struck(t);
    }
    if (open == 0) return {};
    return static_cast<double>(acts) / open;
  };
  const auto slow = rate(365), fast = rate(30);
  RC_ASSERT(found.two_speed.has_value() == slow.has_value());
  if (slow)
    RC_ASSERT(std::abs(*found.two_speed -
                       (1 - std::exp(-width * (fast.value_or(*slow) + *slow) /
                                     2))) < 1e-12);
}

TEST(Baseline, that_does_not_exist_yet_is_none_and_not_nought) {
  // Ten days hold no window of thirty.
  const Baseline young = Strikes(10, {2}, 1, 0).baseline(30);
  EXPECT_FALSE(young.base_rate);
  EXPECT_FALSE(young.persistence);
  EXPECT_TRUE(young.two_speed);
  const Baseline unread = Strikes(50, {}, 0, 49).baseline(5);
  EXPECT_FALSE(unread.base_rate);
  EXPECT_FALSE(unread.two_speed);
}

// 400 days: 12 strikes in the last 365, three of them in the last 30.
TEST(Baseline, runs_at_two_speeds) {
  const std::vector<int> on = {5,   20,  40,  80,  120, 160, 200,
                               240, 280, 320, 360, 371, 380, 399};
  const Baseline found = Strikes(400, on, 1, 0).baseline(14);
  const double rate = 0.5 * 3 / 30 + 0.5 * 12 / 365;
  EXPECT_DOUBLE_EQ(*found.two_speed, 1 - std::exp(-14 * rate));
  // The last 31 days unread: the year alone speaks, over its covered days.
  const Baseline dark = Strikes(400, on, 369, 399).baseline(14);
  EXPECT_DOUBLE_EQ(*dark.two_speed, 1 - std::exp(-14 * 9.0 / 334));
}

// A hundred days from 2001-01-01, one strike on day 3; another is known to
// February (days 31 to 58) or to the day but to nobody who read of it.
TEST(Baseline, leaves_out_windows_in_which_one_may_have_happened) {
  const std::vector<int> on = {3};
  const Baseline before = Strikes(100, on, 1, 0).baseline(10);
  EXPECT_EQ(before.windows, 91);
  EXPECT_EQ(before.unknown, 0);
  Strikes month(100, on, 1, 0);
  ASSERT_EQ(month.window.from, make_day(2001, 1, 1));
  month.unfit(31).precision = record::Precision::month;
  const Baseline found = month.baseline(10);
  // Windows begun on 22 to 58 may hold it; those begun on 0 to 3 hold one.
  EXPECT_EQ(found.unknown, 37);
  EXPECT_EQ(found.windows, 91 - 37);
  EXPECT_DOUBLE_EQ(*found.base_rate, 4.0 / 54);
  Strikes unread(100, on, 1, 0);
  unread.unfit(50).check = record::Check::unverified;
  EXPECT_EQ(unread.baseline(10).unknown, 10);
  // A strike that is known decides.
  Strikes both(100, {3, 40}, 1, 0);
  both.unfit(31).precision = record::Precision::month;
  EXPECT_EQ(both.baseline(10).unknown, 37 - 10);
}

TEST(Baseline, says_nothing_of_a_month_that_is_not_over) {
  Strikes world(50, {3}, 1, 0);  // ends on 19 February
  world.unfit(31).precision = record::Precision::month;
  const Baseline found = world.baseline(10);
  EXPECT_EQ(found.unknown, 0);
  EXPECT_EQ(found.two_speed, Strikes(50, {3}, 1, 0).baseline(10).two_speed);
}

TEST(Baseline, does_not_call_the_days_just_past_quiet_when_one_may_have_been) {
  const std::vector<int> on = {3, 12, 20};
  Strikes world(100, on, 1, 0);
  EXPECT_NE(world.baseline(20).persistence, world.baseline(20).base_rate);
  world.unfit(95).check = record::Check::digest;
  EXPECT_EQ(world.baseline(20).persistence, world.baseline(20).base_rate);
}

// Days 31 to 58 of a hundred, of which the last 30 are 70 to 99.
TEST(Baseline, runs_on_acts_known_to_a_month_by_the_share_of_its_days) {
  Strikes world(100, {3}, 1, 0);
  world.unfit(31).precision = record::Precision::month;
  const double slow = (1 + 1.0) / 100, fast = 0;
  EXPECT_NEAR(*world.baseline(14).two_speed,
              1 - std::exp(-14 * (slow + fast) / 2), 1e-12);
  Strikes late(70, {3}, 1, 0);  // the last 30 days begin on 40
  late.unfit(31).precision = record::Precision::month;
  EXPECT_NEAR(*late.baseline(14).two_speed,
              1 - std::exp(-14 * (2.0 / 70 + 19.0 / 28 / 30) / 2), 1e-12);
}

TEST(Baseline, runs_without_the_days_of_an_act_that_nobody_has_read) {
  Strikes world(100, {3, 90}, 1, 0);
  world.unfit(95).check = record::Check::unverified;
  EXPECT_NEAR(*world.baseline(14).two_speed,
              1 - std::exp(-14 * (2.0 / 99 + 1.0 / 29) / 2), 1e-12);
}

TEST(LastCovered, is_the_last_day_that_no_gate_calls_poor) {
  EXPECT_EQ(last_covered(Strikes(50, {}, 1, 0).panel().panel, 0), 49);
  EXPECT_EQ(last_covered(Strikes(50, {}, 40, 49).panel().panel, 0), 39);
  EXPECT_EQ(last_covered(Strikes(50, {}, 10, 20).panel().panel, 0), 49);
  EXPECT_EQ(last_covered(Strikes(50, {}, 0, 49).panel().panel, 0), -1);
}

}  // namespace
}  // namespace entente::forecast
