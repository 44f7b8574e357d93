// Texts of files that were tried and not written: kept while the desk runs, so
// that what is made of one has an address.
#pragma once

#include <optional>
#include <string>

#include "entente/desk/state/latest.hpp"

namespace entente::desk {

struct Draft {
  std::string file;  // "claims/2.toml"
  std::string text;
  std::string seen;  // SHA-256 of the file that was opened; empty: a new one
};

class Drafts {
 public:
  // Its id, the same for the same draft.
  std::string put(const Draft& draft);
  std::optional<Draft> find(const std::string& id) const {
    return kept_.find(id);
  }

 private:
  Latest<Draft> kept_{64};
};

}  // namespace entente::desk
