#include "entente/report/words/claim_order.hpp"

#include <gtest/gtest.h>

#include "small_case.hpp"

namespace entente::report {
namespace {

struct Said {
  const char* word;
  double probability;
  const char* about = "";
};

Json claims_with(const std::vector<Said>& all) {
  Json claims = Json::array();
  for (const Said& one : all) {
    claims.push_back({{"id", std::to_string(claims.size() + 1)},
                      {"about", one.about},
                      {"word", one.word},
                      {"probability", one.probability}});
  }
  return claims;
}

std::string ids_of(const std::vector<const Json*>& claims) {
  std::string out;
  for (const Json* claim : claims)
    out += text(*claim, "id");
  return out;
}

TEST(ClaimOrder, least_welcome_first_and_the_less_probable_among_equals) {
  const Json claims = claims_with({{"cannot be asked", 0.33},
                                   {"supported", 0.97},
                                   {"unresolved", 0.6},
                                   {"leans against", 0.1},
                                   {"unresolved", 0.3},
                                   {"leans for", 0.9},
                                   {"leans against", 0.02},
                                   {"contradicted", 0.04}});
  std::vector<const Json*> all;
  for (const Json& claim : claims)
    all.push_back(&claim);
  EXPECT_EQ(ids_of(least_welcome_first(all)), "87453621");
}

TEST(ClaimOrder, weight_is_the_word_first_and_then_the_distance_from_half) {
  const Json claims = claims_with({{"contradicted", 0.04},
                                   {"leans against", 0.01},
                                   {"leans for", 0.85},
                                   {"unresolved", 0.25},
                                   {"cannot be asked", 0.33}});
  EXPECT_DOUBLE_EQ(weight_of(claims[0]), 2.46);
  for (std::size_t i = 1; i < claims.size(); ++i)
    EXPECT_GT(weight_of(claims[i - 1]), weight_of(claims[i])) << i;
}

TEST(ClaimOrder, the_first_page_takes_the_weightiest_that_surprises) {
  const auto first = [](const std::vector<Said>& all) {
    const Json claims = claims_with(all);
    return text(*weightiest(claims), "id");
  };
  // Against before for, however strong; then the weightier, not the earlier.
  EXPECT_EQ(first({{"supported", 0.99},
                   {"leans against", 0.15},
                   {"leans against", 0.03}}),
            "3");
  EXPECT_EQ(first({{"leans against", 0.01}, {"contradicted", 0.04}}), "2");
  // For before what cannot be decided.
  EXPECT_EQ(first({{"unresolved", 0.3}, {"leans for", 0.81}}), "2");
  EXPECT_EQ(first({{"cannot be asked", 0.33}, {"unresolved", 0.5}}), "2");
  // The first of the case among equals.
  EXPECT_EQ(first({{"unresolved", 0.4}, {"unresolved", 0.6}}), "1");
  EXPECT_EQ(weightiest(Json::array()), nullptr);
}

TEST(ClaimOrder, the_first_page_passes_a_claim_whose_rule_fails) {
  const Json claims = claims_with(
      {{"leans against", 0.01}, {"leans against", 0.1}, {"leans for", 0.9}});
  const auto first = [&](const char* rates) {
    return text(*weightiest(claims, over_their_bounds(Json::parse(rates))),
                "id");
  };
  EXPECT_EQ(first("[]"), "1");
  EXPECT_EQ(first(R"([{"claim":"1","over_bound":false}])"), "1");
  EXPECT_EQ(first(R"([{"claim":"1","over_bound":true}])"), "2");
  EXPECT_EQ(first(R"([{"claim":"1","over_bound":true},
                      {"claim":"2","over_bound":true}])"),
            "1");
}

TEST(ClaimOrder, groups_follow_the_list_then_the_first_mention) {
  casefile::Case the_case = small_case();
  the_case.claims_about = {"talks", "nobody", "gifts"};
  Json results = fixture_results();
  results["claims"]["claims"] = claims_with({{"unresolved", 0.5, "lines"},
                                             {"unresolved", 0.5, ""},
                                             {"supported", 0.97, "gifts"},
                                             {"unresolved", 0.5, "gifts"},
                                             {"unresolved", 0.5, "talks"}});
  const auto groups = claim_groups(context_of(the_case, results));
  std::string said;
  for (const ClaimGroup& one : groups)
    said += one.about + ":" + ids_of(one.claims) + " ";
  EXPECT_EQ(said, "talks:5 gifts:43 lines:1 :2 ");
}

}  // namespace
}  // namespace entente::report
