#include "entente/report/words/unseen_words.hpp"

#include <gtest/gtest.h>

#include "small_case.hpp"

namespace entente::report {
namespace {

std::string said(const Json& claim) {
  static const casefile::Case the_case = small_case();
  static const Json results = fixture_results();
  return unseen_words(context_of(the_case, results), claim);
}

Json leaning() {
  return {{"form", "above"},
          {"word", "leans against"},
          {"e_value", 2.4},
          {"e_value_interval", 1},
          {"unseen",
           {{"to_next_word", 1.2},
            {"e_value_word", 1.69},
            {"e_value_no_effect", 1},
            {"seen",
             {{{"name", "season"},
               {"outcome", 1.8},
               {"treatment", 0.8},
               {"bias", 1.1}},
              {{"name", "recent(concession, 30)"},
               {"outcome", 1.1},
               {"treatment", 1.1},
               {"bias", 1.01}}}}}}};
}

TEST(UnseenWords, measure_an_unseen_cause_by_the_strongest_that_is_seen) {
  EXPECT_EQ(said(leaning()),
            "An unseen cause of both, ×1.69 on each side, would give another "
            "word. ×2.40 would take the estimate to ×1.25; the interval holds "
            "×1.25 as it is. Of what is seen, the strongest is the season: "
            "×1.80 on the outcome, ×1.25 with the acts; one as strong, and "
            "unseen, would move the estimate by ×1.10 at most, and ×1.20 would "
            "be needed for another word.");
}

TEST(UnseenWords, say_where_one_as_strong_as_a_seen_one_would_do) {
  Json claim = leaning();
  claim["unseen"]["seen"].erase(0);
  claim["unseen"]["seen"][0]["bias"] = 1.3;
  claim["e_value_interval"] = 1.5;
  claim["unseen"]["e_value_no_effect"] = 1.4;
  EXPECT_EQ(said(claim),
            "An unseen cause of both, ×1.69 on each side, would give another "
            "word. ×2.40 would take the estimate to ×1.25; ×1.50 the "
            "interval’s near end. For no effect at all: ×1.40 the near end. Of "
            "what is seen, the strongest is concessions of late (half-life 30 "
            "days): ×1.10 on the outcome, ×1.10 with the acts; one as strong, "
            "and unseen, would move the estimate by ×1.30 at most, and ×1.20 "
            "is needed for another word.");
}

TEST(UnseenWords, are_silent_where_nothing_was_asked) {
  Json claim = leaning();
  claim["word"] = "cannot be asked";
  EXPECT_EQ(said(claim), "");
  EXPECT_EQ(said({{"form", "hazard"}, {"word", "supported"}}), "");
}

}  // namespace
}  // namespace entente::report
