// What lies in the folder of a case: nothing that is there is as good as
// absent.
#include "entente/casefile/files.hpp"

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "entente/casefile/dates.hpp"

#include "fixture.hpp"

namespace entente::casefile {
namespace {

namespace fs = std::filesystem;

// A folder with the documented case, gone at the end of the test.
class Folder : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string form = (fs::temp_directory_path() / "entente-XXXXXX").string();
    ASSERT_NE(mkdtemp(form.data()), nullptr);
    root_ = form;
    folder_ = root_ / "small";
    for (const auto& [name, bytes] : documented_case())
      write(name, bytes);
  }
  void TearDown() override { fs::remove_all(root_); }

  void write(const std::string& name, const std::string& bytes) {
    fs::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
  }
  void move(const char* from, const char* to) {
    fs::rename(folder_ / from, folder_ / to);
  }
  std::string mistakes() const {
    std::string text;
    for (const Diagnostic& one : read_case(folder_).diagnostics)
      text += to_text(one);
    return text;
  }
  void expect_refused(const std::string& name, const std::string& words) const {
    const std::string text = mistakes();
    EXPECT_NE(text.find(name), std::string::npos) << name << " in:\n" << text;
    EXPECT_NE(text.find(words), std::string::npos) << words << " in:\n" << text;
    EXPECT_NE(text.find("  do:  "), std::string::npos) << text;
  }

  fs::path root_, folder_;
};

TEST_F(Folder, of_the_documented_case_has_no_mistakes) {
  EXPECT_EQ(mistakes(), "");
}

TEST_F(Folder, may_hold_what_nobody_takes_for_a_part_of_the_case) {
  for (const char* name :
       {"README.md", "CODEBOOK.md", "LICENSE", "case.toml~", "acts.csv.bak",
        ".~lock.acts.csv#", "#case.toml#", ".case.toml.swp", ".git/config.toml",
        "acts.xlsx", "brief.html", "case.html", "notes/interview.txt",
        "raw/events.csv", "claims/README.md", "claims/1.toml~",
        "claims/.2.toml.swp", "other-pair/case.toml", "other-pair/acts.csv"})
    write(name, "anything");
  EXPECT_EQ(mistakes(), "");
}

TEST_F(Folder, with_another_spelling_of_a_name_is_refused) {
  for (const char* name :
       {"coverage.CSV", "Coverage.csv", "coverage.csv.txt", "coverage.cvs",
        "coverage.tsv", "coverage", "covrage.csv", "case.TOML", "leaders.cs",
        "claims.toml", "more.csv", "more.Toml"}) {
    const bool there = fs::exists(folder_ / "coverage.csv");
    write(name, "x");
    expect_refused(name, "this file is no part of a case");
    fs::remove(folder_ / name);
    EXPECT_EQ(there, fs::exists(folder_ / "coverage.csv"));
  }
}

TEST_F(Folder, with_another_spelling_of_a_folder_is_refused) {
  for (const char* name : {"claim", "essay", "Claims", "clams", "claims2",
                           "theory", "Theories", "theorys", "hypotheses"}) {
    write(std::string(name) + "/9.toml", "title = 1");
    expect_refused(std::string(name) + "/", "not read");
    fs::remove_all(folder_ / name);
  }
  write("tables/coverage.csv", "x");
  expect_refused("tables/", "holds files of a case");
}

TEST_F(Folder, with_another_spelling_below_is_refused) {
  for (const char* name :
       {"claims/9.TOML", "claims/9.toml.txt", "claims/9.tml", "theories/a.tom",
        "claims/9.csv", "claims/old/9.toml", "theories/x.Toml"}) {
    write(name, "title = 1");
    const fs::path entry = folder_ / name;
    const std::string shown = name == std::string("claims/old/9.toml")
                                  ? "claims/old"
                                  : std::string(name);
    expect_refused(shown, "not read");
    fs::remove_all(shown == "claims/old" ? entry.parent_path() : entry);
  }
}

TEST_F(Folder, with_a_link_that_leads_nowhere_is_refused) {
  for (const char* name : {"coverage.csv", "acts.csv", "claims/9.toml"}) {
    fs::remove(folder_ / name);
    fs::create_symlink("nowhere.csv", folder_ / name);
    expect_refused(name, "link to 'nowhere.csv'");
    EXPECT_EQ(mistakes().find("the file is missing"), std::string::npos);
    fs::remove(folder_ / name);
    if (documented_case().contains(name)) write(name, documented_case()[name]);
  }
}

TEST_F(Folder, with_a_folder_or_a_pipe_in_the_place_of_a_file_is_refused) {
  fs::remove(folder_ / "acts.csv");
  fs::create_directory(folder_ / "acts.csv");
  expect_refused("acts.csv: ", "this is a folder, not a file");
  EXPECT_EQ(mistakes().find("missing"), std::string::npos);
  fs::remove(folder_ / "coverage.csv");
  ASSERT_EQ(mkfifo((folder_ / "coverage.csv").c_str(), 0600), 0);
  expect_refused("coverage.csv: ", "pipe");
  fs::create_symlink("/dev/zero", folder_ / "claims" / "9.toml");
  expect_refused("claims/9.toml: ", "device");
}

TEST_F(Folder, with_a_file_in_the_place_of_a_folder_is_refused) {
  fs::remove_all(folder_ / "claims");
  write("claims", "x");
  expect_refused("claims: ", "this is a file, not a folder");
  fs::remove(folder_ / "claims");
  fs::create_symlink("nowhere", folder_ / "claims");
  expect_refused("claims: ", "link to 'nowhere'");
}

TEST_F(Folder, with_an_unreadable_file_is_refused) {
  if (geteuid() == 0) GTEST_SKIP() << "root reads everything";
  fs::permissions(folder_ / "coverage.csv", fs::perms::none);
  expect_refused("coverage.csv: ", "cannot be read");
}

TEST_F(Folder, with_a_name_that_is_no_utf8_is_refused) {
  write("claims/\xFF.toml", "x");
  expect_refused("claims/\xFF.toml", "no plain text in UTF-8");
  fs::remove(folder_ / "claims" / "\xFF.toml");
  fs::rename(folder_, root_ / "caf\xE9");
  folder_ = root_ / "caf\xE9";
  expect_refused("", "no plain text in UTF-8");
}

TEST_F(Folder, that_is_none_says_what_it_is) {
  folder_ = root_ / "nowhere";
  expect_refused("", "there is no such folder");
  folder_ = root_ / "small" / "case.toml";
  expect_refused("", "this is no folder");
}

TEST_F(Folder, of_links_is_a_case) {
  fs::create_directory(root_ / "linked");
  for (const auto& entry : fs::directory_iterator(folder_))
    fs::create_symlink(entry.path(),
                       root_ / "linked" / entry.path().filename());
  folder_ = root_ / "linked";
  EXPECT_EQ(mistakes(), "");
}

TEST_F(Folder, with_windows_line_ends_a_mark_and_other_columns_is_the_same) {
  const std::string doubts = bytes_of((folder_ / "doubts.csv").string());
  std::string windows = "\xEF\xBB\xBF";
  for (const char c : doubts)
    windows += c == '\n' ? std::string("\r\n") : std::string(1, c);
  write("doubts.csv", windows);
  EXPECT_EQ(mistakes(), "");
}

// The one cause, and not what follows from it.
TEST(Cause, of_a_missing_table_stands_alone) {
  for (const char* file : {"kinds.csv", "acts.csv", "case.toml"}) {
    Files files = documented_case();
    files.erase(file);
    const Diagnostics found = read_case(files, "small").diagnostics;
    ASSERT_EQ(found.size(), 1U) << file << "\n" << mistakes_of(files);
    EXPECT_EQ(found[0].place.file, file);
    EXPECT_EQ(found[0].problem, "the file is missing");
    EXPECT_NE(found[0].why.find("not checked"), std::string::npos)
        << found[0].why;
  }
}

TEST(Cause, stands_before_other_mistakes) {
  Files files = documented_case();
  files.erase("kinds.csv");
  files["acts.csv"].replace(files["acts.csv"].find("2018-03-01,,day"), 10,
                            "03/01/2018");
  const Diagnostics found = read_case(files, "small").diagnostics;
  ASSERT_GE(found.size(), 2U);
  EXPECT_EQ(found[0].place.file, "kinds.csv");
}

TEST(Cause, of_a_table_with_semicolons_stands_alone) {
  Files files = documented_case();
  for (char& c : files["kinds.csv"])
    if (c == ',') c = ';';
  const Diagnostics found = read_case(files, "small").diagnostics;
  ASSERT_EQ(found.size(), 1U) << mistakes_of(files);
  EXPECT_NE(found[0].problem.find("semicolons"), std::string::npos);
}

// What is said of error_rates.csv with these rows below its header.
std::string said_of_rates(const std::string& rows) {
  Files files = documented_case();
  files["error_rates.csv"] =
      "claim,world,ratio,records,wrong_strong,wrong_leans\n" + rows;
  return mistakes_of(files);
}

TEST(ErrorRates, that_no_simulation_gives_are_mistakes) {
  EXPECT_EQ(said_of_rates("1,quiet,1,200,1,4\n1,quiet,2,200,0,0\n"), "");
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"1,quiet,1,0,0,0\n", "error_rates.csv:2:11: "},
      {"1,quiet,1,10,20,20\n", "error_rates.csv:2:14: 20 of 10 records"},
      {"1,quiet,1,10,0,11\n", "error_rates.csv:2:16: 11 of 10 records"},
      {"1,quiet,1,10,3,2\n", "error_rates.csv:2:16: 2 records lean wrongly"},
      {"no-claim,quiet,1,10,0,0\n", "error_rates.csv:2:1: unknown claim"},
      {"1,quiet,1,10,0,0\n1,quiet,1,20,0,0\n",
       "error_rates.csv:3:1: this world of the claim stands twice"}};
  for (const auto& [rows, said] : cases)
    EXPECT_NE(said_of_rates(rows).find(said), std::string::npos)
        << rows << said_of_rates(rows);
}

TEST(Dates, are_told_how_they_seem_to_be_written) {
  const std::pair<const char*, const char*> cases[] = {
      {"03/14/2018", "write 2018-03-14: this is month/day/year"},
      {"14.3.2018", "write 2018-03-14: this is day/month/year"},
      {"43101", "write 2018-01-01: this is a spreadsheet's number"},
      {"20180314", "write 2018-03-14: "},
      {"2018/3/14", "write 2018-03-14: "},
      {"2018-3-4", "write 2018-03-04: this is a date without its leading"},
      {"2018/3/4", "write 2018-03-04: this is a date with other separators"},
      {"-2018-03-04", "write for example "},
      {"2018-03-14T10:00:00", "write 2018-03-14: this is a date with a time"},
      {"03/04/2018",
       "write 2018-03-04 if this is month/day/year, 2018-04-03 if it is "
       "day/month/year"},
      {"yesterday", "write for example "},
      {"", "write for example "},
      {"2018-02-30", "write for example "}};
  for (const auto& [text, hint] : cases)
    EXPECT_TRUE(date_hint(text).starts_with(hint)) << date_hint(text);
}

}  // namespace
}  // namespace entente::casefile
