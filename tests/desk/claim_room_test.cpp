#include "asked.hpp"

namespace entente::desk {
namespace {

class AskAClaim : public OnADesk {
 protected:
  static Pairs menus() {
    return {{"form", "below"},
            {"outcome", "clash"},
            {"op", "recent"},
            {"of", "gift"},
            {"days", "45"}};
  }
  static Pairs kept(const std::string& id) {
    Pairs form = menus();
    for (const auto& [key, value] : Pairs{{"id", id},
                                          {"title", "Gifts calm"},
                                          {"sentence", "Gifts lower clashes."},
                                          {"says", "A reader"},
                                          {"definition", "A gift is aid."},
                                          {"confounders", "Storms."},
                                          {"published", "Nothing."},
                                          {"undo", "Another year."}})
      form.emplace_back(key, value);
    return form;
  }
};

TEST_F(AskAClaim, has_a_verdict_with_what_stands_beside_one) {
  const Response page = get("/ask", menus());
  EXPECT_TRUE(has(page, "data-behind=\"/ask/verdict?")) << page.body;
  EXPECT_TRUE(has(page, "treatment = &quot;recent(gift, 45)&quot;"));
  Pairs query = menus();
  query.emplace_back("nulls", "few");
  const Response few = ended("/ask/verdict", query);
  EXPECT_TRUE(has(few, "clash, recent(gift, 45)")) << few.body;
  EXPECT_TRUE(has(few, "/record/act?id=2019-08-15.BOR.aid_delivered.1"));
  EXPECT_FALSE(has(few, "#act-"));
  query.back().second = "all";
  const Response all = ended("/ask/verdict", query);
  EXPECT_TRUE(has(all, "By all simulated records"));
}

TEST_F(AskAClaim, a_mistake_names_the_menu_that_it_is_in) {
  Pairs query = menus();
  query.back().second = "3";
  const Response page = get("/ask", query);
  EXPECT_TRUE(has(page, "<b>treatment</b>")) << page.body;
  EXPECT_FALSE(has(page, "data-behind="));
}

TEST_F(AskAClaim, is_kept_as_a_file_that_checks_and_undone) {
  const casefile::Files before = folder.files();
  const Response page = follow(post("/ask/keep", kept("calm")));
  EXPECT_TRUE(has(page, "claims/calm.toml is kept"));
  EXPECT_EQ(folder.mistakes(), "");
  EXPECT_TRUE(folder.bytes("claims/calm.toml").starts_with("title = \"Gifts"));
  const std::string mark = "name=\"seen\" value=\"";
  const std::size_t at = page.body.find(mark) + mark.size();
  follow(post("/ask/undo", {{"file", "claims/calm.toml"},
                            {"seen", page.body.substr(at, 64)}}));
  EXPECT_EQ(folder.files(), before);
}

TEST_F(AskAClaim, is_not_kept_over_another_or_half_written) {
  const casefile::Files before = folder.files();
  EXPECT_TRUE(has(post("/ask/keep", kept("1")), "is there already"));
  EXPECT_TRUE(has(post("/ask/keep", kept("../1")), "no file of this name"));
  Pairs half = kept("calm");
  half.pop_back();
  EXPECT_TRUE(has(post("/ask/keep", half), "undo"));
  EXPECT_EQ(folder.files(), before);
}

}  // namespace
}  // namespace entente::desk
