#include "entente/desk/state/kept_things.hpp"

namespace entente::desk {
namespace {

constexpr std::size_t kMost = 6;

}  // namespace

void KeptThings::put(const std::string& key, std::shared_ptr<void> thing) {
  const std::scoped_lock lock(mutex_);
  things_.remove_if([&](const auto& one) { return one.first == key; });
  things_.emplace_front(key, std::move(thing));
  if (things_.size() > kMost) things_.pop_back();
  ++count_;
}

long KeptThings::count() const {
  const std::scoped_lock lock(mutex_);
  return count_;
}

std::shared_ptr<void> KeptThings::at(const std::string& key) const {
  const std::scoped_lock lock(mutex_);
  for (auto one = things_.begin(); one != things_.end(); ++one) {
    if (one->first != key) continue;
    things_.splice(things_.begin(), things_, one);
    return things_.front().second;
  }
  return nullptr;
}

}  // namespace entente::desk
