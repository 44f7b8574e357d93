#include "entente/desk/state/works.hpp"

#include <algorithm>
#include <exception>
#include <iterator>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace entente::desk {
namespace {

constexpr std::size_t kMostKept = 32;

}  // namespace

void Progress::tell(std::string what, std::size_t done, std::size_t total) {
  {
    const std::scoped_lock lock(mutex_);
    what_ = std::move(what);
    done_ = done;
    total_ = total;
    ++step_;
  }
  told_.notify_all();
  is_due();
}

void Progress::is_due() const {
  if (stop_) throw Stopped{};
}

Works::~Works() {
  stop_all();
  works_.clear();  // waits for their threads
}

bool Works::ended(Work& work) {
  const std::scoped_lock lock(work.progress.mutex_);
  return work.progress.ended_;
}

std::shared_ptr<Work> Works::find_id(const std::string& id) {
  const std::scoped_lock lock(mutex_);
  const auto found = std::find_if(works_.begin(), works_.end(),
                                  [&](auto& work) { return work->id == id; });
  return found == works_.end() ? nullptr : *found;
}

std::shared_ptr<Work> Works::ask(const std::string& key,
                                 const std::string& title,
                                 const Job& job,
                                 std::chrono::milliseconds patience) {
  std::shared_ptr<Work> work;
  {
    const std::scoped_lock lock(mutex_);
    const auto found = std::find_if(works_.begin(), works_.end(),
                                    [&](auto& w) { return w->key == key; });
    if (found != works_.end()) {
      work = *found;
      works_.splice(works_.begin(), works_, found);
    } else {
      work = std::make_shared<Work>();
      work->key = key;
      work->id = std::to_string(++begun_);
      work->title = title;
      works_.push_front(work);
      // The thread holds the plain address: who holds the last share of a work
      // waits for its thread, which must not be that thread.
      work->thread = std::jthread([one = work.get(), job] {
        try {
          one->answer = job(one->progress);
        } catch (const Stopped&) {
          one->stopped = true;
        } catch (const std::exception& error) {
          one->answer = plain(
              500, fmt::format("entente: a mistake of ours, not of your files: "
                               "{}\n",
                               error.what()));
        }
        const std::scoped_lock ending(one->progress.mutex_);
        one->progress.ended_ = true;
        one->progress.told_.notify_all();
      });
    }
  }
  {
    std::unique_lock lock(work->progress.mutex_);
    work->progress.told_.wait_for(lock, patience,
                                  [&] { return work->progress.ended_; });
  }
  const std::scoped_lock lock(mutex_);
  if (ended(*work) && (work->stopped || work->answer.status >= 500))
    works_.remove(work);
  for (auto at = works_.begin(); at != works_.end();) {
    const bool old = std::distance(works_.begin(), at) >= long{kMostKept};
    at = old && ended(**at) ? works_.erase(at) : std::next(at);
  }
  return work;
}

bool Works::stop(const std::string& id) {
  const auto work = find_id(id);
  if (work != nullptr) work->progress.stop_ = true;
  return work != nullptr;
}

void Works::stop_all() {
  const std::scoped_lock lock(mutex_);
  for (const auto& work : works_)
    work->progress.stop_ = true;
}

std::function<std::optional<std::string>()> Works::events(
    const std::string& id) {
  const auto work = find_id(id);
  if (work == nullptr) return {};
  return [work, seen = long{-1},
          over = false]() mutable -> std::optional<std::string> {
    if (over) return {};
    Progress& progress = work->progress;
    std::unique_lock lock(progress.mutex_);
    progress.told_.wait_for(lock, std::chrono::seconds(1), [&] {
      return progress.ended_ || progress.step_ != seen;
    });
    over = progress.ended_;
    if (over) return "event: end\ndata: {}\n\n";
    if (progress.step_ == seen) return ": \n\n";
    seen = progress.step_;
    const nlohmann::ordered_json told = {{"what", progress.what_},
                                         {"done", progress.done_},
                                         {"total", progress.total_}};
    return "data: " + told.dump() + "\n\n";
  };
}

}  // namespace entente::desk
