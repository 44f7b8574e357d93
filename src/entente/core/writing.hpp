// What every writer of files needs: a descriptor that closes itself, bytes that
// arrive whole, and why they did not.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>

#include <sys/stat.h>
#include <unistd.h>

namespace entente {

// Why a file was not written: its place cannot hold one (no such folder, no
// permission), or the writing failed (no space left).
enum class Fault { place, writing };
struct NotWritten {
  Fault fault = Fault::writing;
  std::string problem;  // "x/y.html could not be written: there is no folder x"
};

// From an error of the system (errno).
NotWritten not_written(const std::filesystem::path& path, int error);

// "no space left on device" for ENOSPC.
std::string reason_of(int error);

// A file descriptor that is closed when it goes.
struct Open {
  int fd = -1;
  explicit Open(int from) : fd(from) {}
  Open(Open&& other) noexcept : fd(std::exchange(other.fd, -1)) {}
  Open& operator=(Open&& other) noexcept {
    std::swap(fd, other.fd);
    return *this;
  }
  Open(const Open&) = delete;
  Open& operator=(const Open&) = delete;
  ~Open() {
    if (fd >= 0) close(fd);
  }
};

// 0, or the error. A write that a signal breaks off goes on.
int write_all(int fd, std::string_view bytes);

// 0, or the error: the file's bytes, or the names in a folder, are on the disk.
// What cannot be synchronised (a pipe, some network drives) is no error.
int synchronise(int fd);
int synchronise_folder(const std::filesystem::path& folder);

// Whoever owned the file and might read it still does.
void keep_owner_and_mode(int fd, const struct stat& before);

}  // namespace entente
