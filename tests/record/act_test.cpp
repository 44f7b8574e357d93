#include "entente/record/act.hpp"

#include <gtest/gtest.h>

#include "entente/record/source_rules.hpp"

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
  EXPECT_EQ(SourceRules(kRules).rule_for(piece), rule) << piece;
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

// Every order of patterns that are as long as each other, and hosts beside
// parts of the text.
TEST(RuleFor, is_the_same_for_one_source_and_for_all) {
  const std::vector<SourceRule> rules = {
      {"b.org", "", "1"},   {"a/b.o", "", "2"},   {"a.b.org", "", "3"},
      {"x b.org", "", "4"}, {"b.org/x", "", "5"}, {"org", "", "6"},
      {"https:", "", "7"},  {"b.org", "", "8"},   {".b.org", "", "9"}};
  for (const char* piece :
       {"https://b.org", "https://a.b.org/x", "https://c.a.b.org/x b.org",
        "x b.org", "https://a/b.o", "http://x..b.org/", "http://.b.org", "org",
        "://", "", "https://b.org/x", "http://b.orgs"}) {
    for (std::size_t from = 0; from < rules.size(); ++from) {
      const std::vector<SourceRule> some(
          rules.begin() + static_cast<std::ptrdiff_t>(from), rules.end());
      EXPECT_EQ(SourceRules(some).rule_for(piece), rule_for(piece, some))
          << piece << " from " << from;
    }
  }
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
