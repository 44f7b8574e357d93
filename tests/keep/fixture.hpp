// The small case of docs/files.md in a folder of its own.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <unistd.h>

#include "entente/keep/change.hpp"

#include "../casefile/fixture.hpp"

namespace entente::keep {

namespace fs = std::filesystem;

class Folder {
 public:
  explicit Folder(const casefile::Files& files = casefile::documented_case()) {
    std::string name = (fs::temp_directory_path() / "keep-XXXXXX").string();
    EXPECT_NE(mkdtemp(name.data()), nullptr);
    path_ = name;
    for (const auto& [file, bytes] : files)
      write(file, bytes);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { fs::remove_all(path_); }

  const fs::path& path() const { return path_; }
  void write(const std::string& file, const std::string& bytes) const {
    fs::create_directories((path_ / file).parent_path());
    std::ofstream(path_ / file, std::ios::binary) << bytes;
  }
  std::string bytes(const std::string& file) const {
    return casefile::bytes_of((path_ / file).string());
  }
  // As a reader of the case sees them.
  casefile::Files files() const {
    Diagnostics mistakes;
    casefile::Files all = casefile::load_files(path_, mistakes);
    EXPECT_TRUE(mistakes.empty());
    return all;
  }
  std::string mistakes() const {
    std::string text;
    for (const Diagnostic& one : casefile::read_case(path_).diagnostics)
      text += to_text(one);
    return text;
  }
  // Hidden files: what a change may have left.
  std::size_t hidden() const {
    std::size_t count = 0;
    for (const auto& entry : fs::directory_iterator(path_))
      count += entry.path().filename().string().starts_with(".");
    return count;
  }

 private:
  fs::path path_;
};

inline RowEdit new_act(const std::string& id, const std::string& date) {
  return {"acts.csv",
          Action::add,
          {},
          {{"id", id},
           {"date", date},
           {"actor", "ALB"},
           {"target", "BOR"},
           {"kind", "clash"},
           {"check", "sourced"},
           {"summary", "Shots, then \"nothing\", they say"},
           {"source", "Radio Alba"}}};
}

// One act goes, in every table that names it: no order of the three files would
// check between one and the next.
inline Change retire_clash() {
  const std::string id = "2019-09-20.ALB.clash.1";
  const std::string to = "2019-09-21.ALB.clash.1";
  return {{"acts.csv",
           Action::change,
           {{"id", id}},
           {{"id", to}, {"date", "2019-09-21"}}},
          {"doubts.csv", Action::change, {{"id", id}}, {{"id", to}}},
          {"retired_ids.csv",
           Action::add,
           {},
           {{"old_id", id}, {"new_id", to}, {"reason", "the day after"}}}};
}

}  // namespace entente::keep
