#include "entente/cli/shell/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include "entente/cli/shell/streams.hpp"

namespace entente::cli {

using Clock = std::chrono::steady_clock;

Progress::Progress(std::string what, Talk talk)
    : what_(std::move(what)),
      wanted_(talk == Talk::progress && isatty(STDERR_FILENO) != 0),
      start_(Clock::now()),
      last_(start_) {}

Progress::~Progress() {
  if (shown_) steer_terminal("\r\033[K");
}

void Progress::show(std::size_t done, std::size_t total) {
  const std::lock_guard lock(mutex_);
  const auto now = Clock::now();
  if (done == 0 || now - last_ < std::chrono::milliseconds(200)) return;
  last_ = now;
  shown_ = true;
  const double passed = std::chrono::duration<double>(now - start_).count();
  const double left =
      passed * static_cast<double>(total - done) / static_cast<double>(done);
  steer_terminal(fmt::format("\r\033[K{}: {} of {}, about {:.0f} s left", what_,
                             done, total, left));
}

}  // namespace entente::cli
