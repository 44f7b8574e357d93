// Texts of files that were tried and not written: kept while the desk runs, so
// that what is made of one has an address.
#pragma once

#include <list>
#include <mutex>
#include <optional>
#include <string>

namespace entente::desk {

struct Draft {
  std::string file;  // "claims/2.toml"
  std::string text;
  std::string seen;  // SHA-256 of the file that was opened; empty: a new one
};

class Drafts {
 public:
  // Its id, the same for the same draft. The last 64 are kept.
  std::string put(const Draft& draft);
  std::optional<Draft> find(const std::string& id) const;

 private:
  mutable std::mutex mutex_;
  std::list<std::pair<std::string, Draft>> kept_;  // the newest first
};

}  // namespace entente::desk
