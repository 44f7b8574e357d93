#include "asked.hpp"

namespace entente::desk {
namespace {

using Questions = OnADesk;

TEST_F(Questions, are_asked_in_words_and_from_menus) {
  const Response words =
      ended("/questions/answer", {{"text", "at least 2 clash by 2020-09-30"}});
  EXPECT_TRUE(has(words, "at least 2 days of group")) << words.body;
  EXPECT_TRUE(has(words, "Base rate"));
  const Response menus = ended("/questions/answer", {{"what", "group:clash"},
                                                     {"least", "2"},
                                                     {"from", "2020-01-01"},
                                                     {"to", "2020-09-30"}});
  EXPECT_TRUE(has(menus, "at least 2 days of group")) << menus.body;
  for (const Pairs& wrong :
       {Pairs{{"text", "whatever by 2020-09-30"}},
        Pairs{{"what", "group:clash"}, {"least", "0"}, {"to", "2020-09-30"}},
        Pairs{{"what", "group:clash"}, {"to", "tomorrow"}},
        Pairs{{"what", "group:clash"}, {"to", "2019-01-01"}},
        Pairs{{"what", "group:clash"}, {"to", "2030-01-01"}}})
    EXPECT_TRUE(has(ended("/questions/answer", wrong), "cannot be read as"));
}

TEST_F(Questions, and_what_is_thought_of_them_are_kept_and_never_rewritten) {
  follow(post("/questions/keep", {{"text", "at least 2 clash by 2020-09-30"},
                                  {"id", "two"},
                                  {"title", "Two clashes"}}));
  EXPECT_EQ(folder.mistakes(), "");
  EXPECT_NE(folder.bytes("case.toml").find("id = \"two\""), std::string::npos);
  const std::string before = folder.bytes("forecasts.csv");
  const Pairs row = {{"who", "Bela"},
                     {"question", "two"},
                     {"p", "0.3"},
                     {"when", "2019-12-31"}};
  follow(post("/questions/say", row));
  const std::string after = before + "Bela,2019-12-31,0.3,two,\n";
  EXPECT_EQ(folder.bytes("forecasts.csv"), after);
  // A second thought on the same day, and what is no probability.
  EXPECT_TRUE(has(post("/questions/say", row), "forecasts.csv:"));
  for (const char* p : {"1.3", "-0.1", "likely", "nan", ""}) {
    Pairs wrong = row;
    wrong[2].second = p;
    EXPECT_TRUE(has(post("/questions/say", wrong), "is no probability")) << p;
  }
  EXPECT_EQ(folder.bytes("forecasts.csv"), after);
}

TEST_F(Questions, one_that_was_kept_is_taken_back_byte_for_byte) {
  const std::string before = folder.bytes("case.toml");
  const Pairs asked = {{"text", "at least 2 clash by 2020-09-30"},
                       {"id", "two"},
                       {"title", "Two clashes"}};
  EXPECT_TRUE(has(follow(post("/questions/keep", asked)), "Undo"));
  EXPECT_TRUE(has(follow(post("/questions/undo", {{"kept", "two"}})),
                  "is taken out of case.toml again"));
  EXPECT_EQ(folder.bytes("case.toml"), before);
  EXPECT_TRUE(has(post("/questions/undo", {{"kept", "two"}}),
                  "cannot be taken back here"));
  EXPECT_FALSE(has(get("/questions", {{"kept", "two"}}), "Undo"));
  // Where somebody has written there since, it stays.
  follow(post("/questions/keep", asked));
  const std::string theirs = folder.bytes("case.toml") + "# theirs\n";
  folder.write("case.toml", theirs);
  EXPECT_TRUE(has(post("/questions/undo", {{"kept", "two"}}),
                  "changed by somebody since"));
  EXPECT_EQ(folder.bytes("case.toml"), theirs);
}

// The sentence of a comparison with a file that was chosen.
TEST_F(Questions, a_brief_is_compared_with_results_alone) {
  for (const char* text : {"", "{", "[]", "{\"head\": 1}",
                           "{\"head\":{\"as_of\":\"x\",\"data_hash\":\"y\","
                           "\"acts_read\":{\"acts\":1}},\"claims\":{\"claims\":"
                           "[{}]},\"contest\":{},\"forecast\":{}}"}) {
    const Response sent = post("/brief/compare", {{"results", text}});
    const std::string to = text_in(sent.headers, "Location");
    const Response page =
        ended("/brief/against", pairs_of(to.substr(to.find('?') + 1)).value());
    EXPECT_TRUE(has(page, "no results of a brief")) << text;
  }
}

}  // namespace
}  // namespace entente::desk
