#include "entente/core/utf8.hpp"

#include <gtest/gtest.h>

namespace entente {
namespace {

TEST(Utf8, knows_whole_sequences_and_their_characters) {
  EXPECT_EQ(character_at("a", 0), U'a');
  EXPECT_EQ(character_at("\u00F6", 0), 0xF6U);
  EXPECT_EQ(character_at("\u20AC", 0), 0x20ACU);
  EXPECT_EQ(character_at("\U0001F54A", 0), 0x1F54AU);
  for (const char* wrong : {"\x80", "\xC0\x80", "\xC2", "\xE0\x80\x80",
                            "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xFF"})
    EXPECT_FALSE(is_utf8(wrong)) << wrong;
  EXPECT_TRUE(is_utf8("\U0010FFFF"));
  EXPECT_EQ(utf8_length("", 0), 0U);
}

TEST(Visible, leaves_text_and_shows_what_acts_on_a_terminal) {
  EXPECT_EQ(visible("a\tb\n\u05E9\u200F"), "a\tb\n\u05E9\u200F");
  EXPECT_EQ(visible("\x1b[31m\r\xFF"), "\\u001b[31m\\u000d\\xff");
  EXPECT_EQ(visible("\u009B\u202E\u2028"), "\\u009b\\u202e\\u2028");
}

}  // namespace
}  // namespace entente
