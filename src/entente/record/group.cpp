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

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool says_any(const Act& act, const std::vector<std::string>& parts) {
  return std::any_of(parts.begin(), parts.end(), [&](const std::string& part) {
    return says(act.summary, part) || says(act.note, part);
  });
}

// Asks each condition until `goes_on(key, fits)` says no.
template <class GoesOn>
void ask_each(const Act& act,
              const Clause& clause,
              const Group& group,
              const Record& record,
              const GoesOn& goes_on) {
  const auto any = [](const std::vector<std::string>& wanted,
                      const std::vector<std::string>& has) {
    return wanted.empty() || share_one(has, wanted);
  };
  // What the coding has no say in comes first: it is had for less.
  if (!goes_on("kinds", allows(clause.kinds, act.kind)) ||
      !goes_on("sides", allows(clause.sides, act.side)) ||
      !goes_on("actors_any", any(clause.actors_any, act.actors)) ||
      !goes_on("actors_none", !share_one(act.actors, clause.actors_none)) ||
      !goes_on("targets_any", any(clause.targets_any, act.targets)) ||
      !goes_on("outcomes", allows(clause.outcomes, act.outcome)) ||
      !goes_on("units", allows(clause.units, act.unit)) ||
      !goes_on("scheduled", allows(clause.scheduled, act.scheduled)) ||
      !goes_on("lines_any", any(clause.lines_any, act.lines)) ||
      !goes_on("ids", allows(clause.ids, act.id)) ||
      !goes_on("own_kind_covered",
               !(clause.own_kind_covered && act.poorly_covered)) ||
      !goes_on("text_any",
               clause.text_any.empty() || says_any(act, clause.text_any)))
    return;
  const Coding coding = coding_of(act, group, record);
  if (!goes_on("terms", allows(clause.terms, coding.terms)) ||
      !goes_on("terms_none", !holds(clause.terms_none, coding.terms)) ||
      !goes_on("least_weight",
               !clause.least_weight || coding.weight >= *clause.least_weight))
    return;
  goes_on("below_weight",
          !clause.below_weight || coding.weight < *clause.below_weight);
}

bool fits(const Act& act,
          const Clause& clause,
          const Group& group,
          const Record& record) {
  bool all = true;
  ask_each(act, clause, group, record,
           [&](std::string_view, bool fits) { return all = fits; });
  return all;
}

bool is_selected(const Act& act, const Group& group, const Record& record) {
  return std::any_of(
      group.select.begin(), group.select.end(),
      [&](const Clause& c) { return fits(act, c, group, record); });
}

}  // namespace

bool says(std::string_view text, std::string_view part) {
  return std::search(text.begin(), text.end(), part.begin(), part.end(),
                     [](char a, char b) { return lower(a) == lower(b); }) !=
         text.end();
}

std::vector<std::string_view> missed(const Act& act,
                                     const Clause& clause,
                                     const Group& group,
                                     const Record& record) {
  std::vector<std::string_view> keys;
  ask_each(act, clause, group, record, [&](std::string_view key, bool fits) {
    if (!fits) keys.push_back(key);
    return true;
  });
  return keys;
}

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
