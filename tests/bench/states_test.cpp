// The law with two hidden states: its likelihood against the chain of the
// simulated worlds, its gradient against differences, and campaigns found
// again.
#include "laws/states.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include "entente/theory/posterior.hpp"

#include "tables/campaigns.hpp"

namespace entente::bench {
namespace {

constexpr std::uint64_t kSeed = 20210605;
constexpr double kEffect = 0.7;  // of the second column, on for 60 days in 400

// A record of campaigns x12 of 50 days every 200, and an effect.
struct Record {
  theory::Law law;
  StateRows rows;
  std::vector<std::vector<double>> columns;
  std::vector<double> acts;

  explicit Record(int days, int gap = 0) {
    law.columns.resize(2);
    law.columns[0].sd = 3;
    law.columns[0].mean = -4;
    const Campaign campaign{12, 50, 150};
    const auto path =
        campaign_path(campaign, days, Draws(kSeed, Stream::world_tension, 2));
    const Draws draws(kSeed, Stream::world_acts, 2);
    columns.resize(2);
    for (int day = 0; day < days; ++day) {
      if (gap > 0 && day % 90 >= 90 - gap) continue;
      const double on = day % 400 < 60 ? 1 : 0;
      const double rate = 0.03 * std::exp(path[day] + kEffect * on);
      const double u = draws.uniform(static_cast<std::uint32_t>(day), 0);
      acts.push_back(u > std::exp(-rate) ? 1 : 0);
      columns[0].push_back(1);
      columns[1].push_back(on);
      if (acts.back() > 0) {
        rows.rows.act_rows.push_back(rows.day.size());
        rows.rows.act_counts.push_back(1);
      }
      rows.day.push_back(day);
    }
    rows.rows.rows = rows.day.size();
    for (auto& column : columns) {
      column.resize(theory::padded(rows.day.size()), 0.0);
      rows.rows.columns.push_back(column.data());
    }
  }
};

const std::vector<double> kPoint = {-4.5, 0.4, 2.0, std::log(40.0),
                                    std::log(180.0)};

double prior_at(const Record& record, const std::vector<double>& q) {
  double value = theory::log_prior(record.law, {q.data(), 2});
  for (std::size_t k = 0; k < kStatePriors.size(); ++k) {
    const double z = (q[2 + k] - kStatePriors[k].mean) / kStatePriors[k].sd;
    value -= 0.5 * z * z + std::log(kStatePriors[k].sd * std::sqrt(2 * M_PI));
  }
  return value;
}

// By the chain that the worlds are simulated with.
double by_campaigns(const Record& record, const std::vector<double>& q) {
  const auto mean_days = [](double log_days) {
    return 1 / -std::expm1(-std::exp(-log_days));
  };
  const Campaign campaign{std::exp(q[2]), mean_days(q[3]), mean_days(q[4])};
  CampaignDays days;
  days.day = record.rows.day;
  days.acts = record.acts;
  for (std::size_t row = 0; row < record.acts.size(); ++row)
    days.rate.push_back(
        std::exp(q[0] + q[1] * record.columns[1][row] - campaign.log_quiet()));
  return log_likelihood(days, campaign) + prior_at(record, q);
}

TEST(States, posterior_is_that_of_the_chain_over_gaps_too) {
  const Record record(2000, 30);
  EXPECT_NEAR(log_posterior(record.law, record.rows, kPoint, nullptr),
              by_campaigns(record, kPoint), 1e-8);
}

// The sibling: days that follow each other without the gaps are told apart.
TEST(States, posterior_tells_a_gap_that_is_closed) {
  Record record(2000, 30);
  const double wanted = by_campaigns(record, kPoint);
  for (std::size_t row = 0; row < record.rows.day.size(); ++row)
    record.rows.day[row] = static_cast<int>(row);
  EXPECT_GT(std::abs(log_posterior(record.law, record.rows, kPoint, nullptr) -
                     wanted),
            0.01);
}

TEST(States, gradient_is_the_slope_of_the_posterior) {
  const Record record(2000, 30);
  std::vector<double> gradient;
  log_posterior(record.law, record.rows, kPoint, &gradient);
  ASSERT_EQ(gradient.size(), kPoint.size());
  for (std::size_t a = 0; a < kPoint.size(); ++a) {
    std::vector<double> up = kPoint, down = kPoint;
    up[a] += 1e-5;
    down[a] -= 1e-5;
    const double slope =
        (log_posterior(record.law, record.rows, up, nullptr) -
         log_posterior(record.law, record.rows, down, nullptr)) /
        2e-5;
    EXPECT_NEAR(gradient[a], slope, 1e-5 * (1 + std::abs(slope))) << a;
  }
}

// Fifty years: within four standard errors, from campaigns of either length.
TEST(States, fit_finds_campaigns_and_effect_again) {
  const Record record(20'000);
  inference::Fit start;
  start.mode = {-3, 0};
  start.covariance = {0.01, 0, 0, 0.01};
  const inference::Fit fit = fit_states(record.law, record.rows, start);
  ASSERT_EQ(fit.status, inference::FitStatus::converged);
  const double truth[] = {std::log(0.03) + Campaign{12, 50, 150}.log_quiet(),
                          kEffect, std::log(12.0), std::log(50.0),
                          std::log(150.0)};
  for (std::size_t a = 0; a < fit.mode.size(); ++a) {
    const double se = std::sqrt(fit.covariance[a * fit.mode.size() + a]);
    EXPECT_LT(se, 0.4) << a;
    EXPECT_NEAR(fit.mode[a], truth[a], 4 * se) << a;
  }
  const inference::Fit own = of_columns(fit, record.law);
  EXPECT_EQ(own.covariance[3], fit.covariance[6]);
  EXPECT_EQ(own.mode[1], fit.mode[1]);
}

}  // namespace
}  // namespace entente::bench
