// Joint inference on simulated records: without an effect its p-values are
// those of chance, with one they are small.
#include "entente/claim/multiverse.hpp"

#include <algorithm>

#include <gtest/gtest.h>

#include "entente/casefile/case.hpp"
#include "entente/claim/judged.hpp"
#include "entente/core/parallel.hpp"
#include "entente/core/rng.hpp"

#include "tables/world.hpp"

namespace entente::bench {
namespace {

constexpr int kNulls = 39;  // the smallest p-value is .05

struct Example {
  casefile::Case value = casefile::read_case("examples/daily1200").value;
  theory::Setting setting = casefile::setting_of(value);
  double scale = claim::prior_scale(setting);
};

// The claim's multiverse on each of so many records of a world.
std::vector<claim::Multiverse> simulated(const Example& example,
                                         double ratio,
                                         std::size_t records) {
  const claim::ClaimSpec& claim = example.value.claims[0];
  const World world(example.setting, claim, worlds()[0], ratio);
  std::vector<claim::Multiverse> all(records);
  parallel_for(records, {2}, [&](std::size_t r) {
    const auto index = static_cast<std::uint32_t>(r);
    const record::Record record = simulate_acts(world, {1, 7, index});
    theory::Setting setting = example.setting;
    setting.record = &record;
    claim::MultiverseOptions options;
    options.seed = r + 1;
    options.records = kNulls;
    all[r] = claim::multiverse(setting, claim, options);
  });
  return all;
}

// How many have a p-value of at most so much.
int alarms(const std::vector<claim::Multiverse>& all,
           double claim::Joint::*p,
           double level) {
  int count = 0;
  for (const claim::Multiverse& one : all)
    count += one.joint.*p <= level + 1e-9 ? 1 : 0;
  return count;
}

// Of 120 records .05 is reached by 6, and by 21 or more once in a million; .5
// by 60, and by 33 to 87 but twice in a million.
constexpr std::size_t kRecords = 120;
constexpr int kMost = 20;

TEST(JointInference, is_what_chance_makes_of_records_without_an_effect) {
  const Example example;
  auto all = simulated(example, 1, kRecords);
  for (const claim::Multiverse& one : all) {
    ASSERT_GE(one.specifications.size(), 20U);
    ASSERT_EQ(one.joint.null.size(), kNulls);
  }
  for (const auto p : {&claim::Joint::median_p, &claim::Joint::share_p})
    EXPECT_LE(alarms(all, p, 0.05), kMost);
  EXPECT_GE(alarms(all, &claim::Joint::median_p, 0.5), 33);
  EXPECT_LE(alarms(all, &claim::Joint::median_p, 0.5), 87);

  // The bug to find: every specification reads records of its own, so that
  // what moves all of them together is taken for evidence.
  for (claim::Multiverse& one : all) {
    const auto n = one.specifications.size();
    for (std::size_t s = 0; s < n; ++s) {
      auto& estimates = one.specifications[s].null_estimates;
      auto& errors = one.specifications[s].null_errors;
      const auto by = static_cast<std::ptrdiff_t>(s % kNulls);
      std::rotate(estimates.begin(), estimates.begin() + by, estimates.end());
      std::rotate(errors.begin(), errors.begin() + by, errors.end());
    }
    claim::conclude(example.value.claims[0].form, example.scale, one);
  }
  EXPECT_GT(alarms(all, &claim::Joint::median_p, 0.05), kMost);
}

TEST(JointInference, finds_an_effect) {
  const Example example;
  const auto all = simulated(example, 3, 20);
  // Were each found with a chance of .9 only, fewer than 10 would come up less
  // than once in a million.
  EXPECT_GE(alarms(all, &claim::Joint::median_p, 0.05), 10);
}

}  // namespace
}  // namespace entente::bench
