#include "entente/question/read_text.hpp"

#include <gtest/gtest.h>

namespace entente::question {
namespace {

Vocabulary words() {
  Vocabulary out;
  out.as_of = make_day(2001, 1, 31);
  out.outcomes = {
      {"seizure", {}, "seizure", {"seizure", "a seizure", "seizures"}},
      {"day of talks", {}, "day of talks", {"day of talks", "talks"}},
      {"", {"boat_fire"}, "Boat burnt", {"boat fire", "Boat burnt"}},
      {"", {"boat_sale"}, "Boat sold", {"boat sale", "A boat is sold"}}};
  out.actors = {{"ALB", {"ALB", "Alba"}}, {"BOR", {"BOR", "Boria"}}};
  return out;
}

QuestionSpec read(const std::string& text) {
  const Understood found = read_text(text, words());
  EXPECT_TRUE(found.question)
      << text << ": " << (found.not_read.empty() ? "" : found.not_read[0]);
  return found.question.value_or(QuestionSpec{});
}

Understood not_read(const std::string& text) {
  const Understood found = read_text(text, words());
  EXPECT_FALSE(found.question) << text;
  EXPECT_FALSE(found.not_read.empty()) << text;
  EXPECT_FALSE(found.hints.empty()) << text;
  return found;
}

TEST(Text, names_days_in_several_ways) {
  const Day next = make_day(2001, 2, 1);
  const auto span = [](const char* text) { return read(text).window; };
  EXPECT_EQ(span("seizure by 2001-03-01"), (Span{next, make_day(2001, 3, 1)}));
  EXPECT_EQ(span("A seizure before 2001-03-01?"),
            (Span{next, make_day(2001, 2, 28)}));
  EXPECT_EQ(span("seizure within 30 days"), (Span{next, next + 29}));
  EXPECT_EQ(span("seizure in the next 2 weeks"), (Span{next, next + 13}));
  EXPECT_EQ(span("seizures between 2001-04-01 and 2001-04-30"),
            (Span{make_day(2001, 4, 1), make_day(2001, 4, 30)}));
  EXPECT_EQ(span("seizure in 2001-04"),
            (Span{make_day(2001, 4, 1), make_day(2001, 4, 30)}));
  EXPECT_EQ(span("seizure in 2001"), (Span{next, make_day(2001, 12, 31)}));
}

TEST(Text, names_groups_and_kinds_and_counts_and_actors) {
  EXPECT_EQ(read("will there be talks by 2001-03-01").group, "day of talks");
  EXPECT_EQ(read("at least 3 seizures by 2001-03-01").least, 3);
  EXPECT_EQ(read("seizures 2 or more by 2001-03-01").least, 2);
  const QuestionSpec fire = read("boat burnt by Alba by 2001-03-01");
  EXPECT_EQ(fire.kinds, std::vector<std::string>{"boat_fire"});
  EXPECT_EQ(fire.actors, std::vector<std::string>{"ALB"});
  EXPECT_TRUE(fire.group.empty());
}

TEST(Text, that_is_no_question_says_what_was_understood_and_what_not) {
  EXPECT_FALSE(not_read("siezure by 2001-03-01").read.empty());
  EXPECT_EQ(not_read("seizur by 2001-03-01").hints[0],
            "did you mean 'seizure'?");
  EXPECT_NE(not_read("seizure").not_read[0].find("no days"), std::string::npos);
  EXPECT_NE(not_read("seizure by 2001-02-30").not_read[0].find("no date"),
            std::string::npos);
  EXPECT_NE(not_read("seizure by 2000-02-01").not_read[0].find("is over"),
            std::string::npos);
  EXPECT_NE(
      not_read("boat burnt by Gorm by 2001-03-01").not_read[0].find("no actor"),
      std::string::npos);
  not_read("");
}

TEST(Text, that_asks_what_cannot_be_asked_says_why) {
  const auto why = [](const std::string& text) {
    return not_read(text).not_read[0];
  };
  EXPECT_EQ(why("at least 0 seizures by 2001-03-01"),
            "'at least 0' holds whatever happens");
  EXPECT_EQ(why("no seizure by 2001-03-01"),
            "'no seizure' asks whether something does not happen");
  EXPECT_EQ(why("seizure in 2001-13"), "'2001-13' is no month");
  EXPECT_EQ(why("seizure by 2001-3-1"), "'2001-3-1' is no date");
  EXPECT_EQ(why("seizure between 2001/03/01 and 2001/04/01"),
            "'2001/03/01' is no date");
  EXPECT_EQ(why("seizure in autumn"), "no days are named");
}

TEST(Text, tells_a_group_from_a_kind_of_the_same_name) {
  Vocabulary both = words();
  both.outcomes.push_back({"", {"seizure"}, "Seizure", {"Seizure"}});
  const Understood found = read_text("seizure by 2001-03-01", both);
  ASSERT_TRUE(found.question);
  EXPECT_EQ(found.read.back(), "the group 'seizure' (not the kind 'Seizure')");
}

}  // namespace
}  // namespace entente::question
