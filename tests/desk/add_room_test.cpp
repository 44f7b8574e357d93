#include "entente/core/hash.hpp"

#include "asked.hpp"

namespace entente::desk {
namespace {

constexpr const char* kClash = "2018-05-11.ALB.clash.1";
constexpr const char* kSanction = "2018-05-20.BOR.sanction_imposed.1";

class AddRoom : public OnADesk {
 protected:
  // What the form holds of a new act.
  Pairs act(Pairs other = {}) {
    Pairs pairs = {{"date", "2018-09-03"},
                   {"actor", "ALB"},
                   {"target", "BOR"},
                   {"kind", "clash"},
                   {"summary", "Shots at dusk, nobody hurt"},
                   {"source", "Radio Alba"},
                   {"check", "sourced"}};
    for (auto& [key, value] : other) {
      pairs = without(pairs, {key});
      pairs.emplace_back(key, value);
    }
    return opened("/add", {}, pairs);
  }
  // With what the page at this address put into its form.
  Pairs opened(const std::string& path, const Pairs& query, Pairs typed) {
    const Response page = get(path, query);
    for (const auto& [key, value] : hidden_of(page))
      if (key == "seen" || key.starts_with("was_") || key == "edit")
        typed.emplace_back(key, value);
    return typed;
  }
  static Pairs hidden_of(const Response& page) {
    Pairs pairs;
    const std::string mark = "<input type=\"hidden\" name=\"";
    for (std::size_t at = page.body.find(mark); at != std::string::npos;
         at = page.body.find(mark, at + 1)) {
      const std::size_t name = at + mark.size();
      const std::size_t end = page.body.find('"', name);
      const std::size_t value = page.body.find("value=\"", end) + 7;
      pairs.emplace_back(
          page.body.substr(name, end - name),
          page.body.substr(value, page.body.find('"', value) - value));
    }
    return pairs;
  }
  // As a person does: looks first.
  Response save(Pairs pairs) {
    const Response page = post("/add/check", pairs);
    pairs.emplace_back("looked", text_in(hidden_of(page), "looked"));
    return post("/add/save", pairs);
  }
  Response undo(const Response& saved) {
    return post("/add/undo", {{"undo", text_in(hidden_of(saved), "undo")}});
  }
  std::string acts() { return folder.bytes("acts.csv"); }
  static bool is_in(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
  }
};

TEST_F(AddRoom, asks_the_questions_of_the_verb) {
  const Response page = get("/add");
  EXPECT_EQ(page.status, 200);
  for (const char* column :
       {"date",  "end",       "precision", "actor",    "target",
        "kind",  "magnitude", "unit",      "outcome",  "scheduled",
        "terms", "package",   "line",      "severity", "answers",
        "check", "summary",   "source",    "note",     "id"})
    EXPECT_TRUE(has(page, std::string("name=\"") + column + "\"")) << column;
  EXPECT_TRUE(has(page, "<option value=\"ALB\">"));
  EXPECT_TRUE(has(page, "name=\"form_token\" value=\"form\""));
  EXPECT_FALSE(has(page, "formaction=\"/add/save\""));
}

TEST_F(AddRoom, what_is_missing_is_named_and_what_is_wrong_beside_it_told) {
  const Response half = post(
      "/add/check",
      opened("/add", {}, {{"date", "2018"}, {"kind", "clsh"}, {"actor", ""}}));
  EXPECT_TRUE(has(half, "2 mistakes")) << half.body;
  EXPECT_TRUE(has(half, "acts.csv:"));
  EXPECT_TRUE(has(half, "&#39;2018&#39; is no date") ||
              has(half, "'2018' is no date"));
  EXPECT_TRUE(has(half, "href=\"#act-date\""));
  EXPECT_TRUE(has(half, "href=\"#act-kind\""));
  EXPECT_FALSE(has(half, "href=\"#act-actor\""));
  const Response good =
      post("/add/check",
           opened("/add", {}, {{"date", "2018-09-03"}, {"kind", "clash"}}));
  EXPECT_TRUE(has(good, "Still to be said: who, what happened and source"))
      << good.body;
  EXPECT_FALSE(has(good, "formaction=\"/add/save\""));
}

TEST_F(AddRoom, shows_the_line_who_reads_it_and_what_it_may_answer) {
  const casefile::Files before = folder.files();
  const Response page = post("/add/check", act());
  EXPECT_TRUE(has(page, "The case checks with it")) << page.body;
  EXPECT_TRUE(has(page, "<code>2018-09-03.ALB.clash.1</code>"));
  EXPECT_TRUE(has(page, "<ins>2018-09-03.ALB.clash.1,2018-09-03,,,ALB,BOR,"));
  EXPECT_TRUE(has(page, "value=\"answers=2018-05-20.BOR.sanction_imposed.1\""));
  EXPECT_TRUE(has(page, "<b>Claims</b>"));
  EXPECT_TRUE(has(page, "outcome clash"));
  EXPECT_TRUE(has(page, "of other kinds, ids or several conditions"));
  EXPECT_EQ(folder.files(), before);
}

TEST_F(AddRoom, a_button_fills_a_field_without_a_script) {
  const Response page =
      post("/add/check", act({{"fill", std::string("answers=") + kSanction}}));
  EXPECT_TRUE(has(page, std::string("name=\"answers\" value=\"") + kSanction));
  EXPECT_TRUE(has(page, std::string(",") + kSanction + ",sourced"));
}

TEST_F(AddRoom, is_saved_as_it_was_shown_and_undone) {
  const casefile::Files before = folder.files();
  const Response saved = follow(save(act()));
  EXPECT_TRUE(has(saved, "2018-09-03.ALB.clash.1 is added.")) << saved.body;
  EXPECT_TRUE(has(saved, "/record/act?id=2018-09-03.ALB.clash.1"));
  EXPECT_TRUE(is_in(acts(),
                    "2018-09-03.ALB.clash.1,2018-09-03,,,ALB,BOR,clash,"
                    ",,,,,,,,,sourced,\"Shots at dusk, nobody hurt\","
                    "Radio Alba,\n"));
  EXPECT_EQ(folder.mistakes(), "");
  const Response back = follow(undo(saved));
  EXPECT_TRUE(has(back, "It is taken back"));
  EXPECT_TRUE(
      has(back, "Shots at dusk, nobody hurt"));  // nothing typed is lost
  EXPECT_EQ(folder.files(), before);
  EXPECT_TRUE(has(undo(saved), "It stays"));  // once is enough
}

TEST_F(AddRoom, nothing_is_written_that_was_not_looked_at) {
  const casefile::Files before = folder.files();
  const Response at_once = post("/add/save", act());
  EXPECT_TRUE(has(at_once, "this is other than what stood here"));
  Pairs pairs = act();
  const Response page = post("/add/check", pairs);
  pairs = act({{"summary", "Something else"}});
  pairs.emplace_back("looked", text_in(hidden_of(page), "looked"));
  EXPECT_TRUE(has(post("/add/save", pairs), "Something else"));
  EXPECT_EQ(folder.files(), before);
}

TEST_F(AddRoom, a_file_that_changed_meanwhile_is_noticed) {
  const Pairs opened_before = act();
  const std::string theirs = acts() +
                             "x1,2019-12-30,,,ALB,BOR,clash,,,,,,,,,,"
                             "sourced,Theirs,Radio Alba,\n";
  folder.write("acts.csv", theirs);
  const Response page = post("/add/check", opened_before);
  EXPECT_TRUE(has(page, "changed by somebody since it was opened"))
      << page.body;
  EXPECT_TRUE(has(page, "Open it again with what is typed"));
  EXPECT_EQ(save(opened_before).status, 200);
  EXPECT_EQ(acts(), theirs);
  follow(save(act()));
  EXPECT_TRUE(is_in(acts(), "Theirs"));
  EXPECT_TRUE(is_in(acts(), "Shots at dusk"));
}

TEST_F(AddRoom, a_new_source_gets_its_row) {
  Pairs pairs = act({{"source", "https://www.harbour.example/1"}});
  const Response asked = post("/add/check", pairs);
  EXPECT_TRUE(has(asked,
                  "Still to be said: class of the new source and how "
                  "the new source is cited"))
      << asked.body;
  pairs.emplace_back("source_class", "press");
  pairs.emplace_back("citation", "Harbour News");
  follow(save(pairs));
  EXPECT_TRUE(is_in(folder.bytes("sources.csv"),
                    "harbour.example,press,Harbour News\n"));
  EXPECT_EQ(folder.mistakes(), "");
}

TEST_F(AddRoom, an_edit_touches_what_was_changed_alone) {
  EXPECT_TRUE(has(get("/record/act", {{"id", kClash}}),
                  "href=\"/add?edit=2018-05-11.ALB.clash.1\""));
  const Response page = get("/add", {{"edit", kClash}});
  EXPECT_TRUE(has(page, "name=\"was_kind\" value=\"clash\"")) << page.body;
  EXPECT_TRUE(has(page, "id=\"act-id\""));
  const std::string before = acts();
  follow(save(opened("/add", {{"edit", kClash}},
                     {{"date", "2018-05-11"}, {"severity", "4"}})));
  const std::size_t row = before.find(std::string("\n") + kClash) + 1;
  const std::size_t end = before.find('\n', row);
  EXPECT_NE(acts(), before);
  EXPECT_EQ(acts().substr(0, row), before.substr(0, row));
  EXPECT_TRUE(is_in(acts().substr(row), ",4,,sourced,"));
  EXPECT_TRUE(acts().ends_with(before.substr(end)));
  EXPECT_TRUE(has(post("/add/check", opened("/add", {{"edit", kClash}},
                                            {{"date", "2018-05-11"}})),
                  "Nothing is changed yet"));
  // Another id needs a reason, and everything that names the old one follows.
  Pairs renamed =
      opened("/add", {{"edit", kClash}},
             {{"id", "2018-05-10.ALB.clash.1"}, {"date", "2018-05-10"}});
  EXPECT_TRUE(has(post("/add/check", renamed), "why its id changes"));
  renamed.emplace_back("reason", "the night before");
  follow(save(renamed));
  EXPECT_TRUE(is_in(folder.bytes("retired_ids.csv"),
                    "2018-05-11.ALB.clash.1,2018-05-10.ALB.clash.1,the night"));
  EXPECT_EQ(folder.mistakes(), "");
  EXPECT_EQ(get("/add", {{"edit", kClash}}).status, 303);  // the record knows
}

TEST_F(AddRoom, an_act_is_retired_for_a_reason) {
  const Response page = get("/add", {{"drop", kSanction}});
  EXPECT_TRUE(has(page, "Still to be said: the reason")) << page.body;
  EXPECT_TRUE(has(page, "Groups that take it"));
  const Response saved =
      follow(save(opened("/add", {{"drop", kSanction}},
                         {{"drop", kSanction}, {"reason", "never in force"}})));
  EXPECT_TRUE(has(saved, "is retired."));
  EXPECT_FALSE(is_in(acts(), kSanction));
  EXPECT_TRUE(is_in(folder.bytes("retired_ids.csv"), "never in force"));
  EXPECT_TRUE(has(
      post("/add/check", {{"drop", "2018-05-12.ALB.clash.1"}, {"reason", "x"}}),
      "did you mean 2018-05-11.ALB.clash.1?"));
}

TEST_F(AddRoom, coverage_goes_on_and_the_last_day_moves) {
  EXPECT_TRUE(has(get("/add", {{"covered", ""}}), "clashes (to 2019-12-31)"));
  EXPECT_TRUE(has(post("/add/check", {{"covered", "clashes"}, {"to", "2020"}}),
                  "is no date"));
  follow(save(opened("/add", {{"covered", ""}},
                     {{"covered", "clashes"},
                      {"to", "2020-02-29"},
                      {"quality", "partial"},
                      {"reason", "the Gazette alone"},
                      {"as_of", "2020-01-31"}})));
  EXPECT_TRUE(is_in(folder.bytes("coverage.csv"),
                    "2020-01-01,2020-02-29,partial,the Gazette alone\n"));
  EXPECT_TRUE(is_in(folder.bytes("case.toml"), "as_of = 2020-01-31"));
  EXPECT_EQ(folder.mistakes(), "");
}

TEST_F(AddRoom, a_case_that_does_not_check_is_mended_first) {
  const Pairs pairs = act();
  folder.write("claims/1.toml", "title = 3\n");
  EXPECT_TRUE(
      has(post("/add/check", pairs), "the case does not check as it stands"));
}

TEST_F(AddRoom, words_and_chances_that_would_move_stand_before_it_is_saved) {
  const casefile::Files before = folder.files();
  const Response tried = post("/add/try", act({{"severity", "5"}}));
  const Response page = follow(tried);
  EXPECT_TRUE(has(page, "id=\"moved\" data-behind=\"/add/moved?draft="))
      << page.body;
  EXPECT_TRUE(has(page, "id=\"moved-0\" data-behind=\"/add/moved?draft="));
  EXPECT_TRUE(has(page, "Shots at dusk, nobody hurt"));
  std::string to = text_in(tried.headers, "Location");
  to = to.substr(0, to.find('#'));
  Pairs query = pairs_of(to.substr(to.find('?') + 1)).value();
  const Response expected = ended("/add/moved", query);
  EXPECT_TRUE(has(expected, "<div id=\"moved\">")) << expected.body;
  EXPECT_TRUE(has(expected, "What is expected"));
  EXPECT_FALSE(has(expected, "These were all"));
  query.emplace_back("nulls", "few");
  query.emplace_back("from", "0");
  const Response words = ended("/add/moved", query);
  EXPECT_TRUE(has(words, "At once, by 49")) << words.body;
  EXPECT_TRUE(has(words, "<div id=\"moved-0\">"));
  EXPECT_TRUE(has(words, "the same word: ") || has(words, "as before"));
  query.back().second = "99";
  EXPECT_TRUE(has(ended("/add/moved", query), "These were all"));
  EXPECT_EQ(folder.files(), before);
  EXPECT_EQ(get("/add", {{"draft", "nobody"}}).status, 404);
}

TEST_F(AddRoom, text_of_a_person_is_shown_as_text) {
  const Response page = post(
      "/add/check", act({{"summary", "<script>x</script>\"'&\r\nand more"}}));
  EXPECT_FALSE(has(page, "<script>x"));
  EXPECT_TRUE(has(page, "&lt;script&gt;x&lt;/script&gt;"));
  EXPECT_TRUE(has(page, "The case checks with it")) << page.body;
}

TEST_F(AddRoom, has_no_other_addresses) {
  EXPECT_EQ(get("/add/save").status, 404);
  EXPECT_EQ(get("/add/x").status, 404);
  EXPECT_EQ(post("/add/x", {}).status, 404);
  EXPECT_EQ(post("/add/undo", {{"undo", "x"}}).status, 404);
}

}  // namespace
}  // namespace entente::desk
