#include "entente/core/diagnostic.hpp"

#include <stdexcept>

#include <gtest/gtest.h>

#include "entente/core/check.hpp"
#include "entente/core/merged.hpp"
#include "entente/core/suggest.hpp"

namespace entente {
namespace {

TEST(Diagnostic, says_where_what_why_and_what_to_do) {
  const Diagnostic mistake{.place = {"acts.csv", 12, 5},
                           .problem = "no kind 'misile_test'",
                           .why = "kinds.csv names the kinds",
                           .hint = "did you mean 'missile_test'?"};
  EXPECT_EQ(to_text(mistake),
            "acts.csv:12:5: no kind 'misile_test'\n"
            "  why: kinds.csv names the kinds\n"
            "  do:  did you mean 'missile_test'?\n");
}

TEST(Diagnostic, of_a_whole_file_has_no_line) {
  const Diagnostic mistake{.place = {.file = "case.toml"},
                           .problem = "is missing"};
  EXPECT_EQ(to_text(mistake), "case.toml: is missing\n");
}

TEST(Diagnostic, of_a_whole_line_points_at_its_first_column) {
  const Diagnostic mistake{.place = {.file = "acts.csv", .line = 3},
                           .problem = "ends before it starts"};
  EXPECT_EQ(to_text(mistake), "acts.csv:3:1: ends before it starts\n");
}

TEST(Diagnostic, keeps_each_part_on_its_line_whatever_it_quotes) {
  const Diagnostic mistake{
      .place = {"acts.csv", 7, 66},
      .problem = "unknown kind 'x\ny'",
      .why = "it is one of 'a\nb'",
      .hint = "write it in case.toml:\n       [defaults]\n       no = 'a\nb'"};
  EXPECT_EQ(to_text(mistake),
            "acts.csv:7:66: unknown kind 'x\\ny'\n"
            "  why: it is one of 'a\\nb'\n"
            "  do:  write it in case.toml:\n       [defaults]\n"
            "       no = 'a\\nb'\n");
}

TEST(Nearest, finds_the_word_that_was_meant) {
  const std::vector<std::string> kinds = {"missile_test", "nuclear_test",
                                          "summit"};
  EXPECT_EQ(nearest("misile_test", kinds), "missile_test");
  EXPECT_EQ(nearest("Summit", kinds), "summit");
  EXPECT_EQ(nearest("sumit", kinds), "summit");
}

TEST(Nearest, is_silent_when_nothing_is_near) {
  EXPECT_EQ(nearest("aid_delivery", {"summit", "missile_test"}), "");
  EXPECT_EQ(nearest("summit", {}), "");
}

TEST(Nearest, takes_the_first_of_equals) {
  EXPECT_EQ(nearest("line_b", {"line_a", "line_c"}), "line_a");
}

Diagnostic in_column(int line, const std::string& problem) {
  return {{"acts.csv", line, 1}, problem, "dates exist", "mend it"};
}

TEST(Merged, counts_equal_mistakes_of_a_column_once) {
  Diagnostics all;
  for (int line = 2; line < 1108; ++line)
    all.push_back(in_column(line, "unknown kind 'x'"));
  const Diagnostics one = merged(all);
  ASSERT_EQ(one.size(), 1U);
  EXPECT_EQ(one[0].problem,
            "unknown kind 'x'; and 1105 more like it, in lines 3, 4, 5, 6, 7, "
            "8, 9, 10, ...");
  EXPECT_EQ(one[0].place.line, 2);
}

TEST(Merged, lets_many_that_differ_only_in_what_they_quote_stand_as_one) {
  Diagnostics all;
  for (int day = 10; day < 20; ++day)
    all.push_back(
        in_column(day, "'03/" + std::to_string(day) + "/18' is no date"));
  const Diagnostics one = merged(all);
  ASSERT_EQ(one.size(), 1U);
  EXPECT_NE(one[0].problem.find("and 9 more like it, in lines 11 ('03/11/18')"),
            std::string::npos)
      << one[0].problem;
}

TEST(Merged, keeps_a_few_different_ones_apart_and_other_files) {
  Diagnostics all = {in_column(2, "unknown kind 'a'"),
                     in_column(3, "unknown kind 'b'"),
                     in_column(4, "unknown kind 'a'"), in_column(5, "empty")};
  all.push_back(all[0]);
  all.back().place.line = 1;  // of the header
  all.push_back(all[0]);
  all.back().place.file = "kinds.csv";
  all.push_back({{"case.toml", 1, 1}, "unknown kind 'a'", "", ""});
  all.push_back({{"case.toml", 2, 1}, "unknown kind 'a'", "", ""});
  const Diagnostics one = merged(all);
  ASSERT_EQ(one.size(), 7U);
  EXPECT_EQ(one[0].problem, "unknown kind 'a'; and 1 more like it, in line 4");
  EXPECT_EQ(one[1].problem, "unknown kind 'b'");
}

TEST(NearestId, is_the_same_act_nearest_in_time_and_not_by_letters) {
  const std::vector<std::string> ids = {
      "2018-05-11.ALB.clash.1", "2019-05-12.ALB.clash.1",
      "2018-05-12.BOR.clash.1", "2018-06-12.USA.exercise_suspended.1"};
  EXPECT_EQ(nearest_id("2018-05-12.ALB.clash.1", ids), ids[0]);
  EXPECT_EQ(nearest_id("2019-03-30.ALB.clash.2", ids), ids[1]);
  EXPECT_EQ(nearest_id("2018-06-12.USA.exercise_suspendet.1", ids), ids[3]);
  EXPECT_EQ(nearest_id("2018-06-11.USA.summit.1", ids), ids[3]);
  EXPECT_EQ(nearest_id("1999-01-01.XYZ.else.1", ids), "");
  EXPECT_EQ(nearest_id("clash", {"clashs"}), "clashs");
}

TEST(Contract, names_the_condition_that_failed) {
  try {
    ENTENTE_EXPECTS(1 + 1 == 3);
    FAIL() << "the contract let a false condition pass";
  } catch (const std::logic_error& error) {
    const std::string text = error.what();
    EXPECT_NE(text.find("1 + 1 == 3"), std::string::npos) << text;
    EXPECT_NE(text.find("diagnostic_test.cpp:"), std::string::npos) << text;
  }
}

TEST(Contract, is_silent_when_it_holds) {
  EXPECT_NO_THROW(ENTENTE_EXPECTS(1 + 1 == 2));
}

}  // namespace
}  // namespace entente
