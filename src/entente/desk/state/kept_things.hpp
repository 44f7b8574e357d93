// Things that rooms make once and need again: fitted laws, say. The last few
// that were asked for stay.
#pragma once

#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

namespace entente::desk {

class KeptThings {
 public:
  // Nothing where it was never put, or has made room for others. Expects the
  // type with which it was put.
  template <class T>
  std::shared_ptr<T> find(const std::string& key) const {
    return std::static_pointer_cast<T>(at(key));
  }
  void put(const std::string& key, std::shared_ptr<void> thing);
  // How many were put so far.
  long count() const;

 private:
  std::shared_ptr<void> at(const std::string& key) const;
  mutable std::mutex mutex_;
  mutable std::list<std::pair<std::string, std::shared_ptr<void>>> things_;
  long count_ = 0;
};

}  // namespace entente::desk
