// Progress on a terminal: a line on stderr with the time left.
#pragma once

#include <chrono>
#include <mutex>
#include <string>

#include "entente/cli/shell/options.hpp"

namespace entente::cli {

class Progress {
 public:
  Progress(std::string what, Talk talk);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // Whether there is a terminal to show it on.
  bool wanted() const { return wanted_; }

  // That `done` of `total` parts are done; from any thread.
  void show(std::size_t done, std::size_t total);

 private:
  std::string what_;
  bool shown_ = false;
  bool wanted_ = false;
  std::mutex mutex_;
  std::chrono::steady_clock::time_point start_;
  std::chrono::steady_clock::time_point last_;
};

}  // namespace entente::cli
