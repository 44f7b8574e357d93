#include "entente/core/hash.hpp"

#include "asked.hpp"

namespace entente::desk {
namespace {

class Definitions : public OnADesk {
 protected:
  std::string changed(const std::string& file,
                      const std::string& from,
                      const std::string& to) {
    std::string text = folder.bytes(file);
    const std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos);
    return text.replace(at, from.size(), to);
  }
  // What the editor's form sends: line ends are those of forms.
  Pairs form(const std::string& file, const std::string& text) {
    std::string sent;
    for (const char c : text)
      sent += c == '\n' ? std::string("\r\n") : std::string(1, c);
    return {
        {"file", file}, {"seen", sha256(folder.bytes(file))}, {"text", sent}};
  }
};

TEST_F(Definitions, shows_every_toml_file_of_the_case_and_no_other) {
  const Response page = get("/definitions");
  EXPECT_EQ(page.status, 200);
  EXPECT_TRUE(has(page, "value=\"case.toml\" selected"));
  EXPECT_TRUE(has(page, "value=\"policies/grain-for-quiet.toml\""));
  EXPECT_FALSE(has(page, "value=\"acts.csv\""));
  for (const char* name : {"acts.csv", "../case.toml", "claims/../case.toml",
                           "/etc/passwd", "claims/99.toml"})
    EXPECT_EQ(get("/definitions", {{"file", name}}).status, 404) << name;
}

TEST_F(Definitions, a_mistake_has_its_line_and_column_and_nothing_is_written) {
  const casefile::Files before = folder.files();
  const Pairs sent = form(
      "claims/1.toml",
      changed("claims/1.toml", "outcome = \"clash\"", "outcome = \"clsh\""));
  const Response page = post("/definitions/check", sent);
  EXPECT_TRUE(has(page, "data-line=\"7\" data-column=\"11\"")) << page.body;
  EXPECT_TRUE(has(page, "unknown group"));
  EXPECT_TRUE(has(page, "outcome = &quot;clsh&quot;"));
  EXPECT_EQ(post("/definitions/save", sent).status, 200);
  EXPECT_EQ(folder.files(), before);
}

TEST_F(Definitions, acts_that_a_group_would_take_stand_beside_it) {
  const Response page =
      post("/definitions/check",
           form("case.toml",
                changed("case.toml", "kinds = [\"talks_held\"]",
                        "kinds = [\"talks_held\", \"hotline_installed\"]")));
  EXPECT_TRUE(has(page, "<b>talks</b>")) << page.body;
  EXPECT_TRUE(has(page, "2018-03-01.ALB%2BBOR.hotline_installed.1"));
  EXPECT_TRUE(has(page, "A line between the harbour masters is opened"));
}

TEST_F(Definitions, is_saved_byte_for_byte_and_undone) {
  const std::string before = folder.bytes("case.toml");
  const std::string after =
      changed("case.toml", "title = \"", "title = \"Mine: ");
  const Response page =
      follow(post("/definitions/save", form("case.toml", after)));
  EXPECT_EQ(folder.bytes("case.toml"), after);
  EXPECT_TRUE(has(page, "case.toml is saved"));
  const std::string mark = "name=\"undo\" value=\"";
  const std::size_t at = page.body.find(mark) + mark.size();
  const std::string undo = page.body.substr(at, page.body.find('"', at) - at);
  follow(post("/definitions/undo", {{"undo", undo}}));
  EXPECT_EQ(folder.bytes("case.toml"), before);
}

TEST_F(Definitions, what_somebody_saved_meanwhile_is_not_overwritten) {
  const Pairs sent =
      form("case.toml", changed("case.toml", "title = \"", "title = \"Mine: "));
  const std::string theirs =
      changed("case.toml", "title = \"", "title = \"Theirs: ");
  folder.write("case.toml", theirs);
  const Response page = post("/definitions/save", sent);
  EXPECT_TRUE(has(page, "changed by somebody since it was opened"));
  EXPECT_TRUE(has(page, "Mine: "));  // nothing typed is lost
  EXPECT_EQ(folder.bytes("case.toml"), theirs);
}

TEST_F(Definitions, a_case_that_no_longer_checks_can_be_mended) {
  const std::string good = folder.bytes("claims/1.toml");
  get("/definitions");
  folder.write("claims/1.toml", changed("claims/1.toml", "\"clash\"", "\"x\""));
  follow(post("/definitions/save", form("claims/1.toml", good)));
  EXPECT_EQ(folder.mistakes(), "");
}

TEST_F(Definitions, words_of_a_draft_stand_beside_those_of_the_case) {
  const Response draft = post("/definitions/try", [&] {
    Pairs sent =
        form("claims/1.toml",
             changed("claims/1.toml", "treatment = \"recent(gift, 30)\"",
                     "treatment = \"recent(gift, 90)\""));
    sent.emplace_back("claim", "1");
    return sent;
  }());
  const std::string to = text_in(draft.headers, "Location");
  const Response page = follow(draft);
  EXPECT_TRUE(has(page, "data-behind=\"/definitions/words?"));
  EXPECT_TRUE(has(page, "not saved"));
  Pairs query = pairs_of(to.substr(to.find('?') + 1)).value();
  query.emplace_back("nulls", "few");
  const Response few = ended("/definitions/words", query);
  EXPECT_TRUE(has(few, "At once, by 49")) << few.body;
  EXPECT_TRUE(has(few, ">before<"));
  query.back().second = "all";
  EXPECT_TRUE(has(ended("/definitions/words", query), "By all simulated"));
  EXPECT_EQ(get("/definitions", {{"draft", "nobody"}}).status, 404);
}

}  // namespace
}  // namespace entente::desk
