// The section of claims: its groups, and what a claim's line holds.
#include <gtest/gtest.h>

#include "entente/report/page/brief.hpp"
#include "entente/report/results/results_json.hpp"
#include "entente/report/sections/sections.hpp"

#include "small_case.hpp"

namespace entente::report {
namespace {

// The row of a claim in the view of the section.
Json row_of(const casefile::Case& the_case,
            const Json& results,
            const std::string& id) {
  const Json view = claims_view(context_of(the_case, results));
  for (const Json& group : view["claim_groups"])
    for (const Json& row : group["group_claims"])
      if (row["claim_id"] == id) return row;
  ADD_FAILURE() << "no claim " << id;
  return {};
}

TEST(ClaimLines, what_cannot_be_asked_says_why_and_shows_no_ruler) {
  const Json claim = row_of(small_case(), fixture_results(), "5");
  EXPECT_EQ(claim["word"], "cannot be asked");
  EXPECT_EQ(claim["why_cannot"],
            "No test falls near a cut: the error is larger than .9.");
  for (const char* key : {"ruler_svg", "chance", "mark_svg", "mark_bold"})
    EXPECT_EQ(claim[key], "") << key;
}

TEST(ClaimLines, a_claims_line_holds_word_chance_mark_and_acts) {
  const Json claim = row_of(small_case(), fixture_results(), "2");
  EXPECT_EQ(claim["word_flags"], "capped");
  EXPECT_EQ(claim["chance"], "12%");
  EXPECT_EQ(claim["mark_bold"], "×0.94");
  EXPECT_EQ(claim["mark_words"], "(0.62–1.42)");
  EXPECT_EQ(claim["acts_big"], "2 concessions");
  EXPECT_EQ(claim["followed"], "1 of 2");
  EXPECT_EQ(claim["over_bound"], "");
}

TEST(ClaimLines, a_cell_over_its_bound_stands_in_the_claims_own_row) {
  Json results = fixture_results();
  results["error_rates"] = Json::array();
  const auto cell = [&](const char* claim, const char* world, double ratio,
                        int records, int strong, int leans) {
    const claim::ErrorRate rate{claim,  world, ratio, records,
                                strong, leans, ""};
    casefile::Case the_case;
    the_case.error_rates = {rate};
    results["error_rates"].push_back(error_rates_json(the_case)[0]);
  };
  cell("2", "gifts come in crisis", 1, 100, 3, 21);
  cell("2", "", 2, 200, 16, 0);
  cell("2", "calm", 1, 100, 9, 20);
  cell("1", "calm", 1, 100, 0, 1);
  EXPECT_EQ(row_of(small_case(), results, "2")["over_bound"],
            "Gifts come in crisis: 21 of 100 simulated records are called "
            "wrongly (bound 20); Both sides react: 16 of 200 simulated records "
            "are called wrongly, and strongly (bound 15) at a true ratio of "
            "×2.0.");
  EXPECT_EQ(row_of(small_case(), results, "1")["over_bound"], "");
  const Json view = doubts_view(context_of(small_case(), results));
  ASSERT_EQ(view["world_rows"].size(), 3U);
  EXPECT_EQ(view["world_rows"][0]["w_over"], "claim 2");
  EXPECT_EQ(view["world_rows"][0]["w_leans"], "21 of 100, claim 2");
  EXPECT_EQ(view["world_rows"][2]["w_claims"], "2");
  EXPECT_EQ(view["world_rows"][2]["w_over"], "none");
}

TEST(ClaimLines, claims_stand_in_groups_with_anchors_of_their_own) {
  casefile::Case the_case = small_case();
  Json results = fixture_results();
  const auto set = [&](std::size_t i, const char* about) {
    results["claims"]["claims"][i]["about"] = about;
  };
  set(0, "gifts");
  set(1, "gifts");
  set(4, "lines");
  the_case.claims_about = {"lines", "gifts"};
  const std::string html = render_brief(the_case, results);
  std::size_t at = 0;
  for (const char* part :
       {">Lines</th>", "id=\"claim-12\"", ">Gifts</th>", "id=\"claim-2\"",
        "id=\"claim-1\"", ">Other claims</th>"}) {
    const std::size_t next = html.find(part, at);
    ASSERT_NE(next, std::string::npos) << part;
    at = next;
  }
}

}  // namespace
}  // namespace entente::report
