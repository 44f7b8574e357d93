#include <fstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "entente/desk/rooms/rooms.hpp"

#include "../keep/fixture.hpp"

namespace entente::desk {
namespace {

class Play : public testing::Test {
 protected:
  Response ask(Method method, const std::string& path, const Pairs& pairs) {
    Request request;
    request.method = method;
    request.path = path;
    (method == Method::get ? request.query : request.form) = pairs;
    return answer(desk, request);
  }
  // Follows redirects and waits for long work.
  Response get(std::string path, Pairs query = {}) {
    for (int tries = 0; tries < 600; ++tries) {
      const Response page = ask(Method::get, path, query);
      if (page.status == 303) {
        follow(page, path, query);
        continue;
      }
      if (page.body.find("data-work=") == std::string::npos) return page;
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    return {};
  }
  static void follow(const Response& page, std::string& path, Pairs& query) {
    const std::string to = text_in(page.headers, "Location");
    const std::size_t at = to.find('?');
    path = to.substr(0, at);
    query = at == std::string::npos ? Pairs() : *pairs_of(to.substr(at + 1));
  }
  Response begin(const std::string& name, const std::string& months = "2") {
    return ask(Method::post, "/play/begin",
               {{"name", name},
                {"seed", "3"},
                {"months", months},
                {"from", "2019-12-31"},
                {"theory", ""}});
  }
  std::string file(const std::string& name) {
    std::ifstream in(folder.path() / "games" / (name + ".toml"));
    return {std::istreambuf_iterator<char>(in), {}};
  }
  static bool has(const Response& response, const std::string& text) {
    return response.body.find(text) != std::string::npos;
  }

  keep::Folder folder;
  Desk desk{Keeper(folder.path()), "form", {}};
};

TEST_F(Play, a_month_passes_once_and_is_in_the_file) {
  EXPECT_EQ(begin("first").status, 303);
  EXPECT_TRUE(has(get("/play/game", {{"name", "first"}}), "Month 1 of 2"));
  const Pairs passes = {
      {"name", "first"}, {"month", "1"}, {"act", "gift|2|2020-01-14"}};
  EXPECT_EQ(ask(Method::post, "/play/pass", passes).status, 303);
  const std::string once = file("first");
  EXPECT_NE(once.find("on = 2020-01-14"), std::string::npos);
  ask(Method::post, "/play/pass", passes);  // sent twice
  EXPECT_EQ(file("first"), once);
  EXPECT_TRUE(has(get("/play/game", {{"name", "first"}}), "Month 2 of 2"));
  EXPECT_TRUE(has(get("/play"), "1 of 2 months"));
}

TEST_F(Play, what_cannot_be_chosen_is_told_and_not_written) {
  begin("first");
  get("/play/game", {{"name", "first"}});
  for (const char* act :
       {"gift|9|2020-01-14", "gift|1|2020-03-14", "grain|1|2020-01-14"}) {
    EXPECT_TRUE(has(get("/play/game", {{"name", "first"}, {"act", act}}),
                    "class=\"problem\""));
    const std::string before = file("first");
    EXPECT_TRUE(has(ask(Method::post, "/play/pass",
                        {{"name", "first"}, {"month", "1"}, {"act", act}}),
                    "Not done"));
    EXPECT_EQ(file("first"), before);
  }
}

TEST_F(Play, names_lead_nowhere_else) {
  for (const char* name : {"../case", "a/b", "", "A", ".x", "a.toml"}) {
    EXPECT_EQ(begin(name).status, 200) << name;
    EXPECT_EQ(ask(Method::get, "/play/game.toml", {{"name", name}}).status,
              404);
  }
  EXPECT_EQ(begin("first").status, 303);
  EXPECT_TRUE(has(begin("first"), "already"));
  EXPECT_TRUE(has(begin("second", "61"), "1 to 60"));
}

TEST_F(Play, the_theory_is_told_at_the_end_alone) {
  begin("first");
  EXPECT_FALSE(has(get("/play/game", {{"name", "first"}}), "followed"));
  ask(Method::post, "/play/pass",
      {{"name", "first"}, {"month", "1"}, {"rest", "1"}});
  const Response end = get("/play/game", {{"name", "first"}});
  EXPECT_TRUE(has(end, "The other side followed"));
  EXPECT_TRUE(has(end, "As until now"));
  ask(Method::post, "/play/keep", {{"name", "first"}, {"policy", "mine"}});
  EXPECT_TRUE(std::filesystem::exists(folder.path() / "policies/mine.toml"));
}

}  // namespace
}  // namespace entente::desk
