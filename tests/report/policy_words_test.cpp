// What is said of policies beside their numbers.
#include "entente/report/words/policy_words.hpp"

#include <gtest/gtest.h>

#include "entente/report/page/brief.hpp"

#include "small_case.hpp"
#include "small_policies.hpp"

namespace entente::report {
namespace {

TEST(PolicyWords, a_band_says_fewer_or_more_where_the_change_does_not) {
  const Json outcome = {{"measure", "days"}};
  const auto band = [&](double low, double high, bool tied) {
    return band_words(outcome, {{"low", low},
                                {"high", high},
                                {"tied", tied},
                                {"difference", (low + high) / 2}});
  };
  EXPECT_EQ(band(-0.074, -0.022, true), "80%: 0.02 to 0.07 fewer");
  EXPECT_EQ(band(0.022, 0.074, true), "80%: 0.02 to 0.07 more");
  EXPECT_EQ(band(-8, -2, false), "80%: 2.0 to 8");
  EXPECT_EQ(band(-3, 1, true), "80%: 3 fewer to 1.0 more");
  EXPECT_EQ(band(-0.0001, 4, true), "80%: 0 to 4 more");
}

TEST(PolicyWords, a_lever_beside_a_record_that_is_shorter_says_so) {
  const auto says = [](const Json& results) {
    return render_brief(policy_case(), results).find("is as long:") !=
           std::string::npos;
  };
  const Json results = results_with(small_comparison());
  Json shorter = results;
  for (Json& policy : shorter["policies"]["policies"])
    for (Json& lever : policy["levers"])
      lever["record_least"] = lever["record_most"] = nullptr;
  EXPECT_FALSE(says(results));
  EXPECT_TRUE(says(shorter));
}

}  // namespace
}  // namespace entente::report
