// Kinds of a forecast day: shares, and whole observed days.
#include "entente/forecast/kinds.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include "../theory/world.hpp"

namespace entente::forecast {
namespace {

// Attacks are raids or shells; a day can hold both, and its leading kind is
// that of the heavier act. The second era begins on day 200.
struct Attacks : theory::World {
  Attacks() : World(400, 50) {
    using record::Counting;
    using record::Side;
    add_group("attack", Side::theirs, Counting::days).select[0].kinds = {
        "raid", "shell"};
    add_group("raid", Side::theirs, Counting::days);
    add_group("shell", Side::theirs, Counting::days);
    model.eras = {{"first", {kFirstDay, window.from + 199}},
                  {"second", {window.from + 200, kLastDay}}};
    for (const int day : {-20, 10, 20, 30, 210, 220, 230})
      add_act("raid", day, 2);
    for (const int day : {40, 50, 240})
      add_act("shell", day, 2);
    add_act("shell", 30, 3);   // a shell's day with a raid
    add_act("shell", 210, 1);  // a raid's day with a shell
  }
};

KindTable table() {
  static Attacks world;
  static const theory::VerdictPanel panel =
      theory::verdict_panel(world.setting());
  return kind_table(panel.panel, 0, {1, 2});
}

TEST(Kinds, are_counted_in_the_window_and_in_the_origins_era) {
  const KindTable found = table();
  ASSERT_EQ(found.kinds, (std::vector<std::string>{"raid", "shell"}));
  // In the window: raids lead on 10, 20, 210, 220, 230; shells on 30, 40, 50,
  // 240. In the second era: three and one.
  EXPECT_DOUBLE_EQ(found.concentration[0], 10 * 5.0 / 9 + 3);
  EXPECT_DOUBLE_EQ(found.concentration[1], 10 * 4.0 / 9 + 1);
  EXPECT_EQ(found.days[0], (std::vector<unsigned>{1, 1, 3, 1, 1}));
  EXPECT_EQ(found.days[1], (std::vector<unsigned>{3, 2, 2, 2}));
}

// Mean of a Dirichlet share over 20,000 draws; its error is at most
// .5/sqrt(20000 * 15) = .0009, and the bound 4.9 of these.
TEST(Kinds, have_shares_of_a_dirichlet) {
  const KindTable found = table();
  const Draws draws(4, Stream::future_attributes);
  const double all = found.concentration[0] + found.concentration[1];
  double mean = 0, square = 0;
  constexpr std::uint32_t kDraws = 20000;
  for (std::uint32_t i = 0; i < kDraws; ++i) {
    const auto shares = draw_shares(found, draws, i);
    EXPECT_NEAR(shares[0] + shares[1], 1, 1e-12);
    mean += shares[0] / kDraws;
    square += shares[0] * shares[0] / kDraws;
  }
  const double expected = found.concentration[0] / all;
  EXPECT_NEAR(mean, expected, 0.0045);
  const double sd = std::sqrt(expected * (1 - expected) / (all + 1));
  EXPECT_NEAR(std::sqrt(square - mean * mean), sd, 0.05 * sd);
  // Shares without the counts of the era would be seen.
  EXPECT_GT(std::abs(mean - 5.0 / 9), 0.0045);
}

TEST(Kinds, draw_a_whole_observed_day) {
  const KindTable found = table();
  const std::vector<double> shares = {0.25, 0.75};
  EXPECT_EQ(draw_day(found, shares, 0.1, 0.0), 1U);
  EXPECT_EQ(draw_day(found, shares, 0.1, 0.5), 3U);    // the third of five
  EXPECT_EQ(draw_day(found, shares, 0.26, 0.01), 3U);  // the shells' first
  EXPECT_EQ(draw_day(found, shares, 0.99, 0.999), 2U);
  EXPECT_EQ(draw_day({}, {}, 0.5, 0.5), 0U);
}

}  // namespace
}  // namespace entente::forecast
