#include "entente/desk/state/drafts.hpp"

#include <algorithm>

#include "entente/core/hash.hpp"

namespace entente::desk {
namespace {

constexpr std::size_t kMostKept = 64;
constexpr std::size_t kIdLength = 24;

}  // namespace

std::string Drafts::put(const Draft& draft) {
  const std::string id =
      sha256(draft.file + "\n" + draft.seen + "\n" + draft.text)
          .substr(0, kIdLength);
  const std::scoped_lock lock(mutex_);
  const auto found = std::find_if(kept_.begin(), kept_.end(),
                                  [&](auto& one) { return one.first == id; });
  if (found != kept_.end())
    kept_.splice(kept_.begin(), kept_, found);
  else
    kept_.emplace_front(id, draft);
  if (kept_.size() > kMostKept) kept_.pop_back();
  return id;
}

std::optional<Draft> Drafts::find(const std::string& id) const {
  const std::scoped_lock lock(mutex_);
  for (const auto& [name, draft] : kept_)
    if (name == id) return draft;
  return {};
}

}  // namespace entente::desk
