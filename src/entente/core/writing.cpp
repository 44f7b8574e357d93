#include "entente/core/writing.hpp"

#include <cctype>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>

namespace entente {

std::string reason_of(int error) {
  if (error == EBADF) return "it is closed";
  std::string text = std::strerror(error);
  if (!text.empty())
    text[0] =
        static_cast<char>(std::tolower(static_cast<unsigned char>(text[0])));
  return text;
}

NotWritten not_written(const std::filesystem::path& path, int error) {
  const bool place = error == ENOENT || error == ENOTDIR || error == EISDIR ||
                     error == EACCES || error == EPERM || error == ELOOP ||
                     error == ENAMETOOLONG || error == EROFS;
  return {place ? Fault::place : Fault::writing,
          path.string() + " could not be written: " + reason_of(error)};
}

int write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = write(fd, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return errno;
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return 0;
}

int synchronise(int fd) {
  while (fsync(fd) != 0) {
    if (errno == EINVAL || errno == ENOTSUP) return 0;
    if (errno != EINTR) return errno;
  }
  return 0;
}

int synchronise_folder(const std::filesystem::path& folder) {
  const Open at(open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  return at.fd < 0 ? errno : synchronise(at.fd);
}

void keep_owner_and_mode(int fd, const struct stat& before) {
  if (fchown(fd, before.st_uid, before.st_gid) != 0 &&
      fchown(fd, static_cast<uid_t>(-1), before.st_gid) != 0) {
    // Not ours to give away; the mode is kept all the same.
  }
  fchmod(fd, before.st_mode & 07777);
}

}  // namespace entente
