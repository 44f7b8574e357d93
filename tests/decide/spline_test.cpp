// The basis of natural cubic splines.
#include "entente/decide/spline.hpp"

#include <cmath>
#include <numeric>

#include <gtest/gtest.h>

namespace entente::decide {
namespace {

std::vector<double> ramp(int n) {
  std::vector<double> out(static_cast<std::size_t>(n));
  std::iota(out.begin(), out.end(), 0.0);
  return out;
}

TEST(Spline, has_its_knots_at_quantiles) {
  const auto knots = knots_of(ramp(101));
  ASSERT_EQ(knots.size(), 5u);
  EXPECT_NEAR(knots[0], 5, 1e-12);
  EXPECT_NEAR(knots[1], 27.5, 1e-12);
  EXPECT_NEAR(knots[4], 95, 1e-12);
}

TEST(Spline, has_no_more_knots_than_there_are_values) {
  EXPECT_TRUE(knots_of({}).empty());
  EXPECT_TRUE(knots_of(std::vector<double>{3, 3, 3}).empty());
  std::vector<double> rare(100, 1.0);
  rare[7] = 4;
  EXPECT_EQ(knots_of(rare), (std::vector<double>{1, 4}));
  EXPECT_EQ(natural_basis(4, knots_of(rare)), (std::vector<double>{1}));
}

// Second differences vanish beyond the outer knots, the function and its first
// two derivatives are continuous at every knot.
TEST(Spline, is_smooth_inside_and_straight_outside) {
  const auto knots = knots_of(ramp(101));
  const auto at = [&](double x, std::size_t k) {
    return natural_basis(x, knots)[k];
  };
  for (std::size_t k = 0; k < 4; ++k) {
    for (const double x : {-40.0, 2.0, 98.0, 150.0})
      EXPECT_NEAR(at(x - 1, k) - 2 * at(x, k) + at(x + 1, k), 0, 1e-9);
    const double step = 1e-3;
    for (const double knot : knots) {
      const auto second = [&](double x) {
        return (at(x - step, k) - 2 * at(x, k) + at(x + step, k)) /
               (step * step);
      };
      EXPECT_NEAR(second(knot - 2 * step), second(knot + 2 * step), 1e-4);
    }
  }
  // Inside it bends: all four are not one straight line.
  EXPECT_GT(std::abs(at(40, 1) - 2 * at(50, 1) + at(60, 1)), 1e-3);
}

}  // namespace
}  // namespace entente::decide
