#include "entente/variant/settings.hpp"

#include <gtest/gtest.h>

#include "entente/variant/groups.hpp"

#include "../casefile/fixture.hpp"

namespace entente::variant {
namespace {

using casefile::documented_case;

// The bytes of a file after some settings; fails where one is refused.
std::string after(const std::vector<std::string>& sets,
                  const std::string& file = "case.toml") {
  Edits edits{documented_case(), {}};
  for (const std::string& set : sets) {
    const auto wrong = set_key(set, edits);
    EXPECT_FALSE(wrong) << set << ": " << (wrong ? wrong->problem : "");
  }
  return edits.files.at(file);
}

std::string replaced(std::string text,
                     const std::string& from,
                     const std::string& to) {
  const auto at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

Wrong wrong_of(const std::string& set) {
  Edits edits{documented_case(), {}};
  const auto wrong = set_key(set, edits);
  EXPECT_TRUE(wrong) << set;
  EXPECT_EQ(edits.files, documented_case()) << set;
  return wrong.value_or(Wrong{});
}

TEST(Settings, touch_no_byte_but_the_value) {
  const std::string was = documented_case().at("case.toml");
  EXPECT_EQ(after({"window.as_of=2019-06-30"}),
            replaced(was, "as_of = 2019-12-31", "as_of = 2019-06-30"));
  EXPECT_EQ(after({"group.gift.terms+=conditional"}),
            replaced(was, R"(terms = ["upfront"])",
                     R"(terms = ["upfront", "conditional"])"));
  EXPECT_EQ(after({"group.gift.terms-=upfront"}),
            replaced(was, R"(terms = ["upfront"])", "terms = []"));
  EXPECT_EQ(after({"law.clash.within_factor=2.5"}),
            replaced(was, "within_factor = 3", "within_factor = 2.5"));
  EXPECT_EQ(after({"group.clash.one=a \"clash\""}),
            replaced(was, R"(one = "a clash")", R"(one = "a \"clash\"")"));
  EXPECT_EQ(after({"tier.1.memory=10, 40"}),
            replaced(was, "memory = [20, 90]", "memory = [10, 40]"));
}

TEST(Settings, parts_of_a_list_are_put_in_and_taken_again) {
  const std::string was = documented_case().at("case.toml");
  EXPECT_EQ(after({"group.talks.kinds+=clash, aid_delivered",
                   "group.talks.kinds-=clash,aid_delivered"}),
            was);
  EXPECT_EQ(
      after({"group.talks.kinds+=clash", "group.talks.kinds-=talks_held"}),
      replaced(was, R"(kinds = ["talks_held"])", R"(kinds = ["clash"])"));
}

TEST(Settings, a_missing_key_goes_where_tables_alike_have_it) {
  const std::string was = documented_case().at("case.toml");
  EXPECT_EQ(after({"group.talks.least_weight=1"}),
            replaced(was, "[[group.select]]\nkinds = [\"talks_held\"]",
                     "[[group.select]]\nleast_weight = 1\n"
                     "kinds = [\"talks_held\"]"));
  EXPECT_EQ(after({"group.talks.announced=true"}),
            replaced(was, "[[group]]\nname = \"talks\"",
                     "[[group]]\nannounced = true\nname = \"talks\""));
}

TEST(Settings, of_other_files_are_named_by_what_they_hold) {
  const std::string claim = after({"claim.1.form=below"}, "claims/1.toml");
  EXPECT_NE(claim.find("form = \"below\""), std::string::npos);
}

TEST(Settings, that_mean_nothing_say_what_could_be_meant) {
  EXPECT_EQ(wrong_of("group.gifts.terms-=upfront").hint,
            "did you mean 'gift'?");
  EXPECT_EQ(wrong_of("group.gift.terms-=upfrnt").hint,
            "did you mean 'upfront'?");
  EXPECT_EQ(wrong_of("wndow.from=2018-01-01").hint, "did you mean 'window'?");
  EXPECT_EQ(wrong_of("window.as_of=2019-13-01").problem,
            "'2019-13-01' is no date");
  EXPECT_NE(wrong_of("group.gift=1").problem.find("is a table"),
            std::string::npos);
  EXPECT_NE(wrong_of("window.from+=2").problem.find("is no list"),
            std::string::npos);
  wrong_of("group.gift.terms=");
  wrong_of("nothing");
}

TEST(Settings, mistakes_stand_where_they_stand_in_the_files_as_they_are) {
  Edits edits{documented_case(), {}};
  // A line goes in above, and the window's end is moved below its beginning.
  ASSERT_FALSE(set_key("group.clash.announced=true", edits));
  ASSERT_FALSE(set_key("group.talks.kinds+=talk", edits));
  edits.files["case.toml"] =
      replaced(edits.files["case.toml"], "[\"exercise_held\"]\nscheduled",
               "[\"exercise_hold\"]\nscheduled");
  const auto reading = casefile::read_case(edits.files, "alba");
  const Diagnostics told = told_by(reading.diagnostics, edits);
  const std::string was = documented_case().at("case.toml");
  const auto line =
      1 +
      std::count(was.begin(),
                 was.begin() + static_cast<std::ptrdiff_t>(was.find(
                                   "kinds = [\"exercise_held\"]\nscheduled")),
                 '\n');
  const auto told_at = [&](const std::string& file, long at) {
    return std::any_of(told.begin(), told.end(), [&](const Diagnostic& one) {
      return one.place.file == file && one.place.line == at;
    });
  };
  EXPECT_TRUE(told_at("case.toml", line));
  EXPECT_FALSE(told_at("case.toml", line + 1));
  EXPECT_TRUE(told_at("--set 'group.talks.kinds+=talk'", 0));
}

TEST(Groups, that_moved_name_the_acts) {
  Edits edits{documented_case(), {}};
  ASSERT_FALSE(set_key("group.gift.least_weight=2.5", edits));
  const auto before = casefile::read_case(documented_case(), "alba");
  const auto now = casefile::read_case(edits.files, "alba");
  ASSERT_TRUE(now.diagnostics.empty());
  EXPECT_TRUE(groups_moved(before.value, before.value).empty());
  Edits wider{documented_case(), {}};
  ASSERT_FALSE(set_key("group.talks.kinds+=hotline_installed", wider));
  const auto more = casefile::read_case(wider.files, "alba");
  ASSERT_TRUE(more.diagnostics.empty());
  const auto moved = groups_moved(before.value, more.value);
  ASSERT_EQ(moved.size(), 1U);
  EXPECT_EQ(moved[0].group, "talks");
  EXPECT_EQ(moved[0].before + 1, moved[0].after);
  ASSERT_EQ(moved[0].in.size(), 1U);
  EXPECT_EQ(moved[0].in[0].id, "2018-03-01.ALB+BOR.hotline_installed.1");
  EXPECT_TRUE(moved[0].out.empty());
}

}  // namespace
}  // namespace entente::variant
