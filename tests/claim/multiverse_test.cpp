// Every specification at once: the claim's own is the verdict's, whole records
// say what the null's fits say, and nothing hangs on threads.
#include "entente/claim/multiverse.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "entente/casefile/case.hpp"
#include "entente/claim/judged.hpp"
#include "entente/claim/null_records.hpp"
#include "entente/core/rng.hpp"

namespace entente::claim {
namespace {

struct Example {
  explicit Example(const std::string& folder)
      : value(casefile::read_case(folder).value),
        setting(casefile::setting_of(value)) {}
  casefile::Case value;
  theory::Setting setting;

  const ClaimSpec& claim(const std::string& id) const {
    for (const ClaimSpec& one : value.claims)
      if (one.id == id) return one;
    return value.claims.at(0);
  }
};

Multiverse of(const Example& example, const ClaimSpec& claim, int threads) {
  MultiverseOptions options;
  options.records = 9;
  options.parallelism.threads = threads;
  return multiverse(example.setting, claim, options);
}

// Both sides' acts, with weights, written back and read again.
TEST(Multiverse, begins_with_the_claim_as_defined_and_its_null) {
  const Example example("examples/strait");
  const ClaimSpec& claim = example.claim("1");
  const Multiverse all = of(example, claim, 2);
  Draft draft = draft_of(example.setting, claim);
  const Posed posed = pose(draft);
  const Asked asked = ask(posed.panel, posed.question);
  const Estimate estimate = estimate_of(asked.fit, asked.law);
  const NullResult null =
      null_of(asked, posed.question,
              {NullKind::two_sided, 9, 1, theme(claim.id.c_str())});
  const Specification& own = all.specifications.at(0);
  EXPECT_EQ(own.log_rr60, estimate.log_rr60);
  EXPECT_EQ(own.se, estimate.se);
  ASSERT_EQ(own.null_estimates.size(), 9U);
  for (std::size_t r = 0; r < 9; ++r)
    EXPECT_NEAR(own.null_estimates[r], null.estimates[r], 1e-5) << r;
  EXPECT_NEAR(own.shift, null.median, 1e-5);
}

// A curve alone: the same estimates, each corrected as told.
TEST(Multiverse, without_records_corrects_all_alike) {
  const Example example("examples/strait");
  const ClaimSpec& claim = example.claim("1");
  const Multiverse with = of(example, claim, 2);
  MultiverseOptions options;
  options.records = 0;
  options.correction = {0.1, 1.5};
  const Multiverse alone = multiverse(example.setting, claim, options);
  ASSERT_EQ(alone.specifications.size(), with.specifications.size());
  EXPECT_GT(alone.specifications.size(), 10U);
  for (std::size_t i = 0; i < alone.specifications.size(); ++i) {
    const Specification& one = alone.specifications[i];
    EXPECT_EQ(one.levels, with.specifications[i].levels);
    EXPECT_EQ(one.log_rr60, with.specifications[i].log_rr60);
    EXPECT_EQ(one.corrected, one.log_rr60 - 0.1);
    EXPECT_EQ(one.corrected_se, one.se * 1.5);
  }
  EXPECT_TRUE(alone.joint.null.empty());
}

TEST(Multiverse, counts_every_combination_once) {
  const Example example("examples/daily1200");
  const Multiverse all = of(example, example.value.claims[0], 2);
  std::size_t combinations = 1;
  for (const Choice& choice : all.choices)
    combinations *= choice.levels.size();
  EXPECT_EQ(all.combinations, combinations);
  EXPECT_EQ(all.specifications.size() + all.same + all.not_converged,
            combinations);
  // Every gift weighs the same: half of the combinations are the other half.
  EXPECT_GE(all.same, combinations / 2);
  std::set<std::vector<std::size_t>> levels;
  std::size_t weights = 0;
  for (std::size_t k = 0; k < all.choices.size(); ++k)
    if (all.choices[k].name == "weights") weights = k;
  for (const Specification& one : all.specifications) {
    EXPECT_TRUE(levels.insert(one.levels).second);
    EXPECT_EQ(one.levels[weights], 0U);
  }
}

TEST(Multiverse, is_the_same_for_any_number_of_threads) {
  const Example example("examples/daily1200");
  const Multiverse one = of(example, example.value.claims[0], 1);
  const Multiverse three = of(example, example.value.claims[0], 3);
  ASSERT_EQ(one.specifications.size(), three.specifications.size());
  for (std::size_t i = 0; i < one.specifications.size(); ++i) {
    EXPECT_EQ(one.specifications[i].levels, three.specifications[i].levels);
    EXPECT_EQ(one.specifications[i].corrected,
              three.specifications[i].corrected);
    EXPECT_EQ(one.specifications[i].null_estimates,
              three.specifications[i].null_estimates);
  }
  EXPECT_EQ(one.joint.median_p, three.joint.median_p);
  EXPECT_EQ(one.joint.share_p, three.joint.share_p);
}

std::map<std::string, int> days_by_group(const Example& example,
                                         const record::Record& record) {
  std::map<std::string, int> days;
  for (const record::Group& group : example.value.groups)
    for (const record::ActDay& day : record::act_days(group, record))
      days[group.name] += example.setting.window.holds(day.day) ? 1 : 0;
  return days;
}

// What a wider outcome holds beside the claim's is simulated too, and what the
// schedule holds is not.
TEST(NullRecords, simulate_every_outcome_and_keep_the_schedule) {
  const Example korea("cases/korea");
  const ClaimSpec& claim = korea.claim("7");
  const std::string wide = "provocation with cruise and grey zone";
  const std::vector<std::string> outcomes = outcomes_of(claim);
  ASSERT_EQ(std::count(outcomes.begin(), outcomes.end(), wide), 1);
  const NullRecords nulls(korea.setting, claim, outcomes, {});
  auto recorded = days_by_group(korea, korea.value.record);
  std::map<std::string, double> mean;
  constexpr int kDraws = 8;
  std::set<std::string> ids, moved;
  for (const record::Act& act : korea.value.record.acts)
    ids.insert(act.id);
  for (std::uint32_t r = 0; r < kDraws; ++r) {
    const record::Record record = nulls.draw(r);
    auto drawn = days_by_group(korea, record);
    EXPECT_EQ(drawn["exercise"], recorded["exercise"]);
    EXPECT_NE(drawn["provocation"], 0);
    EXPECT_GE(drawn[wide], drawn["provocation"]);
    EXPECT_LE(drawn["provocation of weight 3 and more"], drawn["provocation"]);
    for (const auto& [name, days] : drawn)
      mean[name] += static_cast<double>(days) / kDraws;
    for (const record::Act& act : record.acts)
      EXPECT_TRUE(ids.contains(act.id));
    for (std::size_t i = 1; i < record.acts.size(); ++i)
      EXPECT_LE(record.acts[i - 1].day, record.acts[i].day);
  }
  // As many as recorded, within a half and twice.
  for (const std::string& name :
       {std::string("provocation"), wide, std::string("concession"),
        std::string("talks"),
        std::string("provocation of weight 3 and more")}) {
    EXPECT_GT(mean[name], 0.5 * recorded[name]) << name;
    EXPECT_LT(mean[name], 2.0 * recorded[name]) << name;
  }
}

}  // namespace
}  // namespace entente::claim
