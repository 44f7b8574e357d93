#include "entente/casefile/files.hpp"

#include <fstream>
#include <iterator>
#include <set>
#include <vector>

#include "entente/casefile/sheet.hpp"
#include "entente/core/hash.hpp"

namespace entente::casefile {
namespace fs = std::filesystem;
namespace {

const std::vector<std::string> kFiles = {
    "acts.csv",        "calendar.csv",      "case.toml",  "coverage.csv",
    "doubts.csv",      "error_rates.csv",   "kinds.csv",  "leaders.csv",
    "retired_ids.csv", "second_coding.csv", "sources.csv"};
const std::vector<std::string> kFolders = {"claims", "theories"};

void load_one(const fs::path& path,
              const std::string& name,
              Files& files,
              Diagnostics& diagnostics) {
  std::ifstream file(path, std::ios::binary);
  std::string bytes((std::istreambuf_iterator<char>(file)),
                    std::istreambuf_iterator<char>());
  if (!file) {
    diagnostics.push_back({{name, 0, 0},
                           "this file cannot be read",
                           "every file of a case is read",
                           "look at its permissions"});
    return;
  }
  files.emplace(name, std::move(bytes));
}

// The regular files directly below a folder; links are followed, so a case may
// be assembled from links, but nothing is opened by a name from inside a file.
std::vector<fs::path> regular_files(const fs::path& folder,
                                    const std::string& name,
                                    Diagnostics& diagnostics) {
  std::vector<fs::path> found;
  std::error_code error;
  fs::directory_iterator at(folder, error);
  for (; !error && at != fs::directory_iterator(); at.increment(error)) {
    std::error_code ignored;
    if (at->is_regular_file(ignored)) found.push_back(at->path());
  }
  if (error) {
    diagnostics.push_back({{name, 0, 0},
                           "this folder cannot be read",
                           error.message(),
                           "look at its permissions"});
  }
  return found;
}

}  // namespace

Files load_files(const fs::path& folder, Diagnostics& diagnostics) {
  Files files;
  std::error_code error;
  if (!fs::is_directory(folder, error)) {
    diagnostics.push_back({{folder.generic_string(), 0, 0},
                           "there is no such folder",
                           "a case is a folder of files",
                           "give the folder that holds case.toml"});
    return files;
  }
  const std::set<std::string> known(kFiles.begin(), kFiles.end());
  for (const fs::path& path : regular_files(folder, ".", diagnostics)) {
    const std::string name = path.filename().generic_string();
    const bool table =
        path.extension() == ".csv" || path.extension() == ".toml";
    if (known.contains(name)) {
      load_one(path, name, files, diagnostics);
    } else if (table) {
      diagnostics.push_back(
          {{name, 0, 0},
           "this file is no part of a case",
           "a table that nobody reads would be dropped silently",
           did_you_mean(name, kFiles,
                        "the files are " + one_of_text(kFiles) +
                            " and those in claims/ and theories/")});
    }
  }
  for (const std::string& below : kFolders) {
    if (!fs::is_directory(folder / below, error)) continue;
    for (const fs::path& path :
         regular_files(folder / below, below, diagnostics)) {
      if (path.extension() != ".toml") continue;
      load_one(path, below + "/" + path.filename().generic_string(), files,
               diagnostics);
    }
  }
  return files;
}

std::string hash_of(const Files& files) {
  std::string all;
  for (const auto& [name, bytes] : files) {
    all += sha256(bytes) + "  " + name + "\n";  // as sha256sum prints it
  }
  return sha256(all);
}

}  // namespace entente::casefile
