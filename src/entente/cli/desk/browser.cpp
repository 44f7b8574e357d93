#include "entente/cli/desk/browser.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <stdexcept>
#include <vector>

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/random.h>

namespace entente::cli {

std::string random_digits(std::size_t bytes) {
  std::vector<unsigned char> drawn(bytes);
  for (std::size_t have = 0; have < bytes;) {
    const ssize_t n = getrandom(&drawn[have], bytes - have, 0);
    if (n < 0 && errno != EINTR)
      throw std::runtime_error("the system gives no random numbers");
    have += n > 0 ? static_cast<std::size_t>(n) : 0;
  }
  std::string digits;
  for (const unsigned char byte : drawn)
    digits += fmt::format("{:02x}", byte);
  return digits;
}

bool show_in_browser(const std::string& address) {
  const auto is_set = [](const char* name) {
    const char* value = std::getenv(name);
    return value != nullptr && *value != '\0';
  };
  if (!is_set("DISPLAY") && !is_set("WAYLAND_DISPLAY")) return false;
  // Its words are not ours, and it minds the signals that we wait for.
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  for (const int stream : {0, 1, 2})
    posix_spawn_file_actions_addopen(&files, stream, "/dev/null",
                                     stream == 0 ? O_RDONLY : O_WRONLY, 0);
  posix_spawnattr_t how;
  posix_spawnattr_init(&how);
  sigset_t none;
  sigemptyset(&none);
  posix_spawnattr_setsigmask(&how, &none);
  // A group of its own: Ctrl-C here does not end the browser there.
  posix_spawnattr_setpgroup(&how, 0);
  posix_spawnattr_setflags(&how,
                           POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP);
  std::string program = "xdg-open", told = address;
  std::array<char*, 3> arguments = {program.data(), told.data(), nullptr};
  pid_t child = 0;
  const int error = posix_spawnp(&child, program.c_str(), &files, &how,
                                 arguments.data(), environ);
  posix_spawnattr_destroy(&how);
  posix_spawn_file_actions_destroy(&files);
  return error == 0;
}

}  // namespace entente::cli
