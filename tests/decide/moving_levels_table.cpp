// The table of bench/tables/level_bands.md: what bands of levels hold on
// records of known truth.
#include <cstdio>

#include <gtest/gtest.h>

#include "moving_levels.hpp"

namespace entente::decide {
namespace {

TEST(MovingLevels, table) {
  std::printf(
      "| spread of the log level | windows | as they are | widened | "
      "levels move |\n|---|---|---|---|---|\n");
  for (const double drift : {0.0, .3, .6}) {
    const Held held = held_in(drift, 20, 100);
    std::printf("| %g | %g | %.0f %% | %.0f %% | %.0f %% |\n", drift,
                held.windows, 100 * held.as_is, 100 * held.widened,
                100 * held.drifting);
    std::fflush(stdout);
    EXPECT_EQ(held.windows, 100);
    EXPECT_GT(held.drifting, .6) << drift;
    EXPECT_LT(held.drifting, .95) << drift;
  }
}

}  // namespace
}  // namespace entente::decide
