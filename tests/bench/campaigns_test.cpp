// Hidden campaigns: the chain against every path of it written out, what a fit
// finds again, and an effect that multiplies the whole rate.
#include "tables/campaigns.hpp"

#include <cmath>
#include <numeric>

#include <gtest/gtest.h>

#include "../theory/world.hpp"
#include "tables/world.hpp"

namespace entente::bench {
namespace {

constexpr std::uint64_t kSeed = 20210604;

CampaignDays days_of(const Campaign& campaign, double rate, int days) {
  CampaignDays out;
  const auto path =
      campaign_path(campaign, days, Draws(kSeed, Stream::world_tension, 1));
  const Draws acts(kSeed, Stream::world_acts, 1);
  for (int day = 0; day < days; ++day) {
    const double u = acts.uniform(static_cast<std::uint32_t>(day), 0);
    out.day.push_back(day);
    out.rate.push_back(rate);
    out.acts.push_back(u > std::exp(-rate * std::exp(path[day])) ? 1 : 0);
  }
  return out;
}

TEST(Campaigns, path_keeps_to_its_shares_and_leaves_the_mean_alone) {
  const Campaign campaign{16, 40, 160};
  constexpr int kDays = 200'000;
  const auto path =
      campaign_path(campaign, kDays, Draws(kSeed, Stream::world_tension));
  int on = 0, begun = 0;
  double mean = 0;
  for (int day = 0; day < kDays; ++day) {
    const bool now = path[day] > 0;
    on += now ? 1 : 0;
    begun += now && day > 0 && path[day - 1] < 0 ? 1 : 0;
    mean += std::exp(path[day]) / kDays;
  }
  // A thousand campaigns: four standard errors.
  EXPECT_NEAR(static_cast<double>(on) / kDays, 0.2, 0.03);
  EXPECT_NEAR(static_cast<double>(on) / begun, 40, 5);
  EXPECT_NEAR(mean, 1, 0.12);
}

// Nine days with a gap: 2^9 paths.
TEST(Campaigns, recursions_are_the_sum_over_all_paths) {
  const Campaign campaign{8, 5, 9};
  CampaignDays days;
  days.counting = record::Counting::acts;
  days.day = {0, 1, 2, 5, 6, 7, 8};
  days.acts = {0, 2, 0, 1, 0, 0, 3};
  days.rate = {0.2, 0.3, 0.2, 0.1, 0.4, 0.2, 0.3};
  constexpr int kDays = 9;
  double sum = 0;
  std::vector<double> factor(days.day.size(), 0.0);
  for (int path = 0; path < 1 << kDays; ++path) {
    const auto on = [&](int day) { return ((path >> day) & 1) != 0; };
    double p = on(0) ? campaign.share_on() : 1 - campaign.share_on();
    for (int day = 1; day < kDays; ++day) {
      const double ends = 1 / campaign.on_days, begins = 1 / campaign.off_days;
      p *= on(day - 1) ? (on(day) ? 1 - ends : ends)
                       : (on(day) ? begins : 1 - begins);
    }
    const auto times = [&](int day) {
      return std::exp(on(day) ? campaign.log_on() : campaign.log_quiet());
    };
    for (std::size_t i = 0; i < days.day.size(); ++i) {
      const double rate = days.rate[i] * times(days.day[i]);
      p *= std::exp(-rate) * std::pow(rate, days.acts[i]);
    }
    sum += p;
    for (std::size_t i = 0; i < days.day.size(); ++i)
      factor[i] += p * times(days.day[i]);
  }
  EXPECT_NEAR(log_likelihood(days, campaign), std::log(sum), 1e-12);
  const auto expected = expected_factor(days, campaign);
  for (std::size_t i = 0; i < expected.size(); ++i)
    EXPECT_NEAR(expected[i], factor[i] / sum, 1e-12) << i;
}

TEST(Campaigns, are_found_again_where_they_are) {
  const Campaign truth{16, 56, 224};
  const CampaignDays days = days_of(truth, 0.03, 20'000);
  const Campaign found = likeliest_campaign(days);
  for (const double ratio :
       {found.factor / truth.factor, found.on_days / truth.on_days,
        found.off_days / truth.off_days}) {
    EXPECT_GE(ratio, 0.5);
    EXPECT_LE(ratio, 2);
  }
  EXPECT_GT(log_likelihood(days, found), log_likelihood(days, {}) + 20);
}

// The sibling: the same acts where no campaign put them.
TEST(Campaigns, are_not_found_among_scattered_days) {
  CampaignDays days = days_of({16, 56, 224}, 0.03, 20'000);
  std::vector<double> scattered(days.acts.size());
  for (std::size_t i = 0; i < scattered.size(); ++i)
    scattered[i * 7919 % scattered.size()] = days.acts[i];
  days.acts = scattered;
  const Campaign found = likeliest_campaign(days);
  EXPECT_LT(log_likelihood(days, found), log_likelihood(days, {}) + 5);
}

// Strikes come in campaigns, gifts every hundred days as recorded.
struct Strikes : theory::World {
  claim::ClaimSpec claim;

  Strikes() : World(6000, 100) {
    using record::Counting;
    using record::Side;
    add_group("strike", Side::theirs, Counting::days);
    add_group("gift", Side::ours, Counting::acts);
    add_law("strike", 10);
    model.tiers = {{0, 0, false, false, {20, 90}}};
    for (int day = 0; day < 6000; day += day % 250 < 50 ? 4 : 23)
      add_act("strike", day);
    for (int day = 40; day < 6000; day += 100)
      add_act("gift", day);
    model.treatments = {{"recent(gift, 30)", {}}};
    claim.outcome = "strike";
    claim.treatment = "recent(gift, 30)";
  }
};

// Strikes a day within sixty days of a gift over those beyond.
double within_over_beyond(const Strikes& strikes,
                          const theory::Setting& setting,
                          const std::string& world,
                          double ratio) {
  WorldSpec spec;
  for (const WorldSpec& one : worlds())
    if (one.id == world) spec = one;
  const World made(setting, strikes.claim, spec, ratio);
  double acts[2] = {0, 0}, days[2] = {0, 0};
  for (std::uint32_t record = 0; record < 150; ++record) {
    const SimulatedRecord one = simulate_record(made, {kSeed, 1, record});
    const theory::Panel& panel = one.panel.panel;
    for (int day = 200; day < panel.days; ++day) {
      const int since = (day - 40) % 100;  // a gift is seen two days later
      const int within = since >= 2 && since < 62 ? 1 : 0;
      acts[within] += panel.groups[0].count[panel.seed_days + day];
      days[within] += 1;
    }
  }
  return acts[1] / days[1] / (acts[0] / days[0]);
}

TEST(TwoStateWorld, effect_multiplies_the_whole_rate) {
  Strikes strikes;
  const theory::Setting setting = strikes.setting();
  // Some 40,000 strikes each: four standard errors of the log are .04.
  EXPECT_NEAR(within_over_beyond(strikes, setting, "two-state", 1), 1, 0.06);
  EXPECT_NEAR(within_over_beyond(strikes, setting, "two-state", 2), 2, 0.12);
  // The sibling: where memory is not multiplied, what the test measures is
  // something else.
  EXPECT_LT(within_over_beyond(strikes, setting, "base", 2), 1.8);
}

}  // namespace
}  // namespace entente::bench
