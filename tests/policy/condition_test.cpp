// Conditions read aloud, and what they can be worth.
#include "entente/policy/condition.hpp"

#include <cmath>
#include <limits>

#include <gtest/gtest.h>

#include "entente/theory/program.hpp"

namespace entente::policy {
namespace {

const theory::Vocabulary kVocabulary = {
    {"clash", "gift", "drill"}, {"line"}, {"founding day"}};

theory::Term term_of(const std::string& text) {
  Diagnostics mistakes;
  theory::Term term = theory::parse_term(text, {}, kVocabulary, mistakes,
                                         theory::Grammar::condition);
  EXPECT_TRUE(mistakes.empty()) << text;
  return term;
}

std::string aloud(const std::string& text) {
  std::vector<record::Group> groups(2);
  groups[0].name = "clash";
  groups[0].one = "a clash";
  groups[0].many = "clashes";
  groups[1].name = "gift";
  groups[1].one = "a gift";
  groups[1].many = "gifts";
  std::vector<record::Track> tracks(1);
  tracks[0].name = "line";
  tracks[0].title = "Harbour line";
  return read_aloud(term_of(text), groups, tracks).value_or("-");
}

theory::Range bounds(const std::string& text,
                     const std::set<std::string>& gone = {}) {
  return bounds_of(term_of(text), gone);
}

TEST(Condition, reads_aloud_what_has_plain_words) {
  EXPECT_EQ(aloud("within(clash, 30)"), "within 30 days of a clash");
  EXPECT_EQ(aloud("within(clash, 1)"), "within 1 day of a clash");
  EXPECT_EQ(aloud("max(within(clash, 30), within(gift, 9))"),
            "within 30 days of a clash or within 9 days of a gift");
  EXPECT_EQ(aloud("within(clash, 30) + within(gift, 9)"),
            "within 30 days of a clash or within 9 days of a gift");
  EXPECT_EQ(aloud("min(within(clash, 30), 1 - within(gift, 9))"),
            "within 30 days of a clash and not within 9 days of a gift");
  EXPECT_EQ(aloud("within(clash, 30) * (1 - in(line, open))"),
            "within 30 days of a clash and while 'Harbour line' is not open");
  EXPECT_EQ(
      aloud("min(max(within(clash, 3), within(gift, 3)), in(line, shut))"),
      "either within 3 days of a clash or within 3 days of a gift and while "
      "'Harbour line' is shut");
  EXPECT_EQ(aloud("1 - max(within(clash, 3), within(gift, 3))"),
            "not either within 3 days of a clash or within 3 days of a gift");
  EXPECT_EQ(aloud("under_way(gift)"), "while a gift is under way");
  EXPECT_EQ(aloud("near(founding day, 7, 3)"),
            "from 7 days before to 3 days after 'founding day'");
}

TEST(Condition, reads_comparisons_aloud_in_either_order) {
  EXPECT_EQ(aloud("since(clash) > 180"),
            "more than 180 days after the last of clashes");
  EXPECT_EQ(aloud("180 >= since(clash)"),
            "at most 180 days after the last of clashes");
  EXPECT_EQ(aloud("since(clash) >= 180"),
            "180 days or more after the last of clashes");
  EXPECT_EQ(aloud("2 > recent(gift, 90)"),
            "while gifts of late (half of the weight gone in 90 days) weigh "
            "less than 2");
}

TEST(Condition, compares_inside_brackets_min_and_max) {
  EXPECT_EQ(aloud("min(since(clash) > 180, 1 - within(gift, 60))"),
            "more than 180 days after the last of clashes and not within 60 "
            "days of a gift");
  EXPECT_EQ(aloud("1 - (since(clash) > 180)"),
            "not more than 180 days after the last of clashes");
  EXPECT_EQ(bounds("min(within(clash, 9) > 1, within(gift, 9))").high, 0);
  Diagnostics mistakes;
  theory::parse_term("max(within(clash, 9) > 0, 1)", {}, kVocabulary, mistakes);
  ASSERT_EQ(mistakes.size(), 1U);
  EXPECT_EQ(mistakes[0].problem, "an effect compares nothing");
}

// The deepest condition leaves as many values waiting as a state has room for.
TEST(Condition, may_be_nested_as_deep_as_a_state_has_room_for) {
  const auto nested = [](int levels) {
    std::string text = "1";
    for (int i = 0; i < levels; ++i)
      text = "max(1, 1 > 1 + 1 * " + text + ")";
    return "1 > 1 + 1 * " + text;
  };
  theory::Program program;
  const theory::Binding binding{nullptr, kVocabulary, {}, 1};
  program.add(term_of(nested(6)), binding);
  EXPECT_EQ(theory::columns_of(program, {}, 0, 1).at(0).at(0), 0);
  Diagnostics mistakes;
  theory::parse_term(nested(7), {}, kVocabulary, mistakes,
                     theory::Grammar::condition);
  ASSERT_EQ(mistakes.size(), 1U);
  EXPECT_EQ(mistakes[0].problem, "this term is nested too deep");
}

// What is not 0 or 1 is not "and", "or" or "not" of anything.
TEST(Condition, says_nothing_where_words_would_be_wrong) {
  for (const char* text :
       {"recent(clash, 30)", "2 - within(clash, 30)", "1",
        "recent(clash, 30) * within(gift, 3)", "1 - recent(clash, 30)",
        "within(clash, 3) - within(gift, 3)", "since(clash) + 1",
        "log1p(since(clash))", "since(clash) > since(gift)",
        "recent(clash, 30) + within(gift, 3)"})
    EXPECT_EQ(aloud(text), "-") << text;
}

TEST(Condition, knows_comparisons_that_always_or_never_hold) {
  EXPECT_EQ(bounds("within(clash, 9) > 1").high, 0);
  EXPECT_EQ(bounds("within(clash, 9) >= 1").high, 1);
  EXPECT_EQ(bounds("within(clash, 9) >= 0").low, 1);
  EXPECT_EQ(bounds("within(clash, 9) < 2").low, 1);
  EXPECT_EQ(bounds("within(clash, 9) <= 0").low, 0);
  EXPECT_EQ(bounds("within(clash, 9) < 0").high, 0);
  EXPECT_EQ(bounds("since(clash) > 5").low, 0);
  EXPECT_EQ(bounds("since(clash) > 5").high, 1);
}

TEST(Condition, of_a_group_that_is_gone_stays_as_it_is) {
  EXPECT_EQ(bounds("within(gift, 9)", {"gift"}).high, 0);
  EXPECT_EQ(bounds("recent(gift, 90) > 0", {"gift"}).high, 0);
  EXPECT_EQ(bounds("since(gift) > 30", {"gift"}).low, 1);
  EXPECT_EQ(bounds("1 - within(gift, 9)", {"gift"}).low, 1);
  EXPECT_EQ(bounds("max(within(gift, 9), within(clash, 9))", {"gift"}).high, 1);
  EXPECT_EQ(bounds("min(within(gift, 9), within(clash, 9))", {"gift"}).high, 0);
  EXPECT_EQ(bounds("within(gift, 9) * recent(clash, 9)", {"gift"}).high, 0);
}

}  // namespace
}  // namespace entente::policy
