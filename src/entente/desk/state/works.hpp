// What takes longer than a page may: each work on a thread of its own, under
// the address that asked for it, with its progress, and stopped when told.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "entente/desk/http/request.hpp"

namespace entente::desk {

// Thrown by is_due() through a work that was stopped.
struct Stopped {};

// How far a work is: told by it, read by whoever watches.
class Progress {
 public:
  // "Claim 3 of 35" and parts of it; throws Stopped where it is to stop.
  void tell(std::string what, std::size_t done, std::size_t total);
  // For loops that have nothing to tell.
  void is_due() const;

 private:
  friend class Works;
  friend struct Work;
  std::string what_;
  std::size_t done_ = 0, total_ = 0;
  long step_ = 0;  // of what was told
  bool ended_ = false;
  std::atomic<bool> stop_ = false;
  std::mutex mutex_;
  std::condition_variable told_;
};

struct Work {
  std::string key, id, title;
  Progress progress;
  Response answer;  // when it has ended
  bool stopped = false;
  std::jthread thread;
};

class Works {
 public:
  using Job = std::function<Response(Progress&)>;

  ~Works();
  // The work under the key: the one that is there, else a new one. Waits for
  // its end so long; ended() says whether it came. A work that failed or was
  // stopped is forgotten when its answer is taken; of the others some are kept.
  std::shared_ptr<Work> ask(const std::string& key,
                            const std::string& title,
                            const Job& job,
                            std::chrono::milliseconds patience);
  static bool ended(Work& work);
  // Tells a work to stop; whether there is one of that id.
  bool stop(const std::string& id);
  // Tells all of them.
  void stop_all();
  // Its progress as server-sent events: `data: {"what", "done", "total"}` when
  // something was told, `event: end` at its end. Nothing: no such work.
  std::function<std::optional<std::string>()> events(const std::string& id);

 private:
  std::shared_ptr<Work> find_id(const std::string& id);
  std::mutex mutex_;
  std::list<std::shared_ptr<Work>> works_;  // the newest first
  long begun_ = 0;
};

}  // namespace entente::desk
