#include "entente/keep/whole_file.hpp"

#include <sys/wait.h>

#include "entente/core/hash.hpp"

#include "fixture.hpp"

namespace entente::keep {
namespace {

std::string text_of(const Kept& kept) {
  std::string text = kept.not_written ? kept.not_written->problem : "";
  for (const Diagnostic& one : kept.mistakes)
    text += to_text(one);
  return text;
}

std::string with(std::string text,
                 const std::string& old_one,
                 const std::string& new_one) {
  const std::size_t at = text.find(old_one);
  EXPECT_NE(at, std::string::npos);
  return text.replace(at, old_one.size(), new_one);
}

TEST(WholeFile, takes_the_place_of_the_one_that_was_opened) {
  const Folder folder;
  const casefile::Files before = folder.files();
  const std::string seen = before.at("case.toml");
  const std::string mine = with(seen, "title = \"", "title = \"Mine: ");
  EXPECT_EQ(text_of(commit(folder.path(),
                           {put_file("case.toml", mine, sha256(seen))})),
            "");
  casefile::Files expected = before;
  expected["case.toml"] = mine;
  EXPECT_EQ(folder.files(), expected);
  EXPECT_EQ(folder.hidden(), 0u);
}

TEST(WholeFile, of_another_since_is_never_overwritten) {
  const Folder folder;
  const std::string seen = folder.bytes("case.toml");
  const std::string mine = with(seen, "title = \"", "title = \"Mine: ");
  const std::string theirs = with(seen, "title = \"", "title = \"Theirs: ");
  folder.write("case.toml", theirs);
  const std::string refused = text_of(
      commit(folder.path(), {put_file("case.toml", mine, sha256(seen))}));
  EXPECT_TRUE(refused.starts_with(
      "case.toml: this file was changed by somebody since it was opened"))
      << refused;
  EXPECT_EQ(folder.bytes("case.toml"), theirs);
  const std::string claim = folder.bytes("claims/1.toml");
  EXPECT_NE(
      text_of(commit(folder.path(), {put_file("claims/1.toml", claim, "")}))
          .find("this file is there already"),
      std::string::npos);
  fs::remove(folder.path() / "claims/4.toml");
  EXPECT_NE(text_of(commit(folder.path(),
                           {put_file("claims/4.toml", claim, sha256(claim))}))
                .find("this file is gone since it was opened"),
            std::string::npos);
  EXPECT_FALSE(fs::exists(folder.path() / "claims/4.toml"));
  EXPECT_EQ(folder.hidden(), 0u);
}

TEST(WholeFile, begins_a_folder_that_the_case_did_not_have_and_is_taken_out) {
  casefile::Files files = casefile::documented_case();
  const std::string essay = files.at("essays/gazette.toml");
  files.erase("essays/gazette.toml");
  const Folder folder(files);
  EXPECT_EQ(
      text_of(commit(folder.path(), {put_file("essays/mine.toml", essay, "")})),
      "");
  EXPECT_EQ(folder.bytes("essays/mine.toml"), essay);
  EXPECT_EQ(folder.mistakes(), "");
  EXPECT_EQ(text_of(commit(folder.path(),
                           {no_file("essays/mine.toml", sha256(essay))})),
            "");
  EXPECT_EQ(folder.files(), files);
  EXPECT_EQ(folder.hidden(), 0u);
}

TEST(WholeFile,
     is_refused_with_line_and_column_where_the_case_would_not_check) {
  const Folder folder;
  const casefile::Files before = folder.files();
  const std::string seen = before.at("claims/1.toml");
  const std::string mine =
      with(seen, "outcome = \"clash\"", "outcome = \"clsh\"");
  const std::string refused = text_of(
      commit(folder.path(), {put_file("claims/1.toml", mine, sha256(seen))}));
  EXPECT_TRUE(refused.starts_with("claims/1.toml:7:11: unknown group 'clsh'"))
      << refused;
  // What other files still need cannot be taken out.
  const std::string policy = before.at("policies/grain-for-quiet.toml");
  EXPECT_NE(
      text_of(commit(folder.path(), {no_file("policies/grain-for-quiet.toml",
                                             sha256(policy))})),
      "");
  EXPECT_EQ(folder.files(), before);
}

TEST(WholeFile, lies_nowhere_but_in_the_case) {
  const Folder folder;
  const casefile::Files before = folder.files();
  const std::string claim = before.at("claims/1.toml");
  for (const char* name :
       {"../8.toml", "claims/../8.toml", "claims/a/8.toml", "claims/.8.toml",
        "claims//8.toml", "claims/8.txt", "claims/8.toml~", "8.toml",
        "claims/8\n.toml", "/8.toml", ".entente-change/8.toml", "claims/", "",
        "claims/\xff.toml"}) {
    const std::string refused =
        text_of(commit(folder.path(), {put_file(name, claim, "")}));
    EXPECT_NE(refused.find("a case has no file of this name"),
              std::string::npos)
        << name;
  }
  EXPECT_EQ(folder.files(), before);
  EXPECT_FALSE(fs::exists(folder.path().parent_path() / "8.toml"));
}

// Whether the two files, which are always changed together, say the same.
bool alike(const casefile::Files& files) {
  const auto number = [&](const char* name) {
    const std::string& text = files.at(name);
    return text.substr(text.rfind('#'));
  };
  return number("claims/1.toml") == number("policies/as-until-now.toml");
}

TEST(WholeFile, a_reader_never_sees_one_of_two_that_are_changed_together) {
  casefile::Files files = casefile::documented_case();
  const std::string claim = files.at("claims/1.toml");
  const std::string policy = files.at("policies/as-until-now.toml");
  const auto numbered = [](const std::string& text, int number) {
    return text + "#" + std::to_string(number) + "\n";
  };
  files["claims/1.toml"] = numbered(claim, 0);
  files["policies/as-until-now.toml"] = numbered(policy, 0);
  const Folder folder(files);
  const pid_t writer = fork();
  if (writer == 0) {
    for (int i = 0; i < 40; ++i) {
      const Kept kept = commit(
          folder.path(),
          {put_file("claims/1.toml", numbered(claim, i + 1),
                    sha256(numbered(claim, i))),
           put_file("policies/as-until-now.toml", numbered(policy, i + 1),
                    sha256(numbered(policy, i)))});
      if (kept.not_written || !kept.mistakes.empty()) _exit(1);
    }
    _exit(0);
  }
  int status = 0, read = 0;
  while (waitpid(writer, &status, WNOHANG) == 0) {
    EXPECT_TRUE(alike(folder.files()));
    ++read;
  }
  EXPECT_EQ(WEXITSTATUS(status), 0);
  EXPECT_GT(read, 10);
  // The sibling: what the reader would see of one file without the other.
  folder.write("claims/1.toml", numbered(claim, 1000));
  EXPECT_FALSE(alike(folder.files()));
}

}  // namespace
}  // namespace entente::keep
