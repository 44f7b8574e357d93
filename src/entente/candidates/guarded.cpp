#include "entente/candidates/guarded.hpp"

#include <cerrno>
#include <chrono>
#include <thread>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>

#include "entente/candidates/store.hpp"

namespace entente::candidates {
namespace {

namespace fs = std::filesystem;

// Whether the file that is locked still stands at its place: the one who had
// it may have removed it just now.
bool stands(int fd, const fs::path& path) {
  struct stat mine {
  }, there{};
  return fstat(fd, &mine) == 0 && stat(path.c_str(), &there) == 0 &&
         mine.st_dev == there.st_dev && mine.st_ino == there.st_ino;
}

}  // namespace

std::optional<NotWritten> lock_folder(const fs::path& folder,
                                      std::unique_ptr<Open>& lock,
                                      std::chrono::milliseconds patience) {
  const fs::path path = folder / kLock;
  constexpr std::chrono::milliseconds kPause{100};
  for (auto waited = std::chrono::milliseconds{0}; waited <= patience;
       waited += kPause) {
    lock = std::make_unique<Open>(
        ::open(path.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0666));
    if (lock->fd < 0) return not_written(folder, errno);
    if (flock(lock->fd, LOCK_EX | LOCK_NB) == 0) {
      if (stands(lock->fd, path)) return {};
      continue;  // the one who had it removed it just now
    }
    if (errno != EWOULDBLOCK && errno != EINTR)
      return not_written(folder, errno);
    std::this_thread::sleep_for(kPause);
  }
  return NotWritten{Fault::writing,
                    (folder / kTable).string() +
                        " could not be changed: another program is importing "
                        "or reviewing"};
}

std::optional<std::string> bytes_of(const fs::path& path, int& error) {
  const Open file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  error = file.fd < 0 ? errno : 0;
  std::string bytes;
  constexpr std::size_t kPiece = std::size_t{1} << 20;
  while (error == 0) {
    const std::size_t before = bytes.size();
    bytes.resize(before + kPiece);
    const ssize_t n = read(file.fd, &bytes[before], kPiece);
    bytes.resize(before + static_cast<std::size_t>(n > 0 ? n : 0));
    if (n == 0) return bytes;
    if (n < 0 && errno != EINTR) error = errno;
  }
  return {};
}

}  // namespace entente::candidates
