#include "entente/report/facts/agreement.hpp"

#include <algorithm>
#include <map>

#include "entente/core/check.hpp"

namespace entente::report {

Agreement nominal_agreement(const std::vector<std::string>& first,
                            const std::vector<std::string>& second) {
  ENTENTE_EXPECTS(first.size() == second.size());
  Agreement out;
  out.n = static_cast<int>(first.size());
  if (out.n == 0) return out;
  std::map<std::string, double> left, right;
  double same = 0;
  for (std::size_t i = 0; i < first.size(); ++i) {
    left[first[i]] += 1;
    right[second[i]] += 1;
    same += first[i] == second[i] ? 1 : 0;
  }
  const double n = double(out.n);
  double by_chance = 0;
  for (const auto& [label, count] : left) {
    const auto found = right.find(label);
    if (found != right.end()) by_chance += count / n * found->second / n;
  }
  out.same = same / n;
  out.kappa = by_chance >= 1 ? 1 : (out.same - by_chance) / (1 - by_chance);
  return out;
}

Agreement size_agreement(const std::vector<double>& first,
                         const std::vector<double>& second) {
  ENTENTE_EXPECTS(first.size() == second.size());
  Agreement out;
  out.n = static_cast<int>(first.size());
  if (out.n == 0) return out;
  double seen = 0, chance = 0, same = 0;
  for (std::size_t i = 0; i < first.size(); ++i) {
    const double gap = first[i] - second[i];
    seen += gap * gap;
    same += gap == 0 ? 1 : 0;
    for (const double other : second) {
      chance += (first[i] - other) * (first[i] - other);
    }
  }
  out.same = same / double(out.n);
  out.kappa = chance <= 0 ? 1 : 1 - seen * double(out.n) / chance;
  return out;
}

std::vector<Agreement> agreement_of(const record::Record& record,
                                    int least,
                                    std::size_t worst) {
  std::vector<std::string> terms, again;
  std::vector<double> sizes, sizes_again;
  struct Pair {
    std::vector<std::string> first, second;
  };
  std::map<std::string, Pair> by_kind;
  for (const record::Act& act : record.acts) {
    const auto found = record.second_coding.find(act.id);
    if (found == record.second_coding.end()) continue;
    const auto label = [](const std::string& term) {
      return term.empty() ? std::string("n/a") : term;
    };
    terms.push_back(label(act.terms));
    again.push_back(label(found->second.terms));
    by_kind[act.kind].first.push_back(terms.back());
    by_kind[act.kind].second.push_back(again.back());
    if (act.severity && found->second.severity) {
      sizes.push_back(*act.severity);
      sizes_again.push_back(*found->second.severity);
    }
  }
  std::vector<Agreement> out;
  if (terms.empty()) return out;
  out.push_back(nominal_agreement(terms, again));
  out.back().what = "terms, all acts coded twice";
  out.push_back(size_agreement(sizes, sizes_again));
  out.back().what = "size, one to five";
  std::vector<Agreement> kinds;
  for (const auto& [kind, pair] : by_kind) {
    if (static_cast<int>(pair.first.size()) < least) continue;
    Agreement one = nominal_agreement(pair.first, pair.second);
    one.what = kind;
    kinds.push_back(one);
  }
  std::stable_sort(
      kinds.begin(), kinds.end(),
      [](const Agreement& a, const Agreement& b) { return a.same < b.same; });
  if (kinds.size() > worst) kinds.resize(worst);
  out.insert(out.end(), kinds.begin(), kinds.end());
  return out;
}

}  // namespace entente::report
