// The lines that a change adds and takes away.
#include "entente/keep/file_diff.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace entente::keep {
namespace {

using Sort = DiffLine::Sort;

std::string shown(std::string_view before, std::string_view after) {
  std::string text;
  for (const DiffLine& one : diff_of(before, after))
    text += std::to_string(one.line) +
            (one.sort == Sort::same   ? " "
             : one.sort == Sort::gone ? "-"
                                      : "+") +
            one.text + "\n";
  return text;
}

TEST(Diff, shows_what_changed_with_the_lines_beside_it) {
  EXPECT_EQ(shown("a\nb\nc\n", "a\nb\nc\n"), "");
  EXPECT_EQ(shown("a\nb\nc\nd\n", "a\nb\nx\nc\nd\n"), "2 b\n3+x\n4 c\n");
  EXPECT_EQ(shown("a\nb\nc\nd\ne\nf\n", "a\nB\nc\nd\nE\nf\n"),
            "1 a\n2-b\n2+B\n3 c\n4 d\n5-e\n5+E\n6 f\n");
  EXPECT_EQ(shown("", "a\n"), "1+a\n");
  EXPECT_EQ(shown("a\n", ""), "1-a\n");
  EXPECT_EQ(shown("a\r\nb\r\n", "a\r\nx\r\nb\r\n"), "1 a\n2+x\n3 b\n");
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size(); at += 2)
    lines.push_back(text.substr(at, 1));
  return lines;
}

// The longest common subsequence, in the plainest way.
std::size_t common(const std::vector<std::string>& a,
                   const std::vector<std::string>& b) {
  std::vector<std::vector<std::size_t>> most(
      a.size() + 1, std::vector<std::size_t>(b.size() + 1, 0));
  for (std::size_t i = a.size(); i-- > 0;)
    for (std::size_t j = b.size(); j-- > 0;)
      most[i][j] = a[i] == b[j] ? 1 + most[i + 1][j + 1]
                                : std::max(most[i + 1][j], most[i][j + 1]);
  return most[0][0];
}

RC_GTEST_PROP(Diff, makes_one_text_of_the_other_by_the_fewest_lines, ()) {
  const auto text = [] {
    std::string out;
    for (const char c : *rc::gen::container<std::string>(
             rc::gen::elementOf(std::string("abc"))))
      out += std::string(1, c) + "\n";
    return out;
  };
  const std::string before = text(), after = text();
  const auto a = lines_of(before), b = lines_of(after);
  std::vector<char> gone(a.size(), 0), fresh(b.size(), 0);
  for (const DiffLine& one : diff_of(before, after)) {
    const auto at = static_cast<std::size_t>(one.line - 1);
    RC_ASSERT((one.sort == Sort::gone ? a : b).at(at) == one.text);
    if (one.sort == Sort::gone) gone.at(at) = 1;
    if (one.sort == Sort::fresh) fresh.at(at) = 1;
  }
  std::vector<std::string> kept, still;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (gone[i] == 0) kept.push_back(a[i]);
  for (std::size_t j = 0; j < b.size(); ++j)
    if (fresh[j] == 0) still.push_back(b[j]);
  RC_ASSERT(kept == still);
  RC_ASSERT(kept.size() == common(a, b));
}

TEST(Diff, of_texts_that_have_nothing_in_common_is_all_of_both) {
  std::string before = "x\n", after = "x\n";
  for (int i = 0; i < 500; ++i) {
    before += "a" + std::to_string(i) + "\n";
    after += "b" + std::to_string(i) + "\n";
  }
  EXPECT_EQ(diff_of(before, after).size(), 1001U);
}

}  // namespace
}  // namespace entente::keep
