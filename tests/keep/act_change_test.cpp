#include "entente/keep/act_change.hpp"

#include "entente/keep/reading_to.hpp"
#include "entente/keep/toml_text.hpp"

#include "fixture.hpp"

namespace entente::keep {
namespace {

std::string text_of(const Kept& kept) {
  std::string text = kept.not_written ? kept.not_written->problem : "";
  for (const Diagnostic& one : kept.mistakes)
    text += to_text(one);
  return text;
}

record::Record record_of(const Folder& folder) {
  return casefile::read_case(folder.path()).value.record;
}

TEST(DroppedAct, takes_its_second_coding_along_and_frees_what_answered_it) {
  // A group that takes no act would be a mistake.
  casefile::Files files = casefile::documented_case();
  std::string& acts = files.at("acts.csv");
  acts +=
      acts.substr(acts.find("2019-08-15.BOR"),
                  acts.find("2019-09-20.ALB") - acts.find("2019-08-15.BOR"));
  acts.replace(acts.rfind("2019-08-15.BOR.aid_delivered.1"), 30,
               "2019-08-15.BOR.aid_delivered.2");
  const Folder folder(files);
  const std::string aid = "2019-08-15.BOR.aid_delivered.1";
  EXPECT_EQ(text_of(commit(folder.path(), dropped_act(record_of(folder), aid,
                                                      "", "never arrived"))),
            "");
  EXPECT_TRUE(record_of(folder).second_coding.empty());
  EXPECT_NE(folder.bytes("retired_ids.csv").find(aid + ",,never arrived\n"),
            std::string::npos);
  const std::string sanction = "2018-05-20.BOR.sanction_imposed.1";
  EXPECT_EQ(text_of(commit(folder.path(),
                           dropped_act(record_of(folder), sanction,
                                       "2018-05-11.ALB.clash.1", "a double"))),
            "");
  EXPECT_NE(folder.bytes("acts.csv")
                .find("harbour,,2018-05-11.ALB.clash.1,sourced,Alba cuts"),
            std::string::npos)
      << folder.bytes("acts.csv");
}

TEST(DroppedAct, that_case_toml_names_is_refused_at_that_place) {
  const Folder folder;
  const casefile::Files before = folder.files();
  const std::string text = text_of(commit(
      folder.path(), dropped_act(record_of(folder), "2019-09-20.ALB.clash.1",
                                 "", "nothing happened")));
  EXPECT_NE(text.find("case.toml:"), std::string::npos) << text;
  EXPECT_EQ(folder.files(), before);
}

TEST(EditedAct, goes_where_its_new_day_belongs) {
  const Folder folder;
  EXPECT_EQ(text_of(commit(
                folder.path(),
                edited_act(record_of(folder), "2019-03-05.ALB+BOR.talks_held.1",
                           {{"date", "2018-06-01"}}, ""))),
            "");
  const std::string bytes = folder.bytes("acts.csv");
  EXPECT_LT(bytes.find("talks_held.1,2018-06-01"),
            bytes.find("2018-06-02.ALB"));
  EXPECT_GT(bytes.find("talks_held.1,2018-06-01"),
            bytes.find("2018-05-20.BOR"));
}

TEST(EditedAct, with_a_new_id_is_followed_by_what_names_it) {
  const Folder folder;
  const std::string id = "2018-05-11.ALB.clash.1";
  EXPECT_EQ(text_of(commit(folder.path(),
                           edited_act(record_of(folder), id,
                                      {{"id", "2018-05-10.ALB.clash.1"},
                                       {"date", "2018-05-10"}},
                                      "the day before"))),
            "");
  EXPECT_EQ(folder.bytes("retired_ids.csv"),
            "old_id,new_id,reason\n"
            "2018-05-11.ALB.clash.1,2018-05-10.ALB.clash.1,the day before\n"
            "2018-05-12.ALB.clash.1,2018-05-10.ALB.clash.1,the Gazette has the "
            "day before\n");
  EXPECT_NE(folder.bytes("acts.csv").find(",2,2018-05-10.ALB.clash.1,sourced"),
            std::string::npos);
}

Change covered_as(const Folder& folder,
                  const std::string& from,
                  const std::string& to,
                  const std::string& quality) {
  Diagnostics mistakes;
  return covered(record_of(folder),
                 {"clashes", parse_day(from), *parse_day(to), quality, ""},
                 mistakes);
}

TEST(Covered, a_last_window_that_says_the_same_goes_on) {
  const Folder folder;
  EXPECT_EQ(
      text_of(commit(folder.path(), covered_as(folder, "", "2020-06-30", ""))),
      "");
  EXPECT_NE(folder.bytes("coverage.csv")
                .find("clashes,clash,,2018-01-01,2020-06-30,good,every issue "
                      "read\n"),
            std::string::npos)
      << folder.bytes("coverage.csv");
}

TEST(Covered, another_quality_is_a_window_of_its_own) {
  const Folder folder;
  EXPECT_EQ(text_of(commit(folder.path(),
                           covered_as(folder, "", "2020-06-30", "partial"))),
            "");
  EXPECT_NE(folder.bytes("coverage.csv")
                .find("clashes,clash,,2018-01-01,2019-12-31,good,every issue "
                      "read\nclashes,clash,,2020-01-01,2020-06-30,partial,\n"),
            std::string::npos)
      << folder.bytes("coverage.csv");
}

TEST(Covered, days_inside_a_window_part_it) {
  const Folder folder;
  EXPECT_EQ(text_of(commit(folder.path(), covered_as(folder, "2018-03-01",
                                                     "2018-03-31", "poor"))),
            "");
  EXPECT_NE(folder.bytes("coverage.csv")
                .find("clashes,clash,,2018-01-01,2018-02-28,good,every issue "
                      "read\nclashes,clash,,2018-03-01,2018-03-31,poor,\n"
                      "clashes,clash,,2018-04-01,2019-12-31,good,every issue "
                      "read\n"),
            std::string::npos)
      << folder.bytes("coverage.csv");
}

TEST(Covered, whole_windows_are_replaced) {
  const Folder folder;
  EXPECT_EQ(text_of(commit(folder.path(), covered_as(folder, "2016-01-01",
                                                     "2019-12-31", "partial"))),
            "");
  const std::string bytes = folder.bytes("coverage.csv");
  EXPECT_NE(bytes.find("clashes,clash,,2016-01-01,2019-12-31,partial,\n"),
            std::string::npos);
  EXPECT_EQ(bytes.find("the Gazette began"), std::string::npos);
}

TEST(Covered, an_unknown_family_and_days_the_wrong_way_round_are_said) {
  const Folder folder;
  Diagnostics mistakes;
  covered(record_of(folder), {"clahses", {}, *parse_day("2020-01-01"), "", ""},
          mistakes);
  covered(record_of(folder), {"clashes", {}, *parse_day("2019-01-01"), "", ""},
          mistakes);
  ASSERT_EQ(mistakes.size(), 2u);
  EXPECT_NE(to_text(mistakes[0]).find("did you mean 'clashes'?"),
            std::string::npos);
  EXPECT_NE(to_text(mistakes[1]).find("its last window ends on 2019-12-31"),
            std::string::npos);
}

TEST(Day, is_replaced_in_toml_and_every_other_byte_stays) {
  const std::string toml =
      "# é\r\ntitle = 'x'\r\n[window]\r\nfrom = 2018-01-01\r\n"
      "as_of  =  2019-12-31 # é the end\r\n";
  std::string expected = toml;
  expected.replace(expected.find("2019-12-31"), 10, "2020-02-29");
  EXPECT_EQ(with_day(toml, "window", "as_of", *parse_day("2020-02-29")),
            expected);
  EXPECT_EQ(with_day("window = { é = 1 }", "window", "as_of", 0), "");
  EXPECT_EQ(with_day("\"é\" = 1\nwindow = {as_of = 2019-01-01}", "window",
                     "as_of", *parse_day("2020-02-29")),
            "\"é\" = 1\nwindow = {as_of = 2020-02-29}");
  EXPECT_EQ(with_day("[window]\nx = 1\n", "window", "as_of", 0), "");
}

TEST(NewSource, is_named_by_its_host_or_its_text) {
  EXPECT_EQ(new_source("https://www.gazette.example/a?b", "", "press", "G")
                .cells.at("pattern"),
            "gazette.example");
  EXPECT_EQ(new_source("A letter", "", "press", "G").cells.at("pattern"),
            "A letter");
  EXPECT_EQ(new_source("A letter", "letter", "press", "G").cells.at("pattern"),
            "letter");
}

}  // namespace
}  // namespace entente::keep
