#include "entente/casefile/files.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <set>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "entente/casefile/fields.hpp"
#include "entente/casefile/pending.hpp"
#include "entente/casefile/stray.hpp"
#include "entente/core/hash.hpp"
#include "entente/core/utf8.hpp"

namespace entente::casefile {
namespace fs = std::filesystem;
namespace {

// No table of a case is a tenth of it; a larger file is some other thing.
constexpr std::size_t kMostBytes = std::size_t{1} << 30;

// The bytes of a file; errno says why there are none. Never waits, as a pipe
// that has taken the place of a file would make it do.
bool read_bytes(const fs::path& path, std::string& bytes) {
  const int fd = open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  if (fd < 0) return false;
  struct stat found {};
  int error = fstat(fd, &found) != 0 ? errno : 0;
  if (error == 0 && !S_ISREG(found.st_mode)) error = EINVAL;
  if (error == 0 && static_cast<std::size_t>(found.st_size) > kMostBytes)
    error = EFBIG;
  constexpr std::size_t kPiece = 1 << 16;
  while (error == 0 && bytes.size() <= kMostBytes) {
    const std::size_t before = bytes.size();
    bytes.resize(before + kPiece);
    const ssize_t n = read(fd, &bytes[before], kPiece);
    bytes.resize(before + static_cast<std::size_t>(std::max<ssize_t>(n, 0)));
    if (n == 0) break;
    if (n < 0 && errno != EINTR) error = errno;
  }
  close(fd);
  errno = error;
  return error == 0;
}

void load_one(const fs::path& path,
              const std::string& name,
              Files& files,
              Diagnostics& diagnostics) {
  const Sort sort = sort_of(path);
  if (sort != Sort::file) {
    diagnostics.push_back(not_a_file(path, name, sort));
    return;
  }
  std::string bytes;
  if (read_bytes(path, bytes)) {
    files.emplace(name, std::move(bytes));
    return;
  }
  const int error = errno;
  diagnostics.push_back(
      {{name, 0, 0},
       error == EFBIG
           ? std::string("this file has more than 1 GiB")
           : std::string("this file cannot be read: ") + std::strerror(error),
       "a file of the case that is there is read, never left out",
       error == EFBIG ? "put the right file in its place"
                      : "look at its permissions, or remove it"});
}

bool is_plain_name(const std::string& name) {
  return is_utf8(name) && name == visible(name) &&
         name.find_first_of("\t\n") == std::string::npos;
}

// What lies directly below a folder, in the order of the names, without what is
// aside. Links are followed, so a case may be assembled from links, but nothing
// is opened by a name from inside a file.
std::vector<fs::path> entries(const fs::path& folder,
                              const std::string& name,
                              Diagnostics& diagnostics) {
  std::vector<fs::path> found;
  std::error_code error;
  fs::directory_iterator at(folder, error);
  for (; !error && at != fs::directory_iterator(); at.increment(error)) {
    const std::string entry = at->path().filename().string();
    if (is_aside(entry)) continue;
    if (is_plain_name(entry)) {
      found.push_back(at->path());
      continue;
    }
    diagnostics.push_back({{name + entry, 0, 0},
                           "this name is no plain text in UTF-8",
                           "names of files stand in results and messages",
                           "rename the file"});
  }
  if (error) {
    diagnostics.push_back({{name, 0, 0},
                           "this folder cannot be read: " + error.message(),
                           "a folder of the case that is there is read",
                           "look at its permissions"});
  }
  std::sort(found.begin(), found.end());
  return found;
}

// What is wrong with the folder itself, or nothing.
std::string folder_problem(const fs::path& folder) {
  struct stat found {};
  if (stat(folder.c_str(), &found) == 0)
    return S_ISDIR(found.st_mode) ? "" : "this is no folder";
  const int error = errno;
  std::error_code ignored;
  if (error == ENOENT && fs::is_symlink(folder, ignored))
    return "this is a link that leads nowhere";
  if (error == ENOENT) return "there is no such folder";
  return std::string("this folder cannot be read: ") + std::strerror(error);
}

// One pass over the folder.
Files load_once(const fs::path& folder, Diagnostics& diagnostics) {
  Files files;
  const std::set<std::string> known(case_files().begin(), case_files().end());
  for (const std::string& name : pending_names(folder))
    if (is_of_case(name))
      load_one(path_now(folder, name), name, files, diagnostics);
  for (const fs::path& path : entries(folder, "", diagnostics)) {
    const std::string name = path.filename().generic_string();
    if (files.contains(name)) continue;  // decided already, see pending.hpp
    if (known.contains(name)) {
      load_one(path, name, files, diagnostics);
    } else {
      check_stray(path, name, diagnostics);
    }
  }
  for (const std::string& below : case_folders()) {
    if (sort_of(folder / below) != Sort::folder) continue;
    for (const fs::path& path :
         entries(folder / below, below + "/", diagnostics)) {
      const std::string name = below + "/" + path.filename().generic_string();
      if (files.contains(name)) continue;
      if (path.extension() == ".toml") {
        load_one(path, name, files, diagnostics);
      } else {
        check_stray_below(path, name, diagnostics);
      }
    }
  }
  return files;
}

}  // namespace

Files load_files(const fs::path& folder, Diagnostics& diagnostics) {
  std::string problem = folder_problem(folder);
  const std::string given = folder.string();
  if (!is_plain_name(given)) problem = "this name is no plain text in UTF-8";
  if (!problem.empty()) {
    diagnostics.push_back({{},
                           problem,
                           "a case is a folder of files",
                           "give the folder that holds case.toml"});
    return {};
  }
  // Read again where a writer put files in place meanwhile: never half of what
  // it changed. One that never rests is read as it is.
  constexpr int kMostTries = 20;
  for (int tries = 1;; ++tries) {
    const Stamp before = stamp_of(folder);
    Diagnostics found;
    Files files = load_once(folder, found);
    if (tries < kMostTries && stamp_of(folder) != before) continue;
    diagnostics.insert(diagnostics.end(), found.begin(), found.end());
    return files;
  }
}

std::vector<std::string> import_tomls(const fs::path& folder) {
  std::vector<std::string> names;
  std::error_code error;
  fs::directory_iterator at(folder / "import", error);
  for (; !error && at != fs::directory_iterator(); at.increment(error)) {
    const std::string name = at->path().filename().string();
    if (at->path().extension() == ".toml" && !is_aside(name))
      names.push_back("import/" + name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

bool enters_results(const Files& files, const std::string& name) {
  if (name == "forecasts.csv") return false;
  const auto settings = files.find("case.toml");
  if (name != "daily.csv" || settings == files.end()) return true;
  Diagnostics told_elsewhere;
  const TomlValue top =
      read_toml(settings->second, settings->first, told_elsewhere);
  Fields fields(top, "case.toml", told_elsewhere);
  const TomlValue* const density = fields.table_or_null("density");
  return density != nullptr &&
         Fields(*density, "[density]", told_elsewhere).has("file");
}

std::string hash_of(const Files& files) {
  std::string all;
  for (const auto& [name, bytes] : files) {
    if (!enters_results(files, name)) continue;
    all += sha256(bytes) + "  " + name + "\n";  // as sha256sum prints it
  }
  return sha256(all);
}

}  // namespace entente::casefile
