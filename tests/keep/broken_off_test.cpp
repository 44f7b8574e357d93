// A change that is broken off: the process is killed, or the disk is full, at
// every single call by which it writes.
#include <chrono>
#include <csignal>

#include <sys/wait.h>

#include "entente/casefile/pending.hpp"

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

casefile::Files after(const Change& change) {
  Diagnostics mistakes;
  casefile::Files files = changed(start(), change, mistakes);
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

TEST(BrokenOff, killed_at_any_call_the_case_is_as_before_or_as_after) {
  const Change change = retire_clash();
  const casefile::Files old_one = start();
  const casefile::Files new_one = after(change);
  ASSERT_NE(old_one, new_one);
  int decided = 0, undecided = 0;
  for (int call = 1;; ++call) {
    ASSERT_LT(call, 200);
    const Folder folder(old_one);
    const int signal = killed_at(call, folder.path(), change);
    EXPECT_EQ(folder.mistakes(), "") << "killed at call " << call;
    const casefile::Files now = folder.files();
    EXPECT_TRUE(now == old_one || now == new_one) << "killed at " << call;
    (now == new_one ? decided : undecided) += 1;
    // The next writer finds a case that it can change, and cleans up.
    const Kept next = commit(folder.path(), {new_act("last", "2019-12-01")});
    EXPECT_TRUE(!next.not_written && next.mistakes.empty());
    EXPECT_EQ(folder.hidden(), 0u) << "killed at call " << call;
    EXPECT_EQ(casefile::read_case(folder.path()).value.record.acts.size(), 11u);
    if (signal == 0) break;
    EXPECT_EQ(signal, SIGKILL);
  }
  EXPECT_GT(undecided, 5);
  EXPECT_GT(decided, 5);
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
