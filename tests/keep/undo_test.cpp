// A written change taken back, and a question put at the end of case.toml.
#include "entente/keep/undo.hpp"

#include <gtest/gtest.h>

#include "entente/keep/act_change.hpp"
#include "entente/keep/question_change.hpp"

#include "fixture.hpp"

namespace entente::keep {
namespace {

Change new_act(const std::string& id) {
  return {added_act({{"id", id},
                     {"date", "2018-09-03"},
                     {"actor", "ALB"},
                     {"kind", "clash"},
                     {"summary", "Shots"},
                     {"source", "Radio Alba"}})};
}

TEST(Undo, puts_every_file_back_byte_for_byte) {
  const Folder folder;
  const casefile::Files before = folder.files();
  const Change rename = edited_act(
      casefile::read_case(folder.path()).value.record, "2018-05-11.ALB.clash.1",
      {{"id", "2018-05-10.ALB.clash.1"}, {"date", "2018-05-10"}}, "the night");
  const Kept kept = commit(folder.path(), rename);
  ASSERT_TRUE(kept.done());
  EXPECT_EQ(kept.before.size(), 2U);  // acts.csv, retired_ids.csv
  EXPECT_NE(folder.files(), before);
  EXPECT_TRUE(commit(folder.path(), taken_back(kept)).done());
  EXPECT_EQ(folder.files(), before);
}

TEST(Undo, is_refused_where_somebody_changed_a_file_meanwhile) {
  const Folder folder;
  const Kept kept = commit(folder.path(), new_act("x"));
  ASSERT_TRUE(commit(folder.path(), new_act("y")).done());
  const casefile::Files now = folder.files();
  const Kept back = commit(folder.path(), taken_back(kept));
  ASSERT_EQ(back.mistakes.size(), 1U);
  EXPECT_EQ(back.mistakes[0].problem,
            "this file was changed by somebody since it was opened");
  EXPECT_EQ(folder.files(), now);
}

TEST(Undo, leaves_a_table_that_began_with_the_change_without_rows) {
  casefile::Files files = casefile::documented_case();
  files.erase("forecasts.csv");
  const Folder folder(files);
  const Kept kept = commit(
      folder.path(),
      {said_row({"Ada", make_day(2019, 12, 31), 0.3, "clash-2020", "", {}})});
  ASSERT_TRUE(kept.done());
  EXPECT_EQ(folder.bytes("forecasts.csv"),
            "who,when,p,question,note\nAda,2019-12-31,0.3,clash-2020,\n");
  ASSERT_TRUE(commit(folder.path(), taken_back(kept)).done());
  EXPECT_EQ(folder.bytes("forecasts.csv"), "who,when,p,question,note\n");
  EXPECT_EQ(folder.mistakes(), "");
}

TEST(Questions, are_kept_at_the_end_with_the_line_ends_of_the_file) {
  casefile::Files files = casefile::documented_case();
  std::string crlf;
  for (const char c : files.at("case.toml"))
    crlf += c == '\n' ? "\r\n" : std::string(1, c);
  files["case.toml"] = crlf;
  const Folder folder(files);
  question::QuestionSpec question;
  question.id = "q\"1";
  question.text = "A clash, or two";
  question.kinds = {"clash"};
  question.actors = {"ALB"};
  question.asked = make_day(2019, 12, 31);
  question.window = {make_day(2020, 2, 1), make_day(2020, 2, 29)};
  ASSERT_TRUE(commit(folder.path(), {kept_question(question)}).done());
  EXPECT_EQ(folder.bytes("case.toml"),
            crlf +
                "\r\n[[question]]\r\nid = \"q\\\"1\"\r\ntext = \"A clash, or "
                "two\"\r\nkinds = [\"clash\"]\r\nactors = [\"ALB\"]\r\nasked = "
                "2019-12-31\r\nfrom = 2020-02-01\r\nto = 2020-02-29\r\n");
  const Kept twice = commit(folder.path(), {kept_question(question)});
  ASSERT_EQ(twice.mistakes.size(), 1U);
  EXPECT_NE(twice.mistakes[0].problem.find("is given twice"),
            std::string::npos);
}

}  // namespace
}  // namespace entente::keep
