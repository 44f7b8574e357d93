// A change that is broken off: the process is killed, or the disk is full, at
// every single call by which it writes.
#include <chrono>
#include <csignal>

#include <sys/wait.h>

#include "entente/casefile/pending.hpp"
#include "entente/core/hash.hpp"
#include "entente/keep/whole_file.hpp"

#include "fixture.hpp"
#include "interposed.hpp"

namespace entente::keep {
namespace {

// The case without the exception by name, so that its act may get another id.
casefile::Files start() {
  casefile::Files files = casefile::documented_case();
  std::string& toml = files.at("case.toml");
  const std::size_t at = toml.find("[[group.except]]");
  toml.erase(at, toml.find("\n[[group]]", at) - at);
  return files;
}

casefile::Files after(const Change& change,
                      const casefile::Files& before = start()) {
  Diagnostics mistakes;
  casefile::Files files = changed(before, change, mistakes);
  EXPECT_TRUE(mistakes.empty());
  return files;
}

// The signal that ended the writer; 0 where it ran to its end.
int killed_at(int call, const fs::path& folder, const Change& change) {
  const pid_t child = fork();
  if (child == 0) {
    break_at({call, Break::How::killed});
    const Kept kept = commit(folder, change);
    _exit(kept.not_written || !kept.mistakes.empty() ? 1 : 0);
  }
  int status = 0;
  waitpid(child, &status, 0);
  EXPECT_TRUE(WIFSIGNALED(status) || WEXITSTATUS(status) == 0);
  return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

struct Seen {
  int before = 0, after = 0;
};

// Killed at every call by which the change is written, the case is as it was or
// as it should be.
void expect_all_or_nothing(const casefile::Files& old_one,
                           const Change& change,
                           Seen& seen) {
  const casefile::Files new_one = after(change, old_one);
  ASSERT_NE(old_one, new_one);
  for (int call = 1;; ++call) {
    ASSERT_LT(call, 200);
    const Folder folder(old_one);
    const int signal = killed_at(call, folder.path(), change);
    EXPECT_EQ(folder.mistakes(), "") << "killed at call " << call;
    const casefile::Files now = folder.files();
    EXPECT_TRUE(now == old_one || now == new_one) << "killed at " << call;
    (now == new_one ? seen.after : seen.before) += 1;
    // The next writer finds a case that it can change, and cleans up.
    const Kept next = commit(folder.path(), {new_act("last", "2019-12-01")});
    EXPECT_TRUE(!next.not_written && next.mistakes.empty());
    EXPECT_EQ(folder.hidden(), 0u) << "killed at call " << call;
    EXPECT_EQ(casefile::read_case(folder.path()).value.record.acts.size(), 11u);
    if (signal == 0) break;
    EXPECT_EQ(signal, SIGKILL);
  }
}

TEST(BrokenOff, killed_at_any_call_the_case_is_as_before_or_as_after) {
  Seen seen;
  expect_all_or_nothing(start(), retire_clash(), seen);
  EXPECT_GT(seen.before, 5);
  EXPECT_GT(seen.after, 5);
}

// Two whole files, one of them in a folder that the case did not have.
TEST(BrokenOff, killed_while_whole_files_are_put_both_are_there_or_none) {
  casefile::Files files = start();
  std::erase_if(
      files, [](const auto& one) { return one.first.starts_with("essays"); });
  const std::string essay =
      casefile::documented_case().at("essays/gazette.toml");
  Seen seen;
  expect_all_or_nothing(
      files,
      {put_file("essays/mine.toml", essay, ""),
       put_file("claims/1.toml", files.at("claims/1.toml") + "# read again\n",
                sha256(files.at("claims/1.toml")))},
      seen);
  EXPECT_GT(seen.before, 5);
  EXPECT_GT(seen.after, 5);
}

TEST(BrokenOff, killed_while_a_file_is_taken_out_it_is_there_or_not) {
  const casefile::Files files = start();
  Seen seen;
  expect_all_or_nothing(
      files, {no_file("claims/4.toml", sha256(files.at("claims/4.toml")))},
      seen);
  EXPECT_GT(seen.before, 0);
  EXPECT_GT(seen.after, 0);
}

// The sibling: what the test above would see of a writer that renames file by
// file without deciding first.
TEST(BrokenOff, a_writer_without_a_decision_would_be_found) {
  const casefile::Files new_one = after(retire_clash());
  const Folder folder(start());
  folder.write("acts.csv", new_one.at("acts.csv"));
  EXPECT_NE(folder.mistakes(), "");
}

TEST(BrokenOff, a_full_disk_leaves_the_case_as_it_was_or_as_decided) {
  const Change change = retire_clash();
  const casefile::Files old_one = start();
  int refused = 0;
  for (int call = 1;; ++call) {
    ASSERT_LT(call, 200);
    const Folder folder(old_one);
    break_at({call, Break::How::no_space});
    const Kept kept = commit(folder.path(), change);
    const int made = calls();
    break_at({});
    EXPECT_EQ(folder.mistakes(), "") << "full at call " << call;
    EXPECT_TRUE(kept.mistakes.empty());
    const casefile::Files now = folder.files();
    EXPECT_TRUE(now == old_one || now == after(change)) << "full at " << call;
    if (now == old_one) {
      ASSERT_TRUE(kept.not_written);
      EXPECT_NE(kept.not_written->problem.find("no space left"),
                std::string::npos);
      ++refused;
    }
    if (made < call) break;
  }
  EXPECT_GT(refused, 5);
}

TEST(BrokenOff, killed_at_a_hundred_random_moments_nothing_is_lost_or_twice) {
  const Folder folder(start());
  // Moments within the first few changes, however busy the machine is.
  const auto begin = std::chrono::steady_clock::now();
  commit(folder.path(), {new_act("first", "2019-12-01")});
  const auto one = std::chrono::duration_cast<std::chrono::microseconds>(
                       std::chrono::steady_clock::now() - begin)
                       .count();
  std::srand(12);
  int added = 1;
  for (int i = 0; i < 100; ++i) {
    const pid_t child = fork();
    if (child == 0) {
      for (int n = 0;; ++n)
        commit(folder.path(),
               {new_act(std::to_string(i) + "." + std::to_string(n),
                        "2019-12-01")});
    }
    usleep(static_cast<useconds_t>(std::rand() % (4 * one)));
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
    const casefile::Reading now = casefile::read_case(folder.path());
    ASSERT_TRUE(now.diagnostics.empty()) << folder.mistakes();
    // Of this child's acts: the first so many, none missing (ids cannot stand
    // twice, the reader refuses that).
    int mine = 0;
    const std::string head = std::to_string(i) + ".";
    for (const record::Act& act : now.value.record.acts)
      mine += act.id.view().starts_with(head) ? 1 : 0;
    for (int n = 0; n < mine; ++n) {
      const std::string id = head + std::to_string(n);
      EXPECT_TRUE(std::any_of(
          now.value.record.acts.begin(), now.value.record.acts.end(),
          [&](const record::Act& act) { return act.id == id; }));
    }
    added += mine;
    EXPECT_EQ(now.value.record.acts.size(), 10u + added);
  }
  EXPECT_GT(added, 1);
}

}  // namespace
}  // namespace entente::keep
