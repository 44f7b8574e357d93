#include "entente/desk/http/request.hpp"

#include <gtest/gtest.h>

namespace entente::desk {
namespace {

TEST(Address, says_what_it_was_made_of) {
  const Pairs pairs = {{"q", "a b&c=d%+é\"<"}, {"kind", "x"}, {"kind", "y"}};
  const std::string to = address("/record", pairs);
  EXPECT_EQ(to, "/record?q=a+b%26c%3Dd%25%2B%C3%A9%22%3C&kind=x&kind=y");
  EXPECT_EQ(pairs_of(to.substr(to.find('?') + 1)), pairs);
  EXPECT_EQ(address("/record", {}), "/record");
}

TEST(Address, of_text_that_is_none_is_refused) {
  for (const char* bad : {"a=%zz", "a=%4", "a=%", "a=%ff", "a=%C0%AF", "a=%00",
                          "a=%1b", "%07=1", "a=%E2%80%AE%ED%A0%80"})
    EXPECT_FALSE(pairs_of(bad)) << bad;
  EXPECT_TRUE(pairs_of("a=%0D%0A%09&b=%E2%82%AC&&c"));
  std::string many = "a=1";
  for (int i = 0; i < 1000; ++i)
    many += "&a=1";
  EXPECT_FALSE(pairs_of(many));
}

TEST(Pairs, are_found_by_key_and_left_out_by_key) {
  const Pairs pairs = {{"a", "1"}, {"b", ""}, {"a", "2"}};
  EXPECT_EQ(find(pairs, "a"), "1");
  EXPECT_EQ(find(pairs, "b"), "");
  EXPECT_EQ(find(pairs, "c"), std::nullopt);
  EXPECT_EQ(all_in(pairs, "a"), (std::vector<std::string>{"1", "2"}));
  EXPECT_EQ(without(pairs, {"a", "c"}), (Pairs{{"b", ""}}));
}

}  // namespace
}  // namespace entente::desk
