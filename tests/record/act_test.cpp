#include "entente/record/act.hpp"

#include <gtest/gtest.h>

namespace entente::record {
namespace {

const Sides kSides = {{"KOR", "USA"}, {"PRK"}, {"UNO"}};

TEST(SideOf, follows_from_the_actors) {
  EXPECT_EQ(side_of({"KOR"}, kSides), Side::ours);
  EXPECT_EQ(side_of({"JPN", "KOR", "USA"}, kSides), Side::ours);
  EXPECT_EQ(side_of({"PRK"}, kSides), Side::theirs);
  EXPECT_EQ(side_of({"KOR", "PRK"}, kSides), Side::joint);
  EXPECT_EQ(side_of({"PRK", "UNO"}, kSides), Side::joint);
  EXPECT_EQ(side_of({"CHN", "PRK"}, kSides), Side::third);
  EXPECT_EQ(side_of({"UNO"}, kSides), Side::third);
  EXPECT_EQ(side_of({"JPN"}, kSides), Side::third);
  EXPECT_EQ(side_of({}, kSides), Side::third);
}

TEST(WeightOf, is_the_severity_or_else_the_default_of_the_kind) {
  const std::vector<Kind> kinds = {{"drill", "", "", 3, "", ""}};
  Act act;
  act.kind = "drill";
  EXPECT_EQ(weight_of(act, kinds), 3);
  act.severity = 1;
  EXPECT_EQ(weight_of(act, kinds), 1);
}

const std::vector<SourceRule> kRules = {
    {"example.org", "press", "host"},
    {"news.example.org", "digest", "longer host"},
    {"Gazette", "press", "part of the text"},
    {"example.org/archive", "reference", "part with a slash"}};

std::string rule_of(const std::string& piece) {
  const SourceRule* rule = rule_for(piece, kRules);
  return rule == nullptr ? "" : rule->citation;
}

TEST(RuleFor, takes_the_longest_pattern_that_fits) {
  EXPECT_EQ(rule_of("https://example.org/a"), "host");
  EXPECT_EQ(rule_of("https://www.example.org:80/a"), "host");
  EXPECT_EQ(rule_of("https://news.example.org/a"), "longer host");
  EXPECT_EQ(rule_of("https://example.org/archive/1"), "part with a slash");
  EXPECT_EQ(rule_of("The Gazette, 3 May"), "part of the text");
}

TEST(RuleFor, knows_a_host_from_a_text_that_ends_like_it) {
  EXPECT_EQ(rule_of("https://notexample.org/a"), "");
  EXPECT_EQ(rule_of("seen on example.org"), "");
  EXPECT_EQ(rule_of(""), "");
}

TEST(Derive, sorts_acts_and_fills_side_and_classes) {
  Record record;
  record.sources = kRules;
  Act late, early;
  late.id = "b";
  late.day = 2;
  late.actors = {"PRK"};
  late.source = "The Gazette; https://news.example.org/x; The Gazette";
  early.id = "c";
  early.day = 1;
  Act first = late;
  first.id = "a";
  record.acts = {late, early, first};
  derive(record, kSides);
  EXPECT_EQ(record.acts[0].id, "c");
  EXPECT_EQ(record.acts[1].id, "a");
  EXPECT_EQ(record.acts[2].id, "b");
  EXPECT_EQ(record.acts[2].side, Side::theirs);
  EXPECT_EQ(record.acts[2].source_classes,
            (std::vector<std::string>{"press", "digest"}));
  EXPECT_EQ(source_pieces(record.acts[2]).size(), 3U);
}

}  // namespace
}  // namespace entente::record
