// Things that rooms make once and need again: fitted laws, say. The last few
// that were asked for stay.
#pragma once

#include <memory>
#include <string>
#include <utility>

#include "entente/desk/state/latest.hpp"

namespace entente::desk {

class KeptThings {
 public:
  // Nothing where it was never put, or has made room for others. Expects the
  // type with which it was put.
  template <class T>
  std::shared_ptr<T> find(const std::string& key) const {
    return std::static_pointer_cast<T>(things_.find(key).value_or(nullptr));
  }
  void put(const std::string& key, std::shared_ptr<void> thing) {
    things_.put(key, std::move(thing));
  }
  // How many were put so far.
  long count() const { return things_.count(); }

 private:
  Latest<std::shared_ptr<void>> things_{6};
};

}  // namespace entente::desk
