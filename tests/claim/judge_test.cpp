// The bench of claims: flips, cap, and results that do not depend on threads.
#include <algorithm>
#include <cmath>
#include <set>

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
    options.most_replicates = 199;
    options.most_row_replicates = row_replicates;
    options.parallelism.threads = threads;
    return judge(setting, value.claims, options);
  }
};

// The same claim in all forms, so that some rows have other words and some not.
Example in_all_forms() {
  Example many;
  const ClaimSpec one = many.value.claims[0];
  many.value.claims.clear();
  for (const Form form :
       {Form::above, Form::below, Form::not_above, Form::not_below}) {
    many.value.claims.push_back(one);
    many.value.claims.back().form = form;
  }
  many.setting = casefile::setting_of(many.value);
  return many;
}

// A word about nothing would be the prior's own.
TEST(Judge, says_what_the_record_lacks_altogether) {
  const auto without = [](const std::string& kind) {
    Example bare;
    std::erase_if(bare.value.record.acts,
                  [&](const record::Act& act) { return act.kind == kind; });
    bare.setting = casefile::setting_of(bare.value);
    return bare.judged(1, 0)[0];
  };
  const ClaimResult untested = without("gift");
  EXPECT_EQ(untested.word, Word::cannot_be_asked);
  EXPECT_EQ(untested.why_cannot, "what is tested did not happen in the window");
  const ClaimResult unseen = without("strike");
  EXPECT_EQ(unseen.why_cannot,
            "its outcome has no act on the days that are used");
}

TEST(Judge, takes_its_word_from_cap_and_rows) {
  const Example many = in_all_forms();
  for (const ClaimResult& result : many.judged(2, 19)) {
    ASSERT_TRUE(result.effect.has_value());
    const Word main = capped(result.word_before_cap);
    if (main == Word::cannot_be_asked) continue;
    const auto& rows = result.effect->rows;
    for (const StabilityRow& row : rows) {
      EXPECT_NE(row.word, Word::supported);
      EXPECT_NE(row.word, Word::contradicted);
      if (row.flip == StabilityRow::Flip::no) continue;
      if (row.role == RowRole::any_act) continue;
      EXPECT_NE(row.word, main) << row.name;
      EXPECT_GT(distance_to(main, row.probability), 2 * row.mc_error)
          << row.name;
      EXPECT_TRUE(row.same_as.empty());
    }
    EXPECT_EQ(result.upset, stability_of(main, rows).upset);
    EXPECT_EQ(result.word,
              result.upset == Upset::none ? main : Word::unresolved);
    EXPECT_EQ(result.effect->acts, 19);
    EXPECT_EQ(result.outcome_acts, 166);
    EXPECT_EQ(result.days_used, 1200U);
  }
}

// Every gift weighs the same and nothing else is in the model, so three rows
// ask what the claim asks; one of the claim's own is a row of the program's.
TEST(Judge, finds_the_rows_that_change_nothing_here) {
  const std::set<std::string> idle = {"every act weighs the same",
                                      "other effects twice as free",
                                      "no other treatment", "second half"};
  const auto results = Example().judged(2, 9);
  std::size_t found = 0;
  for (const StabilityRow& row : results[0].effect->rows) {
    EXPECT_EQ(row.same_as.empty(), !idle.contains(row.name)) << row.name;
    found += row.same_as.empty() ? 0 : 1;
  }
  EXPECT_EQ(found, idle.size());
}

// The error stated for the probability is that over seeds.
TEST(Judge, states_the_error_that_the_nulls_leave) {
  const Example example;
  Draft draft = draft_of(example.setting, example.value.claims[0]);
  const Posed posed = pose(draft);
  std::vector<double> probability, stated;
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    const Judged judged =
        judge_question(posed.panel, posed.question, Form::not_above,
                       {{NullKind::two_sided, 49, seed, 0}, 49});
    probability.push_back(judged.probability);
    stated.push_back(judged.mc_error);
  }
  double mean = 0, squares = 0, error = 0;
  for (std::size_t i = 0; i < 30; ++i) {
    mean += probability[i] / 30;
    error += stated[i] / 30;
  }
  for (const double one : probability)
    squares += (one - mean) * (one - mean);
  const double seen = std::sqrt(squares / 29);
  // A standard deviation of thirty has an error of .13 of itself, and a
  // bootstrap of quantiles states a little too much: within a half and twice.
  EXPECT_GT(seen, 0.5 * error);
  EXPECT_LT(seen, 2 * error);
  EXPECT_GT(error, 0.005);
}

TEST(Judge, draws_more_nulls_where_an_edge_is_near) {
  const Example example;
  Draft draft = draft_of(example.setting, example.value.claims[0]);
  const Posed posed = pose(draft);
  int extended = 0;
  for (const Form form : {Form::above, Form::below, Form::not_above}) {
    const Judged judged =
        judge_question(posed.panel, posed.question, form,
                       {{NullKind::two_sided, 19, 1, 0}, 499});
    double nearest = 1;
    for (const double edge : {0.05, 0.20, 0.80, 0.95})
      nearest = std::min(nearest, std::abs(judged.probability - edge));
    if (judged.null.replicates < 499) {
      EXPECT_GE(nearest, 3 * judged.mc_error);
    } else {
      ++extended;
    }
    EXPECT_EQ(judged.at_edge_of.has_value(), nearest < 2 * judged.mc_error);
    // More of the same: the first nineteen are those of nineteen.
    const Judged few = judge_question(posed.panel, posed.question, form,
                                      {{NullKind::two_sided, 19, 1, 0}, 19});
    for (std::size_t i = 0; i < 19; ++i)
      EXPECT_EQ(judged.null.estimates[i], few.null.estimates[i]);
  }
  EXPECT_GT(extended, 0);
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
