// The mode, its density and the first step of a verdict against the oracle.
#include <fstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "entente/inference/fit.hpp"

#include "../theory/fixture.hpp"

namespace entente::inference {
namespace {

TEST(FitOracle, mode_and_curvature_equal_the_oracles) {
  std::ifstream file("tests/theory/golden/daily_golden.json");
  const auto golden = nlohmann::json::parse(file)["fit"];
  const auto rows = theory::oracle::fixture_rows(record::Counting::days);
  const theory::Law law = theory::oracle::fixture_law();
  const Fit fit = fit_mode(law, rows.rows);
  ASSERT_EQ(fit.status, FitStatus::converged);
  EXPECT_NEAR(fit.log_density, golden["log_posterior_density"], 1e-4);
  for (std::size_t i = 0; i < fit.mode.size(); ++i)
    EXPECT_NEAR(fit.mode[i], golden["map"][i], 1e-4);
  const double unit = law.columns[4].log_rr60_per_theta;
  EXPECT_NEAR(fit.mode[4] * unit, golden["log_rr60_mean"], 1e-4);
  EXPECT_NEAR(std::sqrt(fit.covariance[4 * 8 + 4]) * unit,
              golden["log_rr60_sd"], 1e-4);
}

TEST(FitOracle, starts_far_away_find_the_same_mode) {
  const auto rows = theory::oracle::fixture_rows(record::Counting::days);
  const theory::Law law = theory::oracle::fixture_law();
  const Fit near = fit_mode(law, rows.rows);
  const std::vector<double> far = {-6, 1, -1, 1, 1, 2, -2, 2};
  const Fit other = fit_mode(law, rows.rows, {far});
  ASSERT_EQ(other.status, FitStatus::converged);
  for (std::size_t i = 0; i < near.mode.size(); ++i)
    EXPECT_NEAR(near.mode[i], other.mode[i], 1e-4);
}

}  // namespace
}  // namespace entente::inference
