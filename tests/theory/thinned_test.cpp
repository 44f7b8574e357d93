// A record read by every few of its quiet days against all of them.
#include "entente/theory/thinned.hpp"

#include <cmath>

#include <gtest/gtest.h>

namespace entente::theory {
namespace {

constexpr std::size_t kRows = 5000;

// A background and a wave of the year, an act every 37 days with an excitation
// of its own.
struct Record {
  std::vector<std::vector<double>> columns =
      std::vector<std::vector<double>>(2, std::vector<double>(padded(kRows)));
  Rows rows;

  explicit Record(record::Counting counting) {
    for (std::size_t t = 0; t < kRows; ++t) {
      columns[0][t] = 1;
      columns[1][t] = std::sin(static_cast<double>(t) / 58);
      if (t % 37 != 11) continue;
      rows.act_rows.push_back(t);
      rows.act_counts.push_back(counting == record::Counting::days ? 1 : 2);
      rows.act_excitation.push_back(0.02 + 1e-5 * static_cast<double>(t));
    }
    rows.counting = counting;
    rows.rows = kRows;
    rows.columns = {columns[0].data(), columns[1].data()};
    rows.excitation_sum = {130};
  }
};

Curvature curvature(const Rows& rows, double wave) {
  Curvature out;
  const std::vector<double> theta = {-3.5, wave}, n = {0.4};
  log_likelihood_curvature(rows, theta, n, out);
  return out;
}

// Largest difference of value, gradient and Hessian.
double difference(const Curvature& a, const Curvature& b) {
  double worst = std::abs(a.value - b.value);
  for (std::size_t i = 0; i < a.gradient.size(); ++i)
    worst = std::max(worst, std::abs(a.gradient[i] - b.gradient[i]));
  for (std::size_t i = 0; i < a.hessian.size(); ++i)
    worst = std::max(worst, std::abs(a.hessian[i] - b.hessian[i]));
  return worst;
}

TEST(Thinned, of_a_background_that_does_not_move_is_exact) {
  for (const auto counting : {record::Counting::days, record::Counting::acts}) {
    const Record record(counting);
    const auto fewer = thinned(record.rows, 4);
    ASSERT_TRUE(fewer);
    EXPECT_LT(fewer->rows.rows, kRows / 3);
    Curvature all = curvature(record.rows, 0), part = curvature(fewer->rows, 0);
    EXPECT_NEAR(all.value, part.value, 1e-9);
    EXPECT_NEAR(all.gradient[0], part.gradient[0], 1e-9);
    EXPECT_NEAR(all.hessian[0], part.hessian[0], 1e-9);
    // The memory is never thinned.
    EXPECT_NEAR(all.gradient[2], part.gradient[2], 1e-9);
    EXPECT_NEAR(all.hessian[8], part.hessian[8], 1e-9);
  }
}

TEST(Thinned, is_near_where_columns_are_smooth) {
  for (const auto counting : {record::Counting::days, record::Counting::acts}) {
    const Record record(counting);
    const auto fewer = thinned(record.rows, 4);
    ASSERT_TRUE(fewer);
    EXPECT_LT(
        difference(curvature(record.rows, 0.6), curvature(fewer->rows, 0.6)),
        0.5);
  }
}

TEST(Thinned, of_a_day_that_stands_for_itself_alone_is_caught) {
  const Record record(record::Counting::days);
  auto fewer = thinned(record.rows, 4);
  ASSERT_TRUE(fewer);
  fewer->rows.weight = 1;
  EXPECT_GT(
      difference(curvature(record.rows, 0.6), curvature(fewer->rows, 0.6)), 50);
}

TEST(Thinned, is_nothing_where_few_days_would_be_left) {
  const Record record(record::Counting::days);
  EXPECT_TRUE(thinned(record.rows, 9));
  EXPECT_FALSE(thinned(record.rows, 10));
}

}  // namespace
}  // namespace entente::theory
