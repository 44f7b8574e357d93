// Progress on a terminal: a line on stderr with the time left.
#pragma once

#include <chrono>
#include <functional>
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

  // To be told that `done` of `total` parts are done, from any thread.
  std::function<void(std::size_t, std::size_t)> callback();

 private:
  void show(std::size_t done, std::size_t total);
  std::string what_;
  bool shown_ = false;
  bool wanted_ = false;
  std::mutex mutex_;
  std::chrono::steady_clock::time_point start_;
  std::chrono::steady_clock::time_point last_;
};

}  // namespace entente::cli
