#include "entente/cli/shell/streams.hpp"

#include <cerrno>
#include <csignal>
#include <cstdio>

#include <fcntl.h>
#include <unistd.h>

#include "entente/core/utf8.hpp"
#include "entente/core/writing.hpp"

namespace entente::cli {
namespace {

// The first failed write to standard output.
int first_error = 0;

void note_error() {
  if (first_error == 0) first_error = errno != 0 ? errno : EIO;
}

}  // namespace

void open_streams() {
  // Read-only: a write to it fails as one to a closed stream does.
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (fcntl(stream, F_GETFD) >= 0) continue;
    const int placeholder = open("/dev/null", O_RDONLY);
    if (placeholder >= 0 && placeholder != stream) close(placeholder);
  }
  std::signal(SIGXFSZ, SIG_IGN);
}

void say_text(std::string_view text) {
  say_bytes(visible(text));
}

void say_bytes(std::string_view bytes) {
  errno = 0;
  if (std::fwrite(bytes.data(), 1, bytes.size(), stdout) != bytes.size())
    note_error();
}

void complain_text(std::string_view text) {
  const std::string shown = visible(text);
  std::fwrite(shown.data(), 1, shown.size(), stderr);
}

void steer_terminal(std::string_view sequence) {
  std::fwrite(sequence.data(), 1, sequence.size(), stderr);
}

std::optional<std::string> finish_output() {
  errno = 0;
  if (std::fflush(stdout) != 0) note_error();
  if (first_error == 0 && std::ferror(stdout) != 0) first_error = EIO;
  if (first_error == 0) return {};
  if (first_error == EPIPE) {
    // Whoever started us had the signal ignored; we end as if it had not been.
    std::signal(SIGPIPE, SIG_DFL);
    std::raise(SIGPIPE);
  }
  return reason_of(first_error);
}

}  // namespace entente::cli
