// The density that reads daily.csv: its definition, what it must not know, and
// that a law finds what daily events do to an outcome.
#include "entente/theory/density.hpp"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "entente/core/rng.hpp"
#include "entente/inference/fit.hpp"

#include "../theory/world.hpp"

namespace entente::inference {
namespace {

using theory::DailySum;
using theory::DensityOf;
using theory::Panel;

constexpr int kTrailing = 30;

// Strikes on `days` days and, from `first` on, events that swell and ebb: 4 to
// 36 a day, with a score each that rises with them.
struct Told : theory::World {
  explicit Told(int days, int first = -kTrailing) : World(days) {
    add_group("strike", record::Side::theirs, record::Counting::days);
    add_law("strike", 12);
    theory::Tier tier;
    tier.density = true;
    model.tiers = {tier};
    theory::DensitySpec& density = model.density;
    density.of = DensityOf::events;
    density.groups = {"strike"};
    density.trailing_days = kTrailing;
    for (int day = first; day < days; ++day) {
      const double events = std::round(20 + 16 * std::sin(day / 60.0));
      density.daily.push_back(
          {window.from + day, events, events, events * (events - 20) / 4});
    }
    density.daily_days = {window.from + first, window.to};
  }

  Panel panel() { return theory::verdict_panel(setting()).panel; }
};

// By its definition, day by day, where the file speaks of all of them.
std::vector<double> plain(const Told& told, DensityOf of, int days) {
  std::vector<double> n;
  for (int day = 0; day < days; ++day) {
    double events = 0, score = 0;
    for (const DailySum& one : told.model.density.daily) {
      const int before = told.window.from + day - one.day;
      if (before < 1 || before > kTrailing) continue;
      events += one.events;
      score += one.goldstein;
    }
    n.push_back(of == DensityOf::events ? events : score / events);
  }
  double mean = 0;
  for (const double one : n)
    mean += one / days;
  for (double& one : n)
    one =
        of == DensityOf::events ? std::log((1 + one) / (1 + mean)) : one - mean;
  return n;
}

TEST(Density, of_daily_sums_is_what_its_definition_says) {
  Told told(900);
  for (const DensityOf of : {DensityOf::events, DensityOf::goldstein}) {
    told.model.density.of = of;
    const std::vector<double> density = told.panel().density;
    const std::vector<double> wanted = plain(told, of, 900);
    ASSERT_EQ(density.size(), wanted.size());
    for (std::size_t day = 0; day < wanted.size(); ++day)
      ASSERT_NEAR(density[day], wanted[day], 1e-9) << day;
  }
}

TEST(Density, takes_half_of_the_days_for_all_and_fewer_for_an_average_day) {
  Told told(200, 100);
  told.model.density.daily.assign(1, {told.window.from + 100, 40, 0, 0});
  for (int day = 101; day < 200; ++day)
    told.model.density.daily.push_back({told.window.from + day, 40, 0, 0});
  Panel panel = told.panel();
  EXPECT_EQ(panel.density[114], 0);  // 14 of 30 days
  for (const int day : {115, 120, 199})
    EXPECT_NEAR(panel.density[day], 0, 1e-12) << day;  // 30 x 40 on all
  EXPECT_EQ(theory::days_beyond_daily(told.model.density, told.window), 130);
  told.model.density.daily[0].events = 0;
  panel = told.panel();
  EXPECT_LT(panel.density[115], panel.density[120]);
  EXPECT_EQ(panel.density[114], 0);
}

// What a forecast of day 599 reads; events of day `changed` are a hundredfold.
std::vector<double> seen_at_600(int changed) {
  Told told(900);
  for (DailySum& one : told.model.density.daily)
    if (one.day == told.window.from + changed) one.events *= 100;
  const theory::ForecastPanel panel =
      theory::forecast_panel(told.setting(), told.window.from + 599, 90);
  return panel.panel.density;
}

TEST(Density, of_a_forecast_knows_no_event_of_its_last_day_or_later) {
  const std::vector<double> before = seen_at_600(-1000);
  EXPECT_EQ(before.size(), 690U);
  for (const int later : {599, 600, 640, 899})
    EXPECT_EQ(seen_at_600(later), before) << later;
  // Planted: the day before is read, also in the horizon.
  const std::vector<double> told = seen_at_600(598);
  EXPECT_GT(told[599], before[599] + 1);
  EXPECT_EQ(told[689], told[599]);
}

// The coefficient of the density, in standard errors from `wanted`, when
// strikes follow exp(density) at fifteen a year and the file's events stand
// `late` days late.
double errors_from(double wanted, int late) {
  constexpr int kDays = 12000;
  Told told(kDays);
  const std::vector<double> drives = told.panel().density;
  const Draws draws(20261129, Stream::world_acts);
  for (int day = 0; day < kDays; ++day)
    if (draws.uniform(static_cast<std::uint32_t>(day), 0) <
        15 / 365.25 * std::exp(drives[static_cast<std::size_t>(day)]))
      told.add_act("strike", day);
  theory::DensitySpec& density = told.model.density;
  for (DailySum& one : density.daily)
    one.day += late;
  density.daily_days = {density.daily_days.from + late,
                        density.daily_days.to + late};
  told.model.density_sd = 3;
  const Panel panel = told.panel();
  const theory::Law law = theory::build_law(panel, 0, {});
  const theory::Design design = theory::design_of(panel, law);
  const Fit fit = fit_mode(law, design.rows);
  EXPECT_EQ(fit.status, FitStatus::converged);
  const auto column = static_cast<std::size_t>(
      std::find_if(
          law.columns.begin(), law.columns.end(),
          [](const auto& one) { return one.name == "source density"; }) -
      law.columns.begin());
  EXPECT_LT(column, law.columns.size());
  return (fit.mode[column] - wanted) /
         std::sqrt(fit.covariance[column * law.dimension() + column]);
}

// Alarms falsely at five standard errors: less than once in a million.
TEST(Density, of_daily_sums_is_found_to_drive_what_it_drives) {
  EXPECT_LT(std::abs(errors_from(1, 0)), 5);
  EXPECT_GT(errors_from(0, 0), 5);
}

// Planted: events a quarter of their wave late (they swell in 2 pi 60 days)
// drive nothing, and half of it late seem to do the contrary.
TEST(Density, of_events_that_stand_on_other_days_is_found_not_to) {
  EXPECT_GT(std::abs(errors_from(1, 94)), 5);
  EXPECT_LT(errors_from(0, 188), -5);
}

}  // namespace
}  // namespace entente::inference
