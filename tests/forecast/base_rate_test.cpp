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
};

TEST(Baseline, counts_windows_that_end_at_the_origin_or_before) {
  // Ten days, strikes on 2 and 3, windows of three days: begun on 0 to 3 they
  // hold one, on 4 to 7 none.
  Strikes world(10, {2, 3, -4}, 1, 0);
  const Baseline found = baseline_of(world.panel().panel, 0, 3);
  EXPECT_DOUBLE_EQ(*found.base_rate, 4.0 / 8);
  // The last three days hold none. Windows with three days before them begin
  // on 3 to 7; those before begin on 0 to 4, and only the last, 4, holds none:
  // the window begun on 7 does not either.
  EXPECT_DOUBLE_EQ(*found.persistence, 0);
}

TEST(Baseline, leaves_out_windows_with_an_uncovered_day) {
  Strikes world(10, {2, 3, 9}, 5, 5);
  // Windows of three begun on 0, 1, 2 (all with a strike), 6, 7 (with 9).
  const Baseline found = baseline_of(world.panel().panel, 0, 3);
  EXPECT_DOUBLE_EQ(*found.base_rate, 4.0 / 5);
}

TEST(Baseline, gives_the_base_rate_where_no_window_is_like_the_last) {
  Strikes world(6, {5}, 1, 0);
  // Of two windows of three days the last holds a strike; none before it does.
  const Baseline found = baseline_of(world.panel().panel, 0, 3);
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
  const theory::ForecastPanel panel = world.panel();
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
  const bool past = days >= width && holds(days - width);
  for (int start = 0; start + width <= days; ++start) {
    if (!covered(start)) continue;
    ++all;
    yes += holds(start);
    if (start < width || !covered(start - width)) continue;
    if (holds(start - width) != past) continue;
    ++alike;
    alike_yes += holds(start);
  }
  const Baseline found = baseline_of(panel.panel, 0, width);
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
  const Baseline young =
      baseline_of(Strikes(10, {2}, 1, 0).panel().panel, 0, 30);
  EXPECT_FALSE(young.base_rate);
  EXPECT_FALSE(young.persistence);
  EXPECT_TRUE(young.two_speed);
  const Baseline unread =
      baseline_of(Strikes(50, {}, 0, 49).panel().panel, 0, 5);
  EXPECT_FALSE(unread.base_rate);
  EXPECT_FALSE(unread.two_speed);
}

// 400 days: 12 strikes in the last 365, three of them in the last 30.
TEST(Baseline, runs_at_two_speeds) {
  const std::vector<int> on = {5,   20,  40,  80,  120, 160, 200,
                               240, 280, 320, 360, 371, 380, 399};
  const Baseline found =
      baseline_of(Strikes(400, on, 1, 0).panel().panel, 0, 14);
  const double rate = 0.5 * 3 / 30 + 0.5 * 12 / 365;
  EXPECT_DOUBLE_EQ(*found.two_speed, 1 - std::exp(-14 * rate));
  // The last 31 days unread: the year alone speaks, over its covered days.
  const Baseline dark =
      baseline_of(Strikes(400, on, 369, 399).panel().panel, 0, 14);
  EXPECT_DOUBLE_EQ(*dark.two_speed, 1 - std::exp(-14 * 9.0 / 334));
}

TEST(LastCovered, is_the_last_day_that_no_gate_calls_poor) {
  EXPECT_EQ(last_covered(Strikes(50, {}, 1, 0).panel().panel, 0), 49);
  EXPECT_EQ(last_covered(Strikes(50, {}, 40, 49).panel().panel, 0), 39);
  EXPECT_EQ(last_covered(Strikes(50, {}, 10, 20).panel().panel, 0), 49);
  EXPECT_EQ(last_covered(Strikes(50, {}, 0, 49).panel().panel, 0), -1);
}

}  // namespace
}  // namespace entente::forecast
