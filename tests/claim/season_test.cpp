// The measured season, on records with and without one.
#include "entente/claim/measured/season.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include "../future/arena.hpp"

namespace entente::claim {
namespace {

constexpr int kDays = 2922;  // eight years

// Strikes with a rate of exp(-2.5 + height cos(year - 1 June)).
struct Seasonal {
  theory::World world{kDays};
  theory::VerdictPanel panel;
  Question question;

  explicit Seasonal(double height) {
    world.add_group("strike", record::Side::theirs, record::Counting::days);
    world.add_law("strike", 30);
    theory::Tier tier = future::memory_of({20});
    tier.harmonics = 1;
    world.model.tiers = {tier};
    const Draws draws(2, Stream::world_acts);
    const Day june = make_day(2000, 6, 1);
    for (int t = 0; t < kDays; ++t) {
      const double angle =
          2 * std::acos(-1.0) * (world.window.from + t - june) / 365.25;
      const double rate = std::exp(-2.5 + height * std::cos(angle));
      if (draws.uniform(static_cast<std::uint32_t>(t), 0) > std::exp(-rate))
        world.add_act("strike", t);
    }
    panel = theory::verdict_panel(world.setting());
    question.outcome = "strike";
    question.tested = Tested::season;
  }

  SeasonResult result() const {
    return season_of(ask(panel, question), question,
                     {NullKind::two_sided, 199, 1, 0});
  }
};

TEST(Season, of_a_seasonal_record_stands_out_with_its_height_and_month) {
  const SeasonResult found = Seasonal(0.9).result();
  EXPECT_EQ(found.replicates, 199);
  EXPECT_DOUBLE_EQ(found.rank_share, 199.0 / 200);
  EXPECT_GT(found.peak_over_trough, found.flat_95);
  // exp(1.8), less what the prior shrinks and memory takes.
  EXPECT_GT(found.peak_over_trough, 3);
  EXPECT_LT(found.peak_over_trough, 9);
  const auto& months = found.month_multiplier;
  const auto peak = std::max_element(months.begin(), months.end());
  EXPECT_NEAR(static_cast<double>(peak - months.begin()), 4.5, 1.01);
}

// A flat record's rank is uniform; this seed's is in the middle. What is
// tested is that the height is of the size of chance.
TEST(Season, of_a_flat_record_is_of_the_size_of_chance) {
  const SeasonResult found = Seasonal(0).result();
  EXPECT_LT(found.rank_share, 0.99);
  EXPECT_LT(found.peak_over_trough, 1.3 * found.flat_95);
  EXPECT_GT(found.flat_95, 1.05);
}

TEST(Season, of_one_wave_has_the_height_of_its_two_coefficients) {
  const Seasonal seasonal(0.5);
  const Asked asked = ask(seasonal.panel, seasonal.question);
  const SeasonResult found = seasonal.result();
  // columns: background, cos, sin
  const double height = std::hypot(asked.fit.mode[1], asked.fit.mode[2]);
  EXPECT_NEAR(found.peak_over_trough, std::exp(2 * height), 1e-3);
}

}  // namespace
}  // namespace entente::claim
