#include "entente/keep/undo.hpp"

#include "entente/core/hash.hpp"
#include "entente/keep/whole_file.hpp"

namespace entente::keep {

Change taken_back(const Kept& kept) {
  Change change;
  for (const auto& [file, bytes] : kept.after) {
    const auto before = kept.before.find(file);
    const std::string was = before != kept.before.end()
                                ? before->second
                                : TableText(bytes).header() + "\n";
    change.push_back(put_file(file, was, sha256(bytes)));
  }
  return change;
}

}  // namespace entente::keep
