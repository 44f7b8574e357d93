// The comparison of policies in a terminal, and its shape in the cache.
#include <sstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "entente/cli/text/text.hpp"
#include "entente/study/result_shape.hpp"

#include "../report/small_policies.hpp"

namespace entente::cli {
namespace {

using nlohmann::ordered_json;

// As a verb prints it: the head beside the fields of the result.
ordered_json result_of(const decide::Comparison& comparison) {
  const ordered_json all = report::results_with(comparison);
  ordered_json out = {{"head", all["head"]}};
  out.update(all["policies"]);
  return out;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> out;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);)
    out.push_back(line);
  return out;
}

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST(PoliciesText, says_fewer_more_and_tied_beside_the_mean) {
  const std::string text = policies_text(result_of(report::small_comparison()));
  EXPECT_TRUE(text.starts_with("Small: what twelve acts can tell\nas of 2023"));
  EXPECT_TRUE(holds(text,
                    "If the association were causal: means, and differences to "
                    "as-until-now.\n4000 futures from 2023-12-31 under each of "
                    "3 theories"));
  EXPECT_TRUE(holds(text, "gifts                  16.0  -5.00 fewer"));
  EXPECT_TRUE(holds(text, "pressure               23.5  +2.50 more"));
  EXPECT_TRUE(holds(text, "patience               21.0      0 tied"));
  EXPECT_TRUE(holds(text, "What it takes of our side, 730 days\n"));
  EXPECT_TRUE(holds(text, "concession: 28.0, the record 0 to 9.00"));
  EXPECT_TRUE(holds(text,
                    "  fewer-provocations: best gifts (P 70%; 0 tied); least "
                    "regret small-steps\n"));
}

TEST(PoliciesText, a_difference_that_prints_as_nothing_has_no_sign) {
  decide::Comparison near = report::small_comparison();
  near.policies[4].mixture[5].difference = .001;
  const std::string text = policies_text(result_of(near));
  EXPECT_TRUE(holds(text, "patience               21.0      0 tied"));
  EXPECT_FALSE(holds(text, "+0 "));
}

TEST(PoliciesText, fits_into_a_hundred_columns_whatever_the_names) {
  decide::Comparison wide = report::small_comparison();
  for (std::size_t o = 0; o < 12; ++o) {
    decide::OutcomeSpec more = wide.outcomes[0];
    more.id = std::string(40, static_cast<char>('a' + o));
    wide.measures.push_back({wide.outcomes.size(), 730});
    wide.outcomes.push_back(more);
  }
  for (decide::PolicyResult& policy : wide.policies) {
    policy.id += std::string(50, 'x');
    policy.levers[0].group = std::string(60, 'g');
    decide::Summary big;
    big.mean = -123456.7;
    big.difference = -98765;
    big.tied = false;
    policy.mixture.resize(wide.measures.size(), big);
    for (auto& column : policy.by_column)
      column.resize(wide.measures.size(), big);
  }
  for (decide::ProfileResult& profile : wide.profiles)
    profile.id += std::string(50, 'y');
  for (const std::string& line : lines_of(policies_text(result_of(wide))))
    EXPECT_LE(line.size(), 100U) << line;
}

TEST(PoliciesText, one_policy_is_compared_with_nothing) {
  decide::Comparison one = report::small_comparison();
  one.policies.resize(1);
  one.profiles.clear();
  one.swaps.clear();
  one.frontier.resize(1);
  const std::string text = policies_text(result_of(one));
  EXPECT_TRUE(holds(text, "If the association were causal.\n"));
  for (const char* word : {"fewer", "more", "  tied", "whose", "Beyond"})
    EXPECT_FALSE(holds(text, word)) << word;
}

TEST(PoliciesText, without_theories_the_base_model_speaks) {
  decide::Comparison bare = report::small_comparison();
  bare.columns.resize(1);
  bare.profiles.clear();
  bare.swaps.clear();
  for (decide::PolicyResult& policy : bare.policies) {
    policy.by_column.resize(1);
    policy.mixture.clear();
  }
  const std::string text = policies_text(result_of(bare));
  EXPECT_TRUE(holds(text, "under the base model, same luck"));
  EXPECT_TRUE(holds(text, "-5.00 fewer"));
}

TEST(PoliciesShape, a_result_is_known_and_one_without_a_field_is_not) {
  const ordered_json whole =
      report::results_with(report::small_comparison())["policies"];
  EXPECT_TRUE(study::has_shape(whole, "policies"));
  for (const char* path :
       {"/policies/1/outcomes/0/mixture/mean", "/columns/0/title",
        "/frontier/0/dominated", "/back_windows/0/came",
        "/value_of_information/0/effect/term"}) {
    ordered_json broken = whole;
    const ordered_json::json_pointer at(path);
    broken[at.parent_pointer()].erase(at.back());
    EXPECT_FALSE(study::has_shape(broken, "policies")) << path;
  }
}

}  // namespace
}  // namespace entente::cli
