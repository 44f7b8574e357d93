#include "entente/core/diagnostic.hpp"

#include <stdexcept>

#include <gtest/gtest.h>

#include "entente/core/check.hpp"

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
