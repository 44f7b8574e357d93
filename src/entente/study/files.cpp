#include "entente/study/files.hpp"

#include <algorithm>
#include <cerrno>
#include <charconv>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "entente/core/check.hpp"

namespace entente::study {
namespace {

namespace fs = std::filesystem;

NotWritten no_place(const fs::path& path, const std::string& why) {
  return {Fault::place, path.string() + " could not be written: " + why};
}

fs::path folder_of(const fs::path& path) {
  return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

// Where the bytes go: through an open device, or to a plain file that is made
// or replaced.
enum class Way { standard_output, through, replace };
struct Target {
  Way way = Way::replace;
  fs::path path;  // links of its last part are followed
  std::optional<struct stat> before;
};

constexpr int kMostLinks = 40;  // as the kernel's

// The place itself; a link that leads nowhere yet names the file to make.
std::optional<NotWritten> find_target(const fs::path& path, Target& target) {
  target.path = path;
  if (is_standard_output(path)) {
    target.way = Way::standard_output;
    return {};
  }
  if (path.empty()) return no_place("''", "a file has a name");
  struct stat found {};
  if (stat(path.c_str(), &found) == 0) {
    if (S_ISDIR(found.st_mode)) return no_place(path, "it is a folder");
    target.before = found;
    if (!S_ISREG(found.st_mode)) {
      target.way = Way::through;
      return {};
    }
    if (access(path.c_str(), W_OK) != 0) return not_written(path, errno);
  }
  std::error_code error;
  for (int i = 0; fs::is_symlink(target.path, error); ++i) {
    if (i == kMostLinks) return not_written(path, ELOOP);
    const fs::path to = fs::read_symlink(target.path, error);
    if (error) return not_written(path, error.value());
    target.path = to.is_absolute() ? to : folder_of(target.path) / to;
  }
  const fs::path folder = folder_of(target.path);
  if (!target.path.has_filename())
    return no_place(path, "the name of a folder, not of a file");
  if (stat(folder.c_str(), &found) != 0) {
    if (errno != ENOENT) return not_written(path, errno);
    return no_place(path, "there is no folder " + folder.string());
  }
  if (!S_ISDIR(found.st_mode))
    return no_place(path, folder.string() + " is not a folder");
  return {};
}

std::string part_head(const fs::path& path) {
  return path.filename().string() + ".part";
}

// A writer holds the lock of its part while it lives; one without a holder was
// left by a writer that was killed.
void remove_leftovers(const fs::path& path) {
  const std::string head = part_head(path);
  std::error_code error;
  fs::directory_iterator at(folder_of(path), error);
  for (; !error && at != fs::directory_iterator(); at.increment(error)) {
    const std::string name = at->path().filename().string();
    if (!name.starts_with(head) || name.size() == head.size() ||
        name.find_first_not_of("0123456789", head.size()) != std::string::npos)
      continue;
    std::error_code ignored;
    if (!fs::is_regular_file(at->symlink_status(ignored))) continue;
    const Open part(
        open(at->path().c_str(), O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    if (part.fd >= 0 && flock(part.fd, LOCK_EX | LOCK_NB) == 0)
      unlink(at->path().c_str());
  }
}

// A file beside its place, until it is put there; it goes when it is not.
class Part {
 public:
  Part(Part&& other) noexcept
      : file_(std::move(other.file_)), path_(std::exchange(other.path_, {})) {}
  Part& operator=(Part&&) = delete;
  ~Part() {
    if (!path_.empty()) unlink(path_.c_str());
  }

  // Makes it; without one, errno says why.
  static std::optional<Part> beside(const fs::path& path) {
    constexpr int kTries = 100;
    for (int i = 0; i < kTries; ++i) {
      fs::path name = path;
      name += ".part" + std::to_string(getpid()) +
              (i == 0 ? "" : std::to_string(i));
      Part part(
          open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666),
          name);
      if (part.file_.fd < 0) {
        part.path_.clear();
        if (errno != EEXIST) return {};
        continue;
      }
      // One that cleans up may have had it for a leftover just now.
      struct stat now {};
      if (flock(part.file_.fd, LOCK_EX) == 0 &&
          fstat(part.file_.fd, &now) == 0 && now.st_nlink == 0) {
        part.path_.clear();
        continue;
      }
      return part;
    }
    errno = EEXIST;
    return {};
  }

  int fd() const { return file_.fd; }
  // 0, or the error.
  int put(const fs::path& path) {
    if (rename(path_.c_str(), path.c_str()) != 0) return errno;
    path_.clear();
    return 0;
  }

 private:
  Part(int fd, fs::path path) : file_(fd), path_(std::move(path)) {}
  Open file_;
  fs::path path_;
};

std::optional<NotWritten> write_through(const Output& output,
                                        const Target& target,
                                        const Say& to_standard_output) {
  if (target.way == Way::standard_output) {
    ENTENTE_EXPECTS(to_standard_output);
    to_standard_output(output.bytes);
    return {};
  }
  const Open file(open(output.path.c_str(), O_WRONLY | O_CLOEXEC));
  const int error = file.fd < 0 ? errno : write_all(file.fd, output.bytes);
  if (error != 0) return not_written(output.path, error);
  return {};
}

// The highest folder of the path that is missing; empty when none is.
fs::path first_missing(const fs::path& folder) {
  std::error_code error;
  fs::path missing;
  for (fs::path at = folder; !at.empty() && !fs::exists(at, error);
       at = at.parent_path())
    missing = at;
  return missing;
}

}  // namespace

bool is_standard_output(const fs::path& path) {
  if (path == "-") return true;
  struct stat here {
  }, there{};
  return stat(path.c_str(), &here) == 0 && fstat(STDOUT_FILENO, &there) == 0 &&
         here.st_dev == there.st_dev && here.st_ino == there.st_ino;
}

std::optional<NotWritten> check_place(const fs::path& path) {
  Target target;
  if (auto problem = find_target(path, target)) return problem;
  if (target.way == Way::standard_output) return {};
  if (target.way == Way::through) {
    if (access(path.c_str(), W_OK) != 0) return not_written(path, errno);
    return {};
  }
  remove_leftovers(target.path);
  if (!Part::beside(target.path)) return not_written(path, errno);
  return {};
}

std::optional<NotWritten> check_folder(const fs::path& folder) {
  if (folder.empty()) return no_place("''", "a folder has a name");
  struct stat found {};
  fs::path at = folder;
  while (stat(at.c_str(), &found) != 0) {
    if (errno != ENOENT) return not_written(folder, errno);
    if (lstat(at.c_str(), &found) == 0)
      return no_place(folder, at.string() + " is a link that leads nowhere");
    at = folder_of(at);
  }
  if (!S_ISDIR(found.st_mode)) {
    return no_place(folder, at == folder ? "it is there and is not a folder"
                                         : at.string() + " is not a folder");
  }
  if (!Part::beside(at / "entente")) return not_written(folder, errno);
  return {};
}

std::optional<NotWritten> write_files(const std::vector<Output>& outputs,
                                      const Say& to_standard_output) {
  std::vector<Target> targets(outputs.size());
  std::vector<std::optional<Part>> parts(outputs.size());
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    Target& target = targets[i];
    if (auto problem = find_target(outputs[i].path, target)) return problem;
    if (target.way != Way::replace) continue;
    remove_leftovers(target.path);
    if (auto part = Part::beside(target.path))
      parts[i].emplace(std::move(*part));
    if (!parts[i]) return not_written(outputs[i].path, errno);
    int error = write_all(parts[i]->fd(), outputs[i].bytes);
    if (error == 0) error = synchronise(parts[i]->fd());
    if (error != 0) return not_written(outputs[i].path, error);
    if (target.before) keep_owner_and_mode(parts[i]->fd(), *target.before);
  }
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    if (!parts[i]) {
      if (auto problem =
              write_through(outputs[i], targets[i], to_standard_output))
        return problem;
    } else if (const int error = parts[i]->put(targets[i].path); error != 0) {
      return not_written(outputs[i].path, error);
    }
  }
  return {};
}

std::optional<NotWritten> write_folder(const fs::path& folder,
                                       const std::vector<Output>& outputs) {
  const fs::path made = first_missing(folder);
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) return not_written(folder, error.value());
  auto problem = write_files(outputs);
  if (problem && !made.empty()) fs::remove_all(made, error);
  return problem;
}

std::optional<std::string> read_plain_file(const fs::path& path,
                                           std::size_t most,
                                           Links links) {
  const int at_links = links == Links::refuse ? O_NOFOLLOW : 0;
  const Open file(
      open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | at_links));
  struct stat found {};
  if (file.fd < 0 || fstat(file.fd, &found) != 0 || !S_ISREG(found.st_mode) ||
      static_cast<std::size_t>(found.st_size) > most)
    return {};
  std::string bytes(static_cast<std::size_t>(found.st_size), '\0');
  std::size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t n = read(file.fd, &bytes[done], bytes.size() - done);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return {};
    done += static_cast<std::size_t>(n);
  }
  return bytes;
}

std::vector<std::string> names_in(const fs::path& folder,
                                  const std::string& ending) {
  std::vector<std::string> names;
  std::error_code error;
  fs::directory_iterator at(folder, error);
  for (; !error && at != fs::directory_iterator(); at.increment(error))
    if (at->path().extension() == ending)
      names.push_back(at->path().stem().string());
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace entente::study
