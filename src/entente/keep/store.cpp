#include "entente/keep/store.hpp"

#include <cerrno>
#include <chrono>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>

#include "entente/casefile/pending.hpp"
#include "entente/casefile/stray.hpp"
#include "entente/core/holds.hpp"

namespace entente::keep {
namespace {

namespace fs = std::filesystem;
using casefile::kPendingChange;

const std::string kLock = ".entente-lock";
const std::string kUndecided = ".entente-change.part";

// Writes the new file at `path`; 0, or the error. `before`: what it replaces.
int write_new(const fs::path& path,
              const fs::path& before,
              std::string_view bytes) {
  const Open file(open(path.c_str(),
                       O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                       0666));
  if (file.fd < 0) return errno;
  if (const int error = write_all(file.fd, bytes); error != 0) return error;
  struct stat found {};
  if (stat(before.c_str(), &found) == 0) keep_owner_and_mode(file.fd, found);
  return synchronise(file.fd);
}

std::string bytes_of(const fs::path& path, int& error) {
  std::string bytes;
  const Open file(open(path.c_str(), O_RDONLY | O_CLOEXEC));
  error = file.fd < 0 ? errno : 0;
  constexpr std::size_t kPiece = 1 << 16;
  while (error == 0) {
    const std::size_t before = bytes.size();
    bytes.resize(before + kPiece);
    const ssize_t n = read(file.fd, &bytes[before], kPiece);
    bytes.resize(before + static_cast<std::size_t>(n > 0 ? n : 0));
    if (n == 0) break;
    if (n < 0 && errno != EINTR) error = errno;
  }
  return bytes;
}

// A link may lead to another disk, where no rename reaches: the file is written
// beside its place there and renamed then.
int move_across(const fs::path& from, const fs::path& place) {
  int error = 0;
  const std::string bytes = bytes_of(from, error);
  if (error != 0) return error;
  fs::path part = place;
  part += ".part" + std::to_string(getpid());
  unlink(part.c_str());
  error = write_new(part, place, bytes);
  if (error == 0 && rename(part.c_str(), place.c_str()) != 0) error = errno;
  if (error != 0) {
    unlink(part.c_str());
    return error;
  }
  error = synchronise_folder(place.parent_path());
  if (error == 0 && unlink(from.c_str()) != 0) error = errno;
  return error;
}

int make_folder(const fs::path& folder) {
  return mkdir(folder.c_str(), 0777) == 0 || errno == EEXIST ? 0 : errno;
}

// The folders in which these files lie, the case's own last; each once.
std::vector<fs::path> folders_of(const fs::path& folder,
                                 const std::vector<std::string>& names) {
  std::vector<fs::path> all;
  for (const std::string& name : names)
    if (const fs::path below = (folder / name).parent_path();
        below != folder && !holds(all, below))
      all.push_back(below);
  all.push_back(folder);
  return all;
}

// Step 3 for one file; 0, or the error.
int put_in_place(const fs::path& folder, const std::string& name) {
  const fs::path from = folder / kPendingChange / name;
  fs::path place = folder / name;
  std::error_code error;
  if (place.parent_path() != folder && !fs::exists(place.parent_path(), error))
    if (const int problem = make_folder(place.parent_path()); problem != 0)
      return problem;
  if (fs::is_symlink(place, error)) {
    place = fs::canonical(place, error);
    if (error) return error.value();
  }
  if (rename(from.c_str(), place.c_str()) == 0) return 0;
  return errno == EXDEV ? move_across(from, place) : errno;
}

// Step 3 of a change that was decided.
std::optional<NotWritten> finish(const fs::path& folder) {
  const fs::path pending = folder / kPendingChange;
  std::error_code error;
  if (!fs::is_directory(pending, error)) return {};
  const std::vector<std::string> names = casefile::pending_names(folder);
  for (const std::string& name : names)
    if (const int problem = put_in_place(folder, name); problem != 0)
      return not_written(folder / name, problem);
  for (const fs::path& one : folders_of(folder, names))
    if (const int problem = synchronise_folder(one); problem != 0)
      return not_written(one, problem);
  for (const std::string& below : casefile::case_folders())
    if (rmdir((pending / below).c_str()) != 0 && errno != ENOENT)
      return not_written(pending, errno);
  if (rmdir(pending.c_str()) != 0) return not_written(pending, errno);
  return {};
}

// What a writer left that was killed before its change was decided. Only who
// holds the lock makes such folders, so none of them is in use.
void remove_undecided(const fs::path& folder) {
  std::vector<fs::path> left;
  std::error_code error;
  fs::directory_iterator at(folder, error);
  for (; !error && at != fs::directory_iterator(); at.increment(error))
    if (at->path().filename().string().starts_with(kUndecided))
      left.push_back(at->path());
  for (const fs::path& one : left)
    fs::remove_all(one, error);
}

// Whether the file that is locked still stands at its place: the one who had
// it may have removed it just now.
bool stands(int fd, const fs::path& path) {
  struct stat open_one {
  }, there{};
  return fstat(fd, &open_one) == 0 && stat(path.c_str(), &there) == 0 &&
         open_one.st_dev == there.st_dev && open_one.st_ino == there.st_ino;
}

// Steps 1 and 2; 0, or the error.
int decide(const fs::path& folder,
           const fs::path& part,
           const std::map<std::string, std::string>& files) {
  if (mkdir(part.c_str(), 0777) != 0) return errno;
  std::vector<std::string> names;
  for (const auto& [name, bytes] : files) {
    const fs::path place = part / name;
    int error =
        place.parent_path() == part ? 0 : make_folder(place.parent_path());
    if (error == 0) error = write_new(place, folder / name, bytes);
    if (error != 0) return error;
    names.push_back(name);
  }
  for (const fs::path& one : folders_of(part, names))
    if (const int error = synchronise_folder(one); error != 0) return error;
  const fs::path pending = folder / kPendingChange;
  if (rename(part.c_str(), pending.c_str()) != 0) return errno;
  return synchronise_folder(folder);
}

}  // namespace

std::optional<NotWritten> Lock::take(const fs::path& folder,
                                     std::optional<Lock>& lock) {
  const fs::path path = folder / kLock;
  constexpr int kTries = 1500;
  constexpr std::chrono::milliseconds kPause(20);
  for (int i = 0; i < kTries; ++i) {
    Open file(
        open(path.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0666));
    if (file.fd < 0) return not_written(folder, errno);
    if (flock(file.fd, LOCK_EX | LOCK_NB) == 0) {
      if (!stands(file.fd, path)) continue;
      lock.emplace(Lock(std::move(file), path));
      remove_undecided(folder);
      return finish(folder);
    }
    if (errno != EWOULDBLOCK && errno != EINTR)
      return not_written(folder, errno);
    std::this_thread::sleep_for(kPause);
  }
  return NotWritten{Fault::writing,
                    folder.string() +
                        " could not be changed: another program has been "
                        "changing it for half a minute"};
}

Lock::~Lock() {
  if (file_.fd >= 0) unlink(path_.c_str());
}

std::optional<NotWritten> put_files(
    const fs::path& folder, const std::map<std::string, std::string>& files) {
  const fs::path part = folder / (kUndecided + std::to_string(getpid()));
  std::error_code ignored;
  if (const int error = decide(folder, part, files); error != 0) {
    fs::remove_all(part, ignored);
    return not_written(folder, error);
  }
  return finish(folder);
}

std::optional<NotWritten> take_file(const fs::path& folder,
                                    const std::string& name) {
  const fs::path place = folder / name;
  int error = unlink(place.c_str()) == 0 ? 0 : errno;
  if (error == 0) error = synchronise_folder(place.parent_path());
  if (error == 0) return {};
  return not_written(place, error);
}

std::optional<NotWritten> put_folder(
    const fs::path& folder, const std::map<std::string, std::string>& files) {
  std::error_code failed;
  fs::path place = fs::absolute(folder, failed).lexically_normal();
  if (!place.has_filename()) place = place.parent_path();
  fs::path part = place;
  part += ".part" + std::to_string(getpid());
  int error = mkdir(part.c_str(), 0777) == 0 ? 0 : errno;
  for (const auto& [name, bytes] : files) {
    const fs::path below = (part / name).parent_path();
    if (error == 0 && below != part && mkdir(below.c_str(), 0777) != 0 &&
        errno != EEXIST)
      error = errno;
    if (error == 0) error = write_new(part / name, part / name, bytes);
    if (error == 0) error = synchronise_folder(below);
  }
  if (error == 0 && rename(part.c_str(), place.c_str()) != 0) error = errno;
  if (error == 0) return {};
  fs::remove_all(part, failed);
  return not_written(folder, error);
}

}  // namespace entente::keep
