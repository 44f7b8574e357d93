#include "entente/casefile/toml.hpp"

#include <gtest/gtest.h>

namespace entente::casefile {
namespace {

TEST(Toml, keeps_the_order_of_the_file_and_every_place) {
  Diagnostics diagnostics;
  const TomlValue top =
      read_toml("zeta = 1\nalpha = [\"x\",\n  2018-04-27]\n[beta]\nk = 0.5\n",
                "c.toml", diagnostics);
  ASSERT_TRUE(diagnostics.empty());
  ASSERT_EQ(top.entries.size(), 3U);
  EXPECT_EQ(top.entries[0].key, "zeta");
  EXPECT_TRUE(top.entries[0].value.whole);
  EXPECT_EQ(top.entries[1].key, "alpha");
  const TomlValue& list = top.entries[1].value;
  EXPECT_EQ(list.items.at(1).kind, TomlKind::day);
  EXPECT_EQ(list.items.at(1).day, make_day(2018, 4, 27));
  EXPECT_EQ(list.items.at(1).place.line, 3);
  EXPECT_EQ(list.items.at(1).place.column, 3);
  EXPECT_EQ(top.entries[2].value.entries.at(0).place.line, 5);
}

TEST(Toml, reports_the_place_of_what_is_no_toml) {
  Diagnostics diagnostics;
  const TomlValue top =
      read_toml("a = 1\nb = 2026-13-01\n", "c.toml", diagnostics);
  EXPECT_TRUE(top.entries.empty());
  ASSERT_EQ(diagnostics.size(), 1U);
  EXPECT_EQ(diagnostics[0].place.file, "c.toml");
  EXPECT_EQ(diagnostics[0].place.line, 2);
  EXPECT_NE(diagnostics[0].problem.find("cannot be read"), std::string::npos);
}

// Escapes write what the file itself may not hold; keys are texts too.
TEST(Toml, refuses_controls_however_they_are_written) {
  for (const char* text :
       {"a = \"x\\fy\"\n", "a = \"\\u000C\"\n", "a = \"\\u001B[31m\"\n",
        "a = \"\\u0000\"\n", "a = \"\\u009B\"\n", "a = \"\\u202E\"\n",
        "\"k\\u0007\" = 1\n", "a = [1, [\"\\b\"]]\n", "a = {b = \"\\u2066\"}\n",
        "a = \"\u202E\"\n", "a = \"\xFF\"\n", "# \x01\na = 1\n"}) {
    Diagnostics diagnostics;
    read_toml(text, "c.toml", diagnostics);
    ASSERT_EQ(diagnostics.size(), 1U) << text;
    EXPECT_EQ(diagnostics[0].place.line, 1) << text;
  }
  Diagnostics diagnostics;
  read_toml("a = \"x\\ty\\nz\"\nb = \"\"\"\n\u05E9\u200F\n\"\"\"\n", "c.toml",
            diagnostics);
  EXPECT_TRUE(diagnostics.empty());
}

std::string times(int n, const std::string& text) {
  std::string all;
  for (int i = 0; i < n; ++i)
    all += text;
  return all;
}

TEST(Toml, nested_without_end_is_refused_before_it_is_parsed) {
  const int n = 14000;
  for (const std::string& text :
       {"k = " + times(n, "[") + times(n, "]"),
        "k = " + times(n, "{a=") + "1" + times(n, "}"),
        times(n, "a.") + "a = 1", "[" + times(n, "a.") + "a]",
        "[[" + times(n, "a.") + "a]]", "k = " + times(n, "["),
        times(n, "\"a\".") + "a = 1"}) {
    Diagnostics diagnostics;
    read_toml("x = 1\n" + text + "\n", "c.toml", diagnostics);
    ASSERT_EQ(diagnostics.size(), 1U) << text.substr(0, 20);
    EXPECT_EQ(diagnostics[0].place.line, 2);
    EXPECT_EQ(diagnostics[0].problem, "this is nested too deep");
  }
}

TEST(Toml, brackets_and_dots_in_texts_and_comments_are_not_nested) {
  const std::string many = times(100, "[.{");
  Diagnostics diagnostics;
  const TomlValue top =
      read_toml("a = \"" + many + "\\\"" + many + "\"\nb = '" + many + "'\n# " +
                    many + "\nc = \"\"\"" + many + "\n\"" + many +
                    "\"\"\"\nd = '''" + many + "\n'''\ne = [1.5, 2.5]\n",
                "c.toml", diagnostics);
  EXPECT_TRUE(diagnostics.empty());
  EXPECT_EQ(top.entries.size(), 5U);
}

}  // namespace
}  // namespace entente::casefile
