#include "entente/keep/change.hpp"

#include <thread>

#include <sys/stat.h>
#include <sys/wait.h>

#include "fixture.hpp"

namespace entente::keep {
namespace {

std::string text_of(const Kept& kept) {
  std::string text = kept.not_written ? kept.not_written->problem : "";
  for (const Diagnostic& one : kept.mistakes)
    text += to_text(one);
  return text;
}

casefile::Files without_except() {
  casefile::Files files = casefile::documented_case();
  std::string& toml = files.at("case.toml");
  const std::size_t at = toml.find("[[group.except]]");
  toml.erase(at, toml.find("\n[[group]]", at) - at);
  return files;
}

TEST(Change, puts_an_act_at_its_day_and_touches_no_other_line) {
  const Folder folder;
  const std::string before = folder.bytes("acts.csv");
  const Kept kept =
      commit(folder.path(), {new_act("2018-09-01.ALB.clash.1", "2018-09-01")});
  EXPECT_EQ(text_of(kept), "");
  const std::string row =
      "2018-09-01.ALB.clash.1,2018-09-01,,,ALB,BOR,clash,,,,,,,,,,sourced,"
      "\"Shots, then \"\"nothing\"\", they say\",Radio Alba,\n";
  std::string expected = before;
  expected.insert(expected.find("2019-02-10.BOR"), row);
  EXPECT_EQ(folder.bytes("acts.csv"), expected);
  EXPECT_EQ(folder.hidden(), 0u);
}

TEST(Change, keeps_carriage_returns_and_a_missing_last_line_end) {
  casefile::Files files = casefile::documented_case();
  std::string crlf;
  for (const char c : files.at("acts.csv"))
    crlf += c == '\n' ? std::string("\r\n") : std::string(1, c);
  crlf.resize(crlf.size() - 2);
  files.at("acts.csv") = crlf;
  const Folder folder(files);
  EXPECT_EQ(text_of(commit(folder.path(), {new_act("last", "2019-12-01")})),
            "");
  EXPECT_EQ(folder.bytes("acts.csv"),
            crlf +
                "\r\nlast,2019-12-01,,,ALB,BOR,clash,,,,,,,,,,sourced,"
                "\"Shots, then \"\"nothing\"\", they say\",Radio Alba,");
}

TEST(Change, is_refused_whole_as_record_check_would_refuse_the_case) {
  const Folder folder;
  const casefile::Files before = folder.files();
  RowEdit bad = new_act("2018-09-02.ALB.clash.1", "2018-09-02");
  bad.cells["kind"] = "clsh";
  const Kept kept = commit(
      folder.path(), {new_act("2018-09-01.ALB.clash.1", "2018-09-01"), bad});
  ASSERT_EQ(kept.mistakes.size(), 1u);
  EXPECT_TRUE(
      to_text(kept.mistakes[0]).starts_with("acts.csv:8:45: unknown kind "))
      << to_text(kept.mistakes[0]);
  EXPECT_EQ(folder.files(), before);
  EXPECT_EQ(folder.hidden(), 0u);
}

TEST(Change, a_row_that_is_not_there_or_stands_twice_is_no_change) {
  const Folder folder;
  const auto edit = [](Cells where) {
    return Change{
        {"acts.csv", Action::change, std::move(where), {{"note", "x"}}}};
  };
  EXPECT_NE(text_of(commit(folder.path(), edit({{"id", "nobody"}})))
                .find("acts.csv: no row has id 'nobody'"),
            std::string::npos)
      << text_of(commit(folder.path(), edit({{"id", "nobody"}})));
  EXPECT_NE(text_of(commit(folder.path(), edit({{"kind", "clash"}})))
                .find("more than one row has kind 'clash'"),
            std::string::npos);
}

TEST(Change, a_column_that_the_table_lacks_is_said) {
  casefile::Files files = casefile::documented_case();
  files.at("doubts.csv") = "id,doubt\n2019-09-20.ALB.clash.1,the day\n";
  const Folder folder(files);
  const Kept kept = commit(folder.path(), {{"doubts.csv",
                                            Action::add,
                                            {},
                                            {{"id", "2018-05-11.ALB.clash.1"},
                                             {"doubt", "who fired"},
                                             {"source", "a letter"}}}});
  EXPECT_NE(text_of(kept).find("no column 'source' for 'a letter'"),
            std::string::npos);
}

TEST(Change, a_table_that_is_not_there_begins_with_its_header) {
  casefile::Files files = casefile::documented_case();
  files.erase("retired_ids.csv");
  const Folder folder(files);
  EXPECT_EQ(text_of(commit(folder.path(),
                           {{"retired_ids.csv",
                             Action::add,
                             {},
                             {{"old_id", "x"}, {"reason", "a double"}}}})),
            "");
  EXPECT_EQ(folder.bytes("retired_ids.csv"),
            "old_id,new_id,reason\nx,,a double\n");
}

TEST(Change, a_window_of_coverage_stands_after_the_last_of_its_family) {
  const Folder folder;
  EXPECT_EQ(text_of(commit(folder.path(), {{"coverage.csv",
                                            Action::add,
                                            {},
                                            {{"family", "clashes"},
                                             {"kinds", "clash"},
                                             {"from", "2020-01-01"},
                                             {"to", "2020-06-30"},
                                             {"quality", "good"}}}})),
            "");
  const std::string bytes = folder.bytes("coverage.csv");
  EXPECT_LT(bytes.find("2020-06-30"), bytes.find("lines,hotline"));
}

TEST(Change, a_file_keeps_its_mode_and_a_link_its_place) {
  const Folder folder;
  const Folder elsewhere(casefile::Files{});
  const fs::path acts = folder.path() / "acts.csv";
  fs::rename(acts, elsewhere.path() / "mine.csv");
  fs::create_symlink(elsewhere.path() / "mine.csv", acts);
  chmod((elsewhere.path() / "mine.csv").c_str(), 0640);
  EXPECT_EQ(text_of(commit(folder.path(), {new_act("last", "2019-12-01")})),
            "");
  EXPECT_TRUE(fs::is_symlink(acts));
  EXPECT_NE(elsewhere.bytes("mine.csv").find("last,2019"), std::string::npos);
  EXPECT_EQ(fs::status(acts).permissions(), fs::perms(0640));
}

TEST(Change, a_preview_writes_nothing_and_says_what_would_be) {
  const Folder folder;
  const casefile::Files before = folder.files();
  const casefile::Reading reading =
      preview(folder.path(), {new_act("last", "2019-12-01")});
  EXPECT_TRUE(reading.diagnostics.empty());
  EXPECT_EQ(reading.value.record.acts.size(), 11u);
  EXPECT_EQ(folder.files(), before);
}

// Runs in a process of its own; its exit code is the number of changes that
// were refused.
template <class Work>
pid_t apart(const Work& work) {
  const pid_t child = fork();
  if (child == 0) _exit(work());
  return child;
}

int exit_of(pid_t child) {
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

TEST(Change, two_writers_and_a_reader_at_once_lose_nothing) {
  const Folder folder(without_except());
  constexpr int kEach = 25;
  std::vector<pid_t> writers;
  for (const std::string name : {"a", "b"}) {
    writers.push_back(apart([&] {
      int refused = 0;
      for (int i = 0; i < kEach; ++i) {
        const std::string id = name + std::to_string(i);
        const Kept kept =
            commit(folder.path(), {new_act(id, "2019-12-01"),
                                   {"doubts.csv",
                                    Action::add,
                                    {},
                                    {{"id", id}, {"doubt", "which boat"}}}});
        refused += kept.not_written || !kept.mistakes.empty();
      }
      return refused;
    }));
  }
  // A doubt about an act that is not there yet would be a mistake.
  const pid_t reader = apart([&] {
    int bad = 0;
    for (int i = 0; i < 200; ++i)
      bad += casefile::read_case(folder.path()).diagnostics.empty() ? 0 : 1;
    return bad;
  });
  EXPECT_EQ(exit_of(writers[0]), 0);
  EXPECT_EQ(exit_of(writers[1]), 0);
  EXPECT_EQ(exit_of(reader), 0);
  EXPECT_EQ(folder.mistakes(), "");
  EXPECT_EQ(casefile::read_case(folder.path()).value.record.acts.size(),
            10u + 2 * kEach);
  EXPECT_EQ(casefile::read_case(folder.path()).value.record.doubts.size(),
            1u + 2 * kEach);
  EXPECT_EQ(folder.hidden(), 0u);
}

}  // namespace
}  // namespace entente::keep
