#include "entente/report/facts/follow.hpp"

#include <algorithm>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "entente/report/facts/agreement.hpp"

namespace entente::report {
namespace {

History history(std::vector<Day> days, Span span) {
  return {std::move(days), span,
          std::vector<char>(static_cast<std::size_t>(span.days()), 1)};
}

TEST(Follow, a_window_begins_the_day_after_and_ends_on_its_last_day) {
  const History one = history({10, 40}, {0, 99});
  EXPECT_EQ(first_after(one, 10, 99), 30);
  EXPECT_EQ(first_after(one, 40, 99), std::nullopt);
  EXPECT_EQ(first_after(one, 10, 39), std::nullopt);
  EXPECT_EQ(days_after(one, 10, 30, 99), std::vector<Day>{40});
  EXPECT_TRUE(days_after(one, 10, 29, 99).empty());
}

TEST(Follow, windows_that_are_not_over_or_not_covered_do_not_count) {
  History one = history({}, {0, 99});
  EXPECT_TRUE(counts(one, 69, 30));
  EXPECT_FALSE(counts(one, 70, 30));
  one.covered[50] = 0;
  EXPECT_FALSE(counts(one, 20, 30));
  EXPECT_TRUE(counts(one, 50, 30));
}

TEST(Follow, the_base_rate_is_the_share_of_windows_that_hold_an_act) {
  const History one = history({5}, {0, 9});
  const Rate rate = base_rate(one, 0, 3);  // after days 0 .. 6
  EXPECT_EQ(rate.of, 7);
  EXPECT_EQ(rate.held, 3);  // after 2, 3 and 4
}

RC_GTEST_PROP(Follow,
              base_rate_is_rate_after_every_day,
              (std::vector<std::uint8_t> raw, std::vector<bool> covered)) {
  std::vector<Day> days(raw.begin(), raw.end());
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
  History one = history(days, {0, 255});
  for (std::size_t i = 0; i < covered.size() && i < 256; ++i) {
    one.covered[i] = covered[i] ? 1 : 0;
  }
  const int within = *rc::gen::inRange(1, 60);
  const Day from = *rc::gen::inRange(0, 255);
  std::vector<Day> all;
  for (Day day = from; day <= 255; ++day)
    all.push_back(day);
  const Rate base = base_rate(one, from, within);
  const Rate after = rate_after(one, all, within);
  RC_ASSERT(base.of == after.of);
  RC_ASSERT(base.held == after.held);
}

TEST(Follow, the_present_gap_is_set_among_the_past_ones) {
  const Gaps gaps = gaps_of({0, 10, 30, 60}, 75);
  EXPECT_EQ(gaps.n, 3);
  EXPECT_DOUBLE_EQ(gaps.median, 20);
  EXPECT_DOUBLE_EQ(gaps.longer_than, 1.0 / 3);
  EXPECT_EQ(gaps_of({4}, 9).n, 0);
}

TEST(Agreement, kappa_is_cohens) {
  // Cohen 1960: 0.5 alike, 0.5 by chance.
  EXPECT_NEAR(
      nominal_agreement({"a", "a", "b", "b"}, {"a", "b", "a", "b"}).kappa, 0,
      1e-12);
  const Agreement one =
      nominal_agreement({"a", "a", "b", "b"}, {"a", "a", "b", "a"});
  EXPECT_NEAR(one.same, 0.75, 1e-12);
  EXPECT_NEAR(one.kappa, 0.5, 1e-12);
  EXPECT_NEAR(size_agreement({1, 2, 3}, {1, 2, 3}).kappa, 1, 1e-12);
  EXPECT_NEAR(size_agreement({1, 2, 3}, {3, 2, 1}).kappa, -1, 1e-12);
  EXPECT_EQ(nominal_agreement({}, {}).n, 0);
}

}  // namespace
}  // namespace entente::report
