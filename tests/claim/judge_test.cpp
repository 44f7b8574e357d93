// The bench of claims: flips, cap, and results that do not depend on threads.
#include <gtest/gtest.h>

#include "entente/casefile/case.hpp"
#include "entente/claim/verdict.hpp"

namespace entente::claim {
namespace {

struct Example {
  casefile::Case value = casefile::read_case("examples/daily1200").value;
  theory::Setting setting = casefile::setting_of(value);
  std::vector<ClaimResult> judged(int threads, int row_replicates) const {
    JudgeOptions options;
    options.replicates = 99;
    options.row_replicates = row_replicates;
    options.parallelism.threads = threads;
    return judge(setting, value.claims, options);
  }
};

TEST(Judge, counts_flips_after_the_cap_and_says_unresolved_beyond_a_quarter) {
  const Example example;
  // The same claim in all forms, so that some flip and some do not.
  Example many = example;
  many.value.claims.clear();
  for (const Form form :
       {Form::above, Form::below, Form::not_above, Form::not_below}) {
    many.value.claims.push_back(example.value.claims[0]);
    many.value.claims.back().form = form;
  }
  many.setting = casefile::setting_of(many.value);
  for (const ClaimResult& result : many.judged(2, 19)) {
    ASSERT_TRUE(result.effect.has_value());
    const Word main = capped(result.word_before_cap);
    std::size_t flips = 0;
    for (const StabilityRow& row : result.effect->rows) {
      EXPECT_EQ(row.flip == StabilityRow::Flip::yes, row.word != main)
          << row.name;
      EXPECT_NE(row.word, Word::supported);
      EXPECT_NE(row.word, Word::contradicted);
      flips += row.word != main ? 1 : 0;
    }
    const bool over = static_cast<double>(flips) >
                      0.25 * static_cast<double>(result.effect->rows.size());
    if (result.word_before_cap == Word::cannot_be_asked) continue;
    EXPECT_EQ(result.flips == ClaimResult::Flips::many, over);
    EXPECT_EQ(result.word, over ? Word::unresolved : main);
    EXPECT_EQ(result.effect->acts, 19);
    EXPECT_EQ(result.outcome_acts, 166);
    EXPECT_EQ(result.days_used, 1200U);
  }
}

TEST(Judge, gives_the_same_results_for_any_number_of_threads) {
  const Example example;
  const auto one = example.judged(1, 9);
  const auto three = example.judged(3, 9);
  ASSERT_EQ(one.size(), three.size());
  for (std::size_t i = 0; i < one.size(); ++i) {
    EXPECT_EQ(one[i].word, three[i].word);
    EXPECT_EQ(one[i].effect->null.estimates, three[i].effect->null.estimates);
    EXPECT_EQ(one[i].effect->self_exciting_median,
              three[i].effect->self_exciting_median);
    for (std::size_t r = 0; r < one[i].effect->rows.size(); ++r) {
      EXPECT_EQ(one[i].effect->rows[r].log_rr60,
                three[i].effect->rows[r].log_rr60);
      EXPECT_EQ(one[i].effect->rows[r].probability,
                three[i].effect->rows[r].probability);
    }
  }
}

}  // namespace
}  // namespace entente::claim
