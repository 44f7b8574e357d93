#include "interposed.hpp"

#include <cerrno>
#include <csignal>
#include <cstdarg>

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace entente::keep {
namespace {

Break wanted;
int count = 0;

// Whether this call is to fail; a process that is to die does so here.
bool breaks() {
  ++count;
  if (wanted.at == 0 || count < wanted.at) return false;
  if (wanted.how == Break::How::killed) {
    if (count == wanted.at) kill(getpid(), SIGKILL);
    return false;
  }
  errno = ENOSPC;
  return true;
}

template <class Function>
Function* real(const char* name) {
  return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

}  // namespace

void break_at(const Break& now) {
  wanted = now;
  count = 0;
}

int calls() {
  return count;
}

}  // namespace entente::keep

using entente::keep::breaks;
using entente::keep::real;

// A full disk refuses what needs room; what gives room back still works.
extern "C" {

ssize_t write(int fd, const void* bytes, size_t size) {
  if (breaks()) return -1;
  return real<ssize_t(int, const void*, size_t)>("write")(fd, bytes, size);
}

int fsync(int fd) {
  if (breaks()) return -1;
  return real<int(int)>("fsync")(fd);
}

int mkdir(const char* path, mode_t mode) noexcept {
  if (breaks()) return -1;
  return real<int(const char*, mode_t)>("mkdir")(path, mode);
}

int rename(const char* from, const char* to) noexcept {
  breaks();
  return real<int(const char*, const char*)>("rename")(from, to);
}

int unlink(const char* path) noexcept {
  breaks();
  return real<int(const char*)>("unlink")(path);
}

int rmdir(const char* path) noexcept {
  breaks();
  return real<int(const char*)>("rmdir")(path);
}
}
