// The last few values that were put or asked for, by key, from any thread.
#pragma once

#include <cstddef>
#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

namespace entente::desk {

template <class T>
class Latest {
 public:
  explicit Latest(std::size_t most) : most_(most) {}

  void put(const std::string& key, T value) {
    const std::scoped_lock lock(mutex_);
    values_.remove_if([&](const auto& one) { return one.first == key; });
    values_.emplace_front(key, std::move(value));
    if (values_.size() > most_) values_.pop_back();
    ++count_;
  }

  // Nothing where it was never put, or has made room for others.
  std::optional<T> find(const std::string& key) const {
    const std::scoped_lock lock(mutex_);
    for (auto one = values_.begin(); one != values_.end(); ++one) {
      if (one->first != key) continue;
      values_.splice(values_.begin(), values_, one);
      return one->second;
    }
    return {};
  }

  // How many were put so far.
  long count() const {
    const std::scoped_lock lock(mutex_);
    return count_;
  }

 private:
  std::size_t most_;
  mutable std::mutex mutex_;
  mutable std::list<std::pair<std::string, T>> values_;  // the latest first
  long count_ = 0;
};

}  // namespace entente::desk
