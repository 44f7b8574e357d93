#include "entente/core/shared_text.hpp"

#include <set>
#include <thread>

#include <gtest/gtest.h>

namespace entente {
namespace {

const void* place_of(SharedText text) {
  return text.view().data();
}

TEST(SharedText, of_equal_texts_is_one) {
  const std::string kind = "missile_test";
  const SharedText one = kind;
  const SharedText other = std::string_view("a missile_test").substr(2);
  EXPECT_EQ(one, other);
  EXPECT_EQ(place_of(one), place_of(other));
  EXPECT_NE(one, SharedText("missile_tests"));
  EXPECT_NE(one, SharedText());
  EXPECT_EQ(sizeof one, sizeof(void*));
}

TEST(SharedText, reads_as_the_text_it_was_made_of) {
  const std::string bytes = std::string("nul \0 inside", 12);
  EXPECT_EQ(std::string(SharedText(bytes)), bytes);
  EXPECT_EQ("kind '" + SharedText("summit") + "'", "kind 'summit'");
  EXPECT_TRUE(SharedText("summit") == "summit");
  EXPECT_FALSE(SharedText("summit") == "summi");
  EXPECT_TRUE(SharedText().empty());
  EXPECT_LT(SharedText("2019-04-01.ALB"), SharedText("2019-04-02.ALB"));
  EXPECT_LT(SharedText("2019"), SharedText("2019-04"));
}

// More than a page and more than a table is made for, one longer than a page.
TEST(SharedText, stays_where_it_is_while_others_come) {
  const SharedText first = "first of many";
  const void* const place = place_of(first);
  std::vector<SharedText> all;
  for (int i = 0; i < 20'000; ++i)
    all.emplace_back("text number " + std::to_string(i));
  const SharedText large = std::string(200'000, 'x');
  std::set<const void*> places;
  for (int i = 0; i < 20'000; ++i) {
    ASSERT_EQ(all[i], "text number " + std::to_string(i));
    places.insert(place_of(all[i]));
  }
  EXPECT_EQ(places.size(), all.size());
  EXPECT_EQ(large.view().size(), 200'000);
  EXPECT_EQ(place_of("first of many"), place);
  EXPECT_EQ(first, "first of many");
}

TEST(SharedText, is_one_whichever_thread_makes_it) {
  std::vector<SharedText> here(5000), there(5000);
  const auto fill = [](std::vector<SharedText>& all) {
    for (std::size_t i = 0; i < all.size(); ++i)
      all[i] = "from a thread " + std::to_string(i);
  };
  std::thread other(fill, std::ref(there));
  fill(here);
  other.join();
  EXPECT_EQ(here, there);
}

TEST(SharedTexts, of_equal_lists_are_one) {
  const SharedTexts one = {"ALB", "BOR"};
  const SharedTexts other = std::vector<std::string>{"ALB", "BOR"};
  EXPECT_EQ(one, other);
  EXPECT_EQ(&one[0], &other[0]);
  EXPECT_NE(one, SharedTexts({"BOR", "ALB"}));
  EXPECT_TRUE(SharedTexts().empty());
  EXPECT_EQ(std::vector<std::string>(one),
            (std::vector<std::string>{"ALB", "BOR"}));
}

}  // namespace
}  // namespace entente
