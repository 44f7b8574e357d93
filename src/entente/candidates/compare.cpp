#include "entente/candidates/compare.hpp"

#include <algorithm>

#include "entente/candidates/matching.hpp"
#include "entente/core/holds.hpp"

namespace entente::candidates {

void Comparison::take(const Event& event, const record::Act* act) {
  told_[{event.day, event.actor, event.target, event.kind}] = {act != nullptr,
                                                               event.rule};
}

std::vector<KindAgreement> Comparison::result(const record::Record& record,
                                              const KindMap& kinds,
                                              Span days) const {
  std::map<std::string, KindAgreement> by_kind;
  for (const KindRule& rule : kinds.rules()) {
    by_kind[rule.kind].has_code = true;
    for (const std::string& kind : rule.also)
      by_kind[kind].has_code = true;
  }
  for (const auto& [key, told] : told_) {
    KindAgreement& one = by_kind[std::get<3>(key)];
    ++one.events;
    one.confirmed += told.confirmed;
  }
  const auto tells_of = [&](const record::Act& act) {
    const Day last = std::max(act.day, act.end) + kDaysApart;
    auto at = told_.lower_bound({act.day - kDaysApart, {}, {}, {}});
    for (; at != told_.end() && std::get<0>(at->first) <= last; ++at) {
      const auto& [day, actor, target, kind] = at->first;
      if ((act.kind == kind || holds(at->second.rule->also, act.kind)) &&
          same_dyad(actor, target, act))
        return true;
    }
    return false;
  };
  for (const record::Act& act : record.acts) {
    if (!days.holds(act.day) || act.precision != record::Precision::day)
      continue;
    KindAgreement& one = by_kind[std::string(act.kind)];
    ++one.acts;
    one.found += tells_of(act);
  }
  std::vector<KindAgreement> all;
  for (auto& [kind, one] : by_kind) {
    one.kind = kind;
    if (one.acts > 0 || one.events > 0) all.push_back(one);
  }
  std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
    return std::pair(a.acts, a.events) > std::pair(b.acts, b.events);
  });
  return all;
}

}  // namespace entente::candidates
