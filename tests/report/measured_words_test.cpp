// Sentences and pictures of measured claims.
#include "entente/report/words/measured_words.hpp"

#include <gtest/gtest.h>

#include "entente/report/charts/claim_charts.hpp"

#include "small_case.hpp"

namespace entente::report {
namespace {

MeasuredWords words_of(const Json& claim) {
  const casefile::Case& the_case = small_case();
  const Json results = fixture_results();
  return measured_words(context_of(the_case, results), claim);
}

const Json kRatio = {{"form", "hazard_ratio"},
                     {"outcome", "provocation"},
                     {"measured",
                      {{"track", "pact"},
                       {"threshold", 0.8},
                       {"holds", "above"},
                       {"apart", 0},
                       {"acts_in", 5},
                       {"days_in", 1461},
                       {"acts_out", 8},
                       {"days_out", 2922},
                       {"ratio", 1.26},
                       {"low", 0.4},
                       {"high", 3.5},
                       {"above", 0.82},
                       {"also", Json::array({{{"apart", 30},
                                              {"acts_in", 3},
                                              {"days_in", 1400},
                                              {"acts_out", 5},
                                              {"days_out", 2800},
                                              {"ratio", 1.3},
                                              {"low", 0.3},
                                              {"high", 4.4},
                                              {"above", 0.76}}})}}}};
const Json kEpisode = {{"form", "episode"},
                       {"outcome", "provocation"},
                       {"measured",
                        {{"from", "2019-03-01"},
                         {"to", "2020-02-29"},
                         {"days", 366},
                         {"count", 2},
                         {"replicates", 1999},
                         {"below", 1500},
                         {"ties", 300},
                         {"place", 0.825},
                         {"counts", {700, 800, 300, 150, 49}},
                         {"not_converged", 0},
                         {"holds", "below"}}}};
const Json kGain = {
    {"form", "gain"},
    {"outcome", "provocation"},
    {"measured",
     {{"from", "2020-01-01"},
      {"origins", 40},
      {"scored", 78},
      {"not_scored", 2},
      {"with", -0.512},
      {"without", -0.510},
      {"gain", -0.002},
      {"low", -0.006},
      {"high", 0.003},
      {"threshold", 0.005},
      {"above", 0.004},
      {"futures_error", 0.0004},
      {"by_horizon",
       Json::array({{{"horizon", 30}, {"scored", 40}, {"gain", 0.001}}})},
      {"holds", "below"}}}};
const Json kPolicy = {{"form", "policy"},
                      {"outcome", "provocation-days"},
                      {"measured",
                       {{"policy", "a"},
                        {"rival", "b"},
                        {"days", 730},
                        {"difference", -3.2},
                        {"low", -8},
                        {"high", 1.5},
                        {"p_lower", 0.81},
                        {"p_lower_error", 0.01},
                        {"beyond_record", Json::array({"b"})},
                        {"holds", "below"}}}};

TEST(MeasuredWords, say_what_was_counted_and_against_what) {
  const MeasuredWords ratio = words_of(kRatio);
  EXPECT_EQ(ratio.glyph, "rate ×1.26 (95% 0.40–3.50)");
  EXPECT_EQ(ratio.measure,
            "“pact”, all acts: 5 in 4.0 years while it holds, 8 in 8.0 years "
            "while it "
            "does not.");
  EXPECT_NE(ratio.other.find("New starts, none in the 30 days before: 3 in "
                             "3.8 years"),
            std::string::npos)
      << ratio.other;
  const MeasuredWords episode = words_of(kEpisode);
  EXPECT_EQ(episode.glyph,
            "more than in 75% of simulations, as many as in 15%");
  EXPECT_NE(episode.measure.find("1,500 hold fewer, 300 as many and 199 more."),
            std::string::npos)
      << episode.measure;
  const MeasuredWords gain = words_of(kGain);
  EXPECT_EQ(gain.glyph, "−0.0020 (95% −0.0060–0.0030) nats a forecast");
  EXPECT_EQ(gain.counted, "78 past forecasts");
  EXPECT_EQ(gain.other, "30 days: +0.0010 over 40 forecasts.");
  const MeasuredWords policy = words_of(kPolicy);
  EXPECT_EQ(policy.glyph, "−3.2 (80% −8.0 to +1.5)");
  EXPECT_NE(policy.measure.find("If the association were causal"),
            std::string::npos);
  EXPECT_EQ(policy.other,
            "“b” asks our side for more or less than it ever did.");
}

TEST(MeasuredWords, are_none_where_nothing_was_measured) {
  const MeasuredWords none =
      words_of({{"form", "cannot_be_asked"}, {"measured", nullptr}});
  EXPECT_EQ(none.glyph + none.counted + none.measure + none.other, "");
  EXPECT_EQ(measured_svg({{"form", "policy"}, {"measured", nullptr}}), "");
}

TEST(MeasuredPictures, mark_the_threshold_and_the_records_own_count) {
  EXPECT_NE(measured_svg(kRatio).find("above ×0.80"), std::string::npos);
  EXPECT_NE(measured_svg(kGain).find("below 0.005"), std::string::npos);
  EXPECT_NE(measured_svg(kPolicy).find("fewer"), std::string::npos);
  const std::string bars = measured_svg(kEpisode);
  std::size_t n = 0;
  for (std::size_t at = bars.find("simulations"); at != std::string::npos;
       at = bars.find("simulations", at + 1))
    ++n;
  EXPECT_EQ(n, 5U);
  // The record's own, and no other, stands out.
  EXPECT_NE(bars.find("f-acc"), std::string::npos);
  EXPECT_EQ(bars.find("f-acc"), bars.rfind("f-acc"));
}

}  // namespace
}  // namespace entente::report
