// A comparison of policies as JSON: the fields of docs/json.md, and what a
// small or bare comparison leaves out.
#include "entente/report/results/policies_json.hpp"

#include <gtest/gtest.h>

#include "small_policies.hpp"

namespace entente::report {
namespace {

using nlohmann::ordered_json;

ordered_json small() {
  return policies_json(policy_case(), small_comparison());
}

std::vector<std::string> keys_of(const ordered_json& object) {
  std::vector<std::string> out;
  for (const auto& [key, value] : object.items())
    out.push_back(key);
  return out;
}

TEST(PoliciesJson, every_outcome_has_each_theory_and_the_mixture) {
  const ordered_json json = small();
  EXPECT_EQ(json["from"], "2023-12-31");
  EXPECT_EQ(json["days"], ordered_json({365, 730}));
  const ordered_json& outcomes = json["policies"][1]["outcomes"];
  ASSERT_EQ(outcomes.size(), 10U);
  const ordered_json& first = outcomes[5];
  EXPECT_EQ(first["id"], "provocation-days");
  EXPECT_EQ(first["days"], 730);
  ASSERT_EQ(first["by_theory"].size(), 4U);
  EXPECT_EQ(first["by_theory"][0]["theory"], "base");
  EXPECT_EQ(
      keys_of(first["by_theory"][0]),
      (std::vector<std::string>{"theory", "mean", "difference", "mc_error",
                                "low", "high", "p_lower", "tied"}));
  EXPECT_EQ(first["mixture"]["difference"], -5);
  EXPECT_EQ(first["by_theory"][2]["tied"], true);
  EXPECT_EQ(json["columns"][0]["share"], nullptr);
  EXPECT_EQ(json["columns"][1]["share"], .6);
}

TEST(PoliciesJson, rules_are_sentences) {
  const ordered_json json = small();
  EXPECT_EQ(json["policies"][0]["rules"], ordered_json::array());
  EXPECT_EQ(
      json["policies"][1]["rules"],
      ordered_json({"A concession every 90 days.", "No scheduled drills."}));
}

TEST(PoliciesJson, levers_beyond_the_record_are_named_twice) {
  const ordered_json json = small();
  EXPECT_EQ(json["policies"][0]["beyond_record"], ordered_json::array());
  EXPECT_EQ(json["policies"][1]["beyond_record"],
            ordered_json({"concession", "exercise"}));
  EXPECT_EQ(json["policies"][1]["levers"][0]["record_most"], 9);
}

TEST(PoliciesJson, an_effect_names_the_claim_that_tests_it_or_none) {
  casefile::Case the_case = policy_case();
  the_case.claims[0].outcome = "provocation";
  the_case.claims[0].treatment = "recent(concession, 30)";
  const ordered_json json = policies_json(the_case, small_comparison());
  EXPECT_EQ(json["value_of_information"][0]["claim"], "2");
  EXPECT_EQ(json["value_of_information"][1]["claim"], nullptr);
  EXPECT_EQ(json["value_of_information"][0]["effect"],
            ordered_json({{"outcome", "provocation"},
                          {"term", "recent(concession, 30)"}}));
  EXPECT_EQ(json["reversal"][0]["effects"][0]["claim"], "2");
  EXPECT_EQ(json["reversal"][0]["effects"][0]["ratio_needed"], 1.9);
  EXPECT_EQ(json["reversal"][0]["effects"][1]["ratio_needed"], nullptr);
  EXPECT_EQ(json["reversal"][0]["share_to"], "null");
  EXPECT_EQ(json["reversal"][1]["share_moved"], nullptr);
}

TEST(PoliciesJson, profiles_name_policies_and_theories_by_id) {
  const ordered_json profile = small()["profiles"][0];
  EXPECT_EQ(profile["title"], "Fewer provocations");
  EXPECT_EQ(profile["weights"], ordered_json({{"provocation-days", 1.0}}));
  EXPECT_EQ(profile["best"], "gifts");
  EXPECT_EQ(profile["minimax_regret"], "small-steps");
  EXPECT_EQ(profile["losses"][1]["policy"], "gifts");
  EXPECT_EQ(keys_of(profile["regret"][0]["by_theory"]),
            (std::vector<std::string>{"spiral", "null", "deterrence"}));
  EXPECT_EQ(profile["p_best"][1]["p"], .7);
}

TEST(PoliciesJson, windows_of_the_back_test_say_what_came) {
  const ordered_json json = small();
  EXPECT_EQ(json["back_test"][0]["outcome"], "provocation-days");
  EXPECT_EQ(json["back_test"][0]["windows"], 10);
  EXPECT_EQ(json["back_windows"][7]["from"], "2017-01-01");
  EXPECT_EQ(json["back_windows"][7]["came"], 35);
  EXPECT_EQ(json["back_widening"][1]["days"], 730);
  EXPECT_EQ(json["back_widening"][1]["factor"], 1.36);
  EXPECT_EQ(json["back_widening"][1]["windows"], 84);
  EXPECT_EQ(json["back_widening"][1]["widened"], .79);
  EXPECT_EQ(json["back_widening"][0]["drifting"], nullptr);
  EXPECT_EQ(json["back_widening"][1]["drifting"], .82);
  EXPECT_EQ(json["back_tried"][0]["outcome"], "provocation-days");
  EXPECT_EQ(json["back_tried"][0]["drifting"], .875);
  EXPECT_EQ(json["drift"], .4);
  EXPECT_EQ(json["levels"][0]["low80"], 12);
  EXPECT_EQ(json["levels"][0]["drifting_high80"], 37);
}

TEST(PoliciesJson, without_theories_or_words_of_the_case_fields_are_null) {
  decide::Comparison bare = small_comparison();
  bare.columns.resize(1);
  for (decide::PolicyResult& policy : bare.policies) {
    policy.by_column.resize(1);
    policy.mixture.clear();
  }
  bare.profiles.resize(1);
  for (decide::Loss& loss : bare.profiles[0].losses)
    loss.regret.resize(1);
  bare.swaps.clear();
  const ordered_json json = policies_json(casefile::Case(), bare);
  EXPECT_EQ(json["policies"][1]["outcomes"][0]["mixture"], nullptr);
  EXPECT_FALSE(json["policies"][1].contains("argument"));
  EXPECT_EQ(keys_of(json["profiles"][0]["regret"][0]["by_theory"]),
            (std::vector<std::string>{"base"}));
  EXPECT_EQ(json["profiles"][0]["holder"], nullptr);
  EXPECT_EQ(json["reversal"], ordered_json::array());
}

}  // namespace
}  // namespace entente::report
