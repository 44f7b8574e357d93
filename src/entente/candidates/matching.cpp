#include "entente/candidates/matching.hpp"

#include <algorithm>
#include <cstdlib>

#include "entente/core/holds.hpp"

namespace entente::candidates {
namespace {

bool share(std::string_view joined, const std::vector<std::string>& actors) {
  for (;;) {
    const std::size_t end = joined.find('+');
    if (holds(actors, joined.substr(0, end))) return true;
    if (end == std::string_view::npos) return false;
    joined.remove_prefix(end + 1);
  }
}

}  // namespace

bool same_dyad(std::string_view actor,
               std::string_view target,
               const record::Act& act) {
  return share(actor, act.actors) &&
         (act.targets.empty() || share(target, act.targets));
}

Matching::Matching(const record::Record& record) : record_(&record) {}

const record::Act* Matching::nearest(
    Day day,
    std::string_view actor,
    std::string_view target,
    std::string_view kind,
    const std::vector<std::string>& also) const {
  const auto& acts = record_->acts;
  // An act that lasts is met on any of its days; the longest search back is a
  // season of exercises.
  constexpr int kLongest = 120;
  auto at = std::lower_bound(
      acts.begin(), acts.end(), day - kDaysApart - kLongest,
      [](const record::Act& act, Day from) { return act.day < from; });
  const record::Act* best = nullptr;
  int nearest = kDaysApart + 1;
  for (; at != acts.end() && at->day <= day + kDaysApart; ++at) {
    if (at->precision != record::Precision::day) continue;
    const int apart =
        std::max({0, at->day - day, day - std::max(at->day, at->end)});
    if (apart >= nearest) continue;
    if (at->kind != kind && !holds(also, at->kind)) continue;
    if (!same_dyad(actor, target, *at)) continue;
    best = &*at;
    nearest = apart;
  }
  return best;
}

}  // namespace entente::candidates
