#include "entente/report/words/claim_words.hpp"

#include <gtest/gtest.h>

#include "entente/report/facts/confidence.hpp"

namespace entente::report {
namespace {

Json claims_with(const std::vector<std::string>& words) {
  Json claims = Json::array();
  for (const std::string& word : words) {
    claims.push_back({{"id", std::to_string(claims.size() + 1)},
                      {"form", "above"},
                      {"word", word},
                      {"probability", 0.5}});
  }
  return claims;
}

TEST(ClaimWords, the_headline_counts_every_word) {
  EXPECT_EQ(claims_headline(claims_with({"supported", "leans for", "unresolved",
                                         "leans against", "contradicted",
                                         "cannot be asked"})),
            "Of six claims one is supported, one is contradicted, the record "
            "leans for one, against one and two cannot be decided");
  EXPECT_EQ(claims_headline(claims_with({"unresolved", "unresolved"})),
            "Of two claims none is supported or contradicted and two cannot be "
            "decided");
  EXPECT_EQ(claims_headline(claims_with({"leans against"})),
            "One claim: none is supported or contradicted and the record leans "
            "against one");
  EXPECT_EQ(claims_headline(claims_with({"supported", "supported"})),
            "Of two claims two are supported");
}

TEST(ClaimWords, what_cannot_be_asked_counts_as_undecided) {
  EXPECT_EQ(
      undecided(claims_with({"cannot be asked", "unresolved", "supported"})),
      2);
}

TEST(ClaimWords, the_note_names_region_cap_and_flips) {
  Json claim = {{"form", "not_above"},
                {"word", "leans for"},
                {"probability", 0.97},
                {"capped", true}};
  EXPECT_EQ(verdict_note(claim),
            "97% for “not above ×1.25”; capped, because our side chose the "
            "acts");
  claim = {{"form", "above"},
           {"word", "unresolved"},
           {"probability", 0.1},
           {"unresolved_by_flips", true},
           {"flips", {"a", "b"}},
           {"stability", {Json::object(), Json::object(), Json::object()}}};
  EXPECT_EQ(verdict_note(claim),
            "10% for “above ×1.25”; 2 of 3 variants change the word");
  EXPECT_EQ(
      verdict_note(
          {{"form", "season"}, {"word", "supported"}, {"probability", 0.999}}),
      ">99% for the claim");
  EXPECT_EQ(verdict_note({{"form", "above"},
                          {"word", "cannot be asked"},
                          {"probability", nullptr}}),
            "");
}

TEST(ClaimWords, what_would_undo_a_word_is_named) {
  const Json claim = {
      {"form", "above"},
      {"acts_to_decide", 61},
      {"stability",
       {{{"name", "from 2013"}, {"word", "unresolved"}, {"flips", true}},
        {{"name", "unweighted"}, {"word", "leans for"}, {"flips", false}}}}};
  const std::vector<std::string> said = undo_sentences(claim);
  ASSERT_EQ(said.size(), 2U);
  EXPECT_EQ(said[0], "1 of 2 variants changes it (from 2013: unresolved).");
  EXPECT_EQ(said[1], "Some 61 acts in all would decide it.");
}

TEST(ClaimWords, variants_that_are_the_same_here_do_not_count) {
  const Json claim = {
      {"form", "above"},
      {"stability",
       {{{"name", "a"}, {"word", "unresolved"}, {"flips", true}},
        {{"name", "b"}, {"word", "leans for"}, {"same_as", "as defined"}},
        {{"name", "c"}, {"word", "unresolved"}, {"same_as", "a"}}}}};
  EXPECT_EQ(undo_sentences(claim).at(0),
            "1 of 1 variants changes it (a: unresolved). Another two are the "
            "same here.");
}

TEST(ClaimWords, an_end_of_an_interval_that_is_open_is_said) {
  const auto words = [](const Json& low, const Json& high) {
    return interval_words({{"corrected", {{"low", low}, {"high", high}}}});
  };
  EXPECT_EQ(words(-0.2, 0.2), "0.82–1.22");
  EXPECT_EQ(words(nullptr, -1.427), "up to 0.24");
  EXPECT_EQ(words(-0.2, nullptr), "0.82 and more");
}

TEST(ClaimWords, a_word_at_the_edge_and_a_day_that_turns_it_are_said) {
  Json claim = {{"form", "above"},
                {"word", "leans for"},
                {"probability", 0.81},
                {"capped", false},
                {"at_edge_of", "unresolved"}};
  EXPECT_EQ(verdict_note(claim),
            "81% for “above ×1.25”; at the edge: another draw of the simulated "
            "records could give “unresolved”");
  claim["at_edge_of"] = nullptr;
  claim["unresolved_by"] = "day";
  claim["unresolved_by_flips"] = true;
  EXPECT_EQ(verdict_note(claim),
            "81% for “above ×1.25”; the opposite when the acts are moved by a "
            "day");
}

TEST(ClaimWords, flags_stand_beside_the_word_in_short) {
  EXPECT_EQ(word_flags({{"capped", true}, {"at_edge_of", "unresolved"}}),
            "capped; at the edge of “unresolved”");
  EXPECT_EQ(word_flags({{"unresolved_by", "flips"}}), "by its variants");
  EXPECT_EQ(word_flags({{"capped", false}, {"at_edge_of", nullptr}}), "");
}

TEST(ClaimWords, many_claims_at_once_are_counted_in_one_sentence) {
  Json many = {{"asked", 30},
               {"leaning", 14},
               {"expected_wrong", 1.26},
               {"worst", {{"world", "calm"}, {"tried", 27}, {"wrong", 2.4}}}};
  EXPECT_EQ(many_claims_sentence(many),
            "14 of 30 words lean or say more. By the rule's own probabilities "
            "1.3 of these are expected to be wrong. In the worst of the "
            "simulated worlds (calm) the rule would lean the wrong way on 2.4 "
            "of the 27 that were tried there.");
  many["worst"] = nullptr;
  many["leaning"] = 1;
  many["expected_wrong"] = 0.12;
  EXPECT_EQ(many_claims_sentence(many),
            "One of 30 words leans or says more. By the rule's own "
            "probabilities its chance to be wrong is 12%.");
  many["leaning"] = 2;
  many["expected_wrong"] = 0.02;
  EXPECT_EQ(many_claims_sentence(many),
            "Two of 30 words lean or say more. By the rule's own probabilities "
            "fewer than 0.1 of these are expected to be wrong.");
  many["leaning"] = 0;
  EXPECT_EQ(many_claims_sentence(many), "");
}

TEST(ClaimWords, a_claim_without_rows_or_numbers_says_nothing_of_them) {
  EXPECT_TRUE(undo_sentences({{"form", "hazard"},
                              {"acts_to_decide", nullptr},
                              {"stability", Json::array()}})
                  .empty());
}

TEST(Confidence, is_low_for_few_acts_and_says_why) {
  const Json claim = {
      {"form", "above"},
      {"estimate", {{"acts", 29}}},
      {"capped", true},
      {"stability", {{{"name", "from 2013"}, {"flips", true}}}}};
  const Confidence low = confidence_in(claim, {});
  EXPECT_EQ(low.word, "low");
  EXPECT_EQ(low.why,
            "29 acts; 1 of 1 variants changes the first word; the word is "
            "capped, because our side chose the acts; the acts were coded "
            "once");
}

TEST(Confidence, rises_with_acts_stability_and_agreement) {
  Json claim = {{"form", "above"},
                {"estimate", {{"acts", 120}}},
                {"capped", false},
                {"stability", {{{"name", "from 2013"}, {"flips", false}}}}};
  EXPECT_EQ(confidence_in(claim, {{"terms", 500, 0.9, 0.85}}).word, "high");
  EXPECT_EQ(confidence_in(claim, {{"terms", 500, 0.8, 0.73}}).word, "moderate");
  claim["estimate"]["acts"] = 49;
  EXPECT_EQ(confidence_in(claim, {{"terms", 500, 0.9, 0.85}}).word, "low");
}

}  // namespace
}  // namespace entente::report
