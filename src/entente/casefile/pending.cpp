#include "entente/casefile/pending.hpp"

#include <algorithm>

#include <sys/stat.h>

#include "entente/casefile/stray.hpp"

namespace entente::casefile {
namespace fs = std::filesystem;

fs::path path_now(const fs::path& folder, const std::string& name) {
  const fs::path pending = folder / kPendingChange / name;
  std::error_code error;
  return fs::is_regular_file(pending, error) ? pending : folder / name;
}

std::vector<std::string> pending_names(const fs::path& folder) {
  std::vector<std::string> names;
  std::vector<std::string> places = case_folders();
  places.emplace_back("");
  for (const std::string& below : places) {
    std::error_code error;
    fs::directory_iterator at(folder / kPendingChange / below, error);
    for (; !error && at != fs::directory_iterator(); at.increment(error))
      if (!at->is_directory(error))
        names.push_back((fs::path(below) / at->path().filename()).string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

Stamp stamp_of(const fs::path& folder) {
  Stamp stamp;
  std::vector<std::string> names = case_files();
  names.emplace_back(kPendingChange);
  for (const std::string& name : pending_names(folder))
    names.push_back(kPendingChange + ("/" + name));
  for (const std::string& below : case_folders()) {
    std::error_code error;
    fs::directory_iterator at(folder / below, error);
    for (; !error && at != fs::directory_iterator(); at.increment(error))
      if (at->path().extension() == ".toml")
        names.push_back((fs::path(below) / at->path().filename()).string());
  }
  std::sort(names.begin(), names.end());
  for (const std::string& name : names) {
    struct stat found {};
    if (stat((folder / name).c_str(), &found) != 0) continue;
    stamp.emplace_back(name, found.st_dev, found.st_ino, found.st_size,
                       found.st_mtim.tv_sec, found.st_mtim.tv_nsec);
  }
  return stamp;
}

}  // namespace entente::casefile
