#include "entente/question/scores.hpp"

#include <cmath>

#include <gtest/gtest.h>

namespace entente::question {
namespace {

Row row(const char* who, double p, Came came) {
  Row out;
  out.who = who;
  out.p = p;
  out.model = 0.5;
  out.base_rate = 0.25;
  out.came = came;
  return out;
}

TEST(Standings, are_means_over_what_is_decided) {
  Row late = row("ann", 1, Came::yes);
  late.in_time = false;
  const auto found = standings_of(
      {row("ben", 0.5, Came::open), row("ann", 0.8, Came::yes),
       row("ann", 0.4, Came::no), late, row("ann", 0.9, Came::void_)});
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].who, "ann");
  EXPECT_EQ(found[0].own.n, 2);
  EXPECT_DOUBLE_EQ(found[0].own.brier, (0.04 + 0.16) / 2);
  EXPECT_DOUBLE_EQ(found[0].own.log_score, (std::log(0.8) + std::log(0.6)) / 2);
  EXPECT_DOUBLE_EQ(found[0].model.brier, 0.25);
  EXPECT_DOUBLE_EQ(found[0].base.brier, (0.5625 + 0.0625) / 2);
  EXPECT_EQ(found[1].own.n, 0);
}

}  // namespace
}  // namespace entente::question
