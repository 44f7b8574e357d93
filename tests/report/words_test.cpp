#include "entente/report/words/words.hpp"

#include <gtest/gtest.h>

namespace entente::report {
namespace {

TEST(Words, every_likelihood_begins_at_its_own_lower_edge) {
  EXPECT_EQ(likelihood(0.01), "almost no chance");
  EXPECT_EQ(likelihood(0.044), "almost no chance");
  EXPECT_EQ(likelihood(0.05), "very unlikely");
  EXPECT_EQ(likelihood(0.20), "unlikely");
  EXPECT_EQ(likelihood(0.45), "roughly even chance");
  EXPECT_EQ(likelihood(0.55), "likely");
  EXPECT_EQ(likelihood(0.80), "very likely");
  EXPECT_EQ(likelihood(0.95), "almost certain");
}

TEST(Words, a_likelihood_goes_by_the_percent_that_is_printed) {
  EXPECT_EQ(percent(0.0469), "5%");
  EXPECT_EQ(likelihood(0.0469), "very unlikely");
  EXPECT_EQ(percent(0.9449), "94%");
  EXPECT_EQ(likelihood(0.9449), "very likely");
  EXPECT_EQ(likelihood(0), "almost no chance");
  EXPECT_EQ(likelihood(1), "almost certain");
  EXPECT_THROW(likelihood(1.2), std::logic_error);
}

TEST(Words, even_chances_are_had_and_likely_ones_are) {
  EXPECT_EQ(predicate(0.5).verb + " " + predicate(0.5).words,
            "has a roughly even chance");
  EXPECT_EQ(predicate(0.6).verb + " " + predicate(0.6).words, "is likely");
  EXPECT_EQ(predicate(0.001).verb, "has");
}

TEST(Words, percents_are_whole_and_open_at_the_ends) {
  EXPECT_EQ(percent(0), "<1%");
  EXPECT_EQ(percent(0.0099), "<1%");
  EXPECT_EQ(percent(0.01), "1%");
  EXPECT_EQ(percent(0.585), "59%");
  EXPECT_EQ(percent(0.99), "99%");
  EXPECT_EQ(percent(0.9901), ">99%");
  EXPECT_EQ(percent_band(0.004, 0.03), "<1–3%");
  EXPECT_EQ(percent_band(0.51, 0.66), "51–66%");
  EXPECT_EQ(percent_band(0.001, 0.002), "<1%");
}

TEST(Words, a_counted_share_may_be_nothing_or_all) {
  EXPECT_EQ(share(0), "0%");
  EXPECT_EQ(share(1), "100%");
  EXPECT_EQ(share(0.002), "<1%");
}

TEST(Words, counts_agree_with_their_nouns) {
  EXPECT_EQ(count_of(0, "a concession", "concessions"), "no concessions");
  EXPECT_EQ(count_of(1, "a concession", "concessions"), "1 concession");
  EXPECT_EQ(count_of(1, "an offer", "offers"), "1 offer");
  EXPECT_EQ(count_of(1622, "an act", "acts"), "1,622 acts");
  EXPECT_EQ(small_number(9), "nine");
  EXPECT_EQ(small_number(13), "13");
}

TEST(Words, ratios_and_numbers_keep_their_sign_and_size) {
  EXPECT_EQ(ratio(0.944), "×0.94");
  EXPECT_EQ(ratio(12.4), "×12");
  EXPECT_EQ(ratio(1e9), "×>100");
  EXPECT_EQ(coarse_ratio(1.72), "×1.7");
  EXPECT_EQ(coarse_ratio(0.48), "×0.48");
  EXPECT_EQ(fixed(-0.001, 2), "0.00");
  EXPECT_EQ(fixed(-1.5, 1), "−1.5");
  EXPECT_EQ(thousands(-12345), "−12,345");
}

TEST(Words, dates_say_no_more_than_is_known) {
  const Day day = make_day(1976, 8, 1);
  EXPECT_EQ(short_date(day), "1 Aug 1976");
  EXPECT_EQ(short_date(day, record::Precision::month), "Aug 1976");
  EXPECT_EQ(short_date(day, record::Precision::year), "1976");
}

TEST(Words, the_ruler_has_no_place_for_what_cannot_be_asked) {
  EXPECT_EQ(place_on_ruler("contradicted"), 0);
  EXPECT_EQ(place_on_ruler("supported"), 4);
  EXPECT_EQ(place_on_ruler("cannot be asked"), std::nullopt);
}

TEST(Words, what_stands_in_html_is_escaped) {
  EXPECT_EQ(escape("a<b> & \"c\" 'd'"),
            "a&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;");
}

TEST(Words, a_long_text_is_cut_at_a_space) {
  EXPECT_EQ(shortened("North cuts all lines", 12), "North cuts…");
  EXPECT_EQ(shortened("short", 12), "short");
}

TEST(Words, lists_read_as_sentences_do) {
  EXPECT_EQ(listed({}), "");
  EXPECT_EQ(listed({"a"}), "a");
  EXPECT_EQ(listed({"a", "b", "c"}), "a, b and c");
  EXPECT_EQ(lower_first("A provocation"), "a provocation");
  EXPECT_EQ(lower_first("ICBM test"), "ICBM test");
}

TEST(Words, an_article_goes_by_sound) {
  for (const char* an :
       {"an Indian patrol", "an hour", "an honest word", "an ICBM", "an MP",
        "an uninvited guest", "an urban fire", "an 8-day drill",
        "an open letter", "an upper hand"})
    EXPECT_EQ(with_article(std::string_view(an).substr(3)), an);
  for (const char* a :
       {"a patrol", "a union", "a UN vote", "a European offer", "a useful gift",
        "a one-day strike", "a uranium sale", "a Ukrainian note", "a house"})
    EXPECT_EQ(with_article(std::string_view(a).substr(2)), a);
}

TEST(Words, what_rounds_to_nought_has_no_sign) {
  EXPECT_EQ(signed_number(0.17, 2), "+0.17");
  EXPECT_EQ(signed_number(-0.17, 2), "−0.17");
  EXPECT_EQ(signed_number(0.004, 2), "0.00");
  EXPECT_EQ(signed_number(-0.004, 2), "0.00");
}

}  // namespace
}  // namespace entente::report
