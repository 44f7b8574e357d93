// Sums of a day, by who acts on whom and by quad: how many events, and their
// mean Goldstein score. Every row between actors of the case counts once, with
// a kind or without.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>

#include "entente/candidates/event.hpp"
#include "entente/casefile/files.hpp"
#include "entente/keep/change.hpp"

namespace entente::candidates {

class Daily {
 public:
  void take(const Event& event);
  bool empty() const { return sums_.empty(); }
  Span days() const;

  // daily.csv with these sums of `origin` in the place of its rows of the days
  // from the first to the last; other rows stay. `fewer`: days that had more
  // events before, as they have where not all files of a day were given.
  std::string written(std::string_view before,
                      const std::string& origin,
                      int& fewer) const;

 private:
  struct Key {
    Day day;
    std::string actor, target, quad;
    auto operator<=>(const Key&) const = default;
  };
  struct Sum {
    long events = 0, scored = 0;
    double goldstein = 0;
  };
  std::map<Key, Sum> sums_;
  std::set<std::uint64_t> seen_;  // hashes of rows
};

}  // namespace entente::candidates
