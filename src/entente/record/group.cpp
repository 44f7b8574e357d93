#include "entente/record/group.hpp"

#include <algorithm>
#include <set>
#include <string_view>

#include "entente/core/holds.hpp"

namespace entente::record {
namespace {

// No condition set, or the value is among those allowed.
template <class T, class U>
bool allows(const std::vector<T>& allowed, const U& value) {
  return allowed.empty() || holds(allowed, value);
}

bool share_one(const std::vector<std::string>& a,
               const std::vector<std::string>& b) {
  return std::any_of(a.begin(), a.end(),
                     [&](const std::string& one) { return holds(b, one); });
}

// The coding of an act that a group reads: the first, or the second where the
// group asks for it and the act was coded twice.
struct Coding {
  std::string_view terms;
  double weight = 0;
};

Coding coding_of(const Act& act, const Group& group, const Record& record) {
  const double weight = weight_of(act, record.kinds);
  if (!group.second_coding) return {act.terms, weight};
  const auto second = record.second_coding.find(act.id);
  if (second == record.second_coding.end()) return {act.terms, weight};
  return {second->second.terms, second->second.severity.value_or(weight)};
}

bool eligible(const Act& act, Eligibility eligibility) {
  if (act.precision != Precision::day) return false;
  return eligibility == Eligibility::terms ? enters_fits(act.check)
                                           : day_is_known(act.check);
}

// What the coding has no say in.
bool fits_plainly(const Act& act, const Clause& clause) {
  return allows(clause.kinds, act.kind) && allows(clause.sides, act.side) &&
         (clause.actors_any.empty() ||
          share_one(act.actors, clause.actors_any)) &&
         !share_one(act.actors, clause.actors_none) &&
         allows(clause.outcomes, act.outcome) &&
         allows(clause.units, act.unit) &&
         allows(clause.scheduled, act.scheduled) &&
         (clause.lines_any.empty() || share_one(act.lines, clause.lines_any)) &&
         allows(clause.ids, act.id) &&
         !(clause.own_kind_covered && act.poorly_covered);
}

bool fits(const Act& act,
          const Clause& clause,
          const Group& group,
          const Record& record) {
  if (!fits_plainly(act, clause)) return false;
  const Coding coding = coding_of(act, group, record);
  return allows(clause.terms, coding.terms) &&
         !holds(clause.terms_none, coding.terms) &&
         (!clause.least_weight || coding.weight >= *clause.least_weight) &&
         (!clause.below_weight || coding.weight < *clause.below_weight);
}

bool is_selected(const Act& act, const Group& group, const Record& record) {
  return std::any_of(
      group.select.begin(), group.select.end(),
      [&](const Clause& c) { return fits(act, c, group, record); });
}

}  // namespace

std::vector<std::size_t> members(const Group& group, const Record& record) {
  // A set: a claim may take thousands of acts out of a group.
  const std::set<std::string_view> except(group.except.begin(),
                                          group.except.end());
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < record.acts.size(); ++i) {
    const Act& act = record.acts[i];
    if (eligible(act, group.eligibility) && group.only.holds(act.day) &&
        is_selected(act, group, record) && !except.contains(act.id))
      found.push_back(i);
  }
  return found;
}

std::vector<std::size_t> selected(const Group& group, const Record& record) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < record.acts.size(); ++i) {
    if (is_selected(record.acts[i], group, record)) found.push_back(i);
  }
  return found;
}

std::vector<ActDay> act_days(const Group& group, const Record& record) {
  std::vector<ActDay> days;
  for (const std::size_t i : members(group, record)) {
    const Act& act = record.acts[i];
    if (days.empty() || days.back().day != act.day) {
      days.push_back({act.day, 0, {}});
    }
    ActDay& today = days.back();
    today.acts.push_back(i);
    if (group.counting == Counting::days) {
      today.weight = 1;
    } else {
      today.weight +=
          group.unweighted ? 1 : coding_of(act, group, record).weight;
    }
  }
  return days;
}

}  // namespace entente::record
