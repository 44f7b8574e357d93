#include "entente/desk/state/drafts.hpp"

#include "entente/core/hash.hpp"

namespace entente::desk {

std::string Drafts::put(const Draft& draft) {
  constexpr std::size_t kIdLength = 24;
  const std::string id =
      sha256(draft.file + "\n" + draft.seen + "\n" + draft.text)
          .substr(0, kIdLength);
  kept_.put(id, draft);
  return id;
}

}  // namespace entente::desk
