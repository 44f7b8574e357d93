#include "entente/casefile/check.hpp"

#include <algorithm>
#include <set>

#include "entente/casefile/check_claims.hpp"
#include "entente/casefile/check_policies.hpp"
#include "entente/casefile/limits.hpp"
#include "entente/casefile/term_check.hpp"
#include "entente/core/holds.hpp"

namespace entente::casefile {
namespace {

const record::Group* group_named(const Case& value, const std::string& name) {
  const auto at = std::find_if(
      value.groups.begin(), value.groups.end(),
      [&](const record::Group& group) { return group.name == name; });
  return at == value.groups.end() ? nullptr : &*at;
}

void check_terms(const Case& value,
                 const Names& names,
                 Diagnostics& diagnostics) {
  TermCheck terms(names, diagnostics);
  for (const auto& one : value.model.treatments) {
    terms.check_listed(one.text, one.place);
  }
  for (const auto& one : value.model.responses) {
    terms.check_listed(one.text, one.place);
  }
  for (const theory::TheorySpec& theory : value.theories) {
    for (const theory::EffectSpec& effect : theory.effects) {
      terms.check(effect.term, effect.place);
    }
  }
  for (const claim::ClaimSpec& claim : value.claims) {
    terms.check_tested(claim.treatment, claim.treatment_place, claim.acts);
    for (std::size_t i = 0; i < claim.with.size(); ++i) {
      terms.check_listed(claim.with[i], claim.with_places[i]);
    }
    for (const claim::RowSpec& row : claim.rows) {
      terms.check_tested(row.treatment, row.treatment_place, claim.acts);
    }
  }
}

void check_groups(const Case& value, Diagnostics& diagnostics) {
  for (const record::Group& group : value.groups) {
    if (group.select.empty()) continue;  // reported by the reader
    if (!record::members(group, value.record).empty()) continue;
    diagnostics.push_back(
        {group.place,
         "the group '" + group.name + "' selects no act of the record",
         "every condition of a [[group.select]] must hold at once, and an act "
         "must be dated to the day and sourced",
         "look for a kind, side or terms that no act has together"});
  }
}

void check_events(const Case& value, Diagnostics& diagnostics) {
  for (const theory::EventSpec& event : value.model.events) {
    if (event.kinds.empty()) continue;  // reported by the reader
    const bool found = std::any_of(
        value.record.calendar.begin(), value.record.calendar.end(),
        [&](const record::CalendarEntry& entry) {
          return holds(event.kinds, entry.kind) &&
                 (event.contains.empty() ||
                  std::any_of(event.contains.begin(), event.contains.end(),
                              [&](const std::string& part) {
                                return entry.name.find(part) !=
                                       std::string::npos;
                              }));
        });
    if (found) continue;
    diagnostics.push_back(
        {event.place,
         "the event '" + event.name + "' selects no row of calendar.csv",
         "near() would be zero on every day",
         "mend kinds (the calendar's kinds) or contains (parts of the name)"});
  }
}

// Groups that a model speaks of as outcomes need a law.
class LawCheck {
 public:
  LawCheck(const Case& value, Diagnostics& diagnostics)
      : diagnostics_(diagnostics) {
    for (const theory::LawSpec& law : value.model.laws) {
      laws_.push_back(law.group);
    }
    for (const record::Group& group : value.groups) {
      groups_.insert(group.name);
    }
  }

  void need(const std::string& group, const Place& place) {
    // An unknown group is reported as such.
    if (!groups_.contains(group) || holds(laws_, group)) return;
    diagnostics_.push_back({place, "the group '" + group + "' has no law",
                            "an outcome needs a background to be modelled",
                            "add [[law]] with group = \"" + group +
                                "\" and acts_per_year to case.toml"});
  }

 private:
  std::vector<std::string> laws_;
  std::set<std::string> groups_;
  Diagnostics& diagnostics_;
};

void check_laws(const Case& value, Diagnostics& diagnostics) {
  LawCheck laws(value, diagnostics);
  const Place file{"case.toml", 0, 0};
  for (const auto& group : value.model.reacting)
    laws.need(group, file);
  for (const auto& group : value.model.density.groups)
    laws.need(group, file);
  for (const auto& group : value.contest_outcomes)
    laws.need(group, file);
  for (const forecast::ItemSpec& item : value.forecast.items) {
    laws.need(item.part_of.empty() ? item.group : item.part_of, item.place);
  }
  for (const claim::ClaimSpec& claim : value.claims) {
    if (claim::has_law(claim.form)) {
      laws.need(claim.outcome, claim.outcome_place);
    }
    for (const claim::RowSpec& row : claim.rows) {
      laws.need(row.outcome, row.place);
    }
  }
  for (const theory::TheorySpec& theory : value.theories) {
    for (const theory::EffectSpec& effect : theory.effects) {
      if (holds(value.contest_outcomes, effect.outcome)) continue;
      diagnostics.push_back(
          {effect.place,
           "this effect speaks of '" + effect.outcome +
               "', which no contest "
               "is about",
           "theories are compared on contest_outcomes alone",
           "add the group to contest_outcomes in case.toml or remove the "
           "effect"});
    }
  }
}

// What a verdict or the contest takes as an outcome. Its law reads each count
// as an event of its own; acts of one day are one decision or one report more
// often than not, and the stated error would be several times too small.
void check_outcomes(const Case& value, Diagnostics& diagnostics) {
  const auto need_days = [&](const std::string& name, const Place& place) {
    const record::Group* group = group_named(value, name);
    if (group == nullptr || group->counting == record::Counting::days) return;
    diagnostics.push_back(
        {place, "the outcome '" + name + "' counts acts",
         "acts of one day do not come independently of each other, and the "
         "verdict's error would be several times too small; treatments and our "
         "own answers may count acts",
         "write counts = \"days\" in the group, or make a second group of the "
         "same acts that counts days and name that one here"});
  };
  for (const std::string& name : value.contest_outcomes)
    if (const record::Group* group = group_named(value, name))
      need_days(name, group->place);
  for (const claim::ClaimSpec& claim : value.claims) {
    if (!claim::has_law(claim.form)) continue;
    need_days(claim.outcome, claim.outcome_place);
    for (const claim::RowSpec& row : claim.rows)
      need_days(row.outcome, row.place);
  }
}

std::set<Day> days_of(const Case& value, const std::string& name) {
  std::set<Day> days;
  const record::Group* group = group_named(value, name);
  if (group == nullptr) return days;
  for (const record::ActDay& day : record::act_days(*group, value.record)) {
    days.insert(day.day);
  }
  return days;
}

void check_unions(const Case& value, Diagnostics& diagnostics) {
  for (const theory::UnionSpec& one : value.model.unions) {
    std::set<Day> parts;
    for (const std::string& part : one.parts) {
      if (group_named(value, part) == nullptr) return;  // reported as unknown
      parts.merge(days_of(value, part));
    }
    const std::set<Day> whole = days_of(value, one.whole);
    std::vector<Day> odd;
    std::set_symmetric_difference(whole.begin(), whole.end(), parts.begin(),
                                  parts.end(), std::back_inserter(odd));
    if (odd.empty()) continue;
    diagnostics.push_back(
        {one.place,
         "the parts of '" + one.whole + "' do not make the whole: " +
             iso(odd.front()) + " is a day of one side only",
         "a union's act days are those of its parts together",
         "mend the selection of the parts or remove the union"});
  }
}

// A term of acts without a known kind has no weight; kinds are checked first.
bool weights_known(const Case& value) {
  return std::all_of(value.record.acts.begin(), value.record.acts.end(),
                     [&](const record::Act& act) {
                       return act.severity ||
                              record::find_kind(act.kind, value.record.kinds) !=
                                  nullptr;
                     });
}

}  // namespace

void check_case(const Case& value,
                const Names& names,
                Diagnostics& diagnostics) {
  check_terms(value, names, diagnostics);
  check_claims(value, names, diagnostics);
  check_events(value, diagnostics);
  check_limits(value, diagnostics);
  check_laws(value, diagnostics);
  check_outcomes(value, diagnostics);
  check_policies(value, names, diagnostics);
  check_decide(value, diagnostics);
  check_measured(value, diagnostics);
  if (!weights_known(value)) return;  // an unknown kind was reported
  check_groups(value, diagnostics);
  check_unions(value, diagnostics);
  if (diagnostics.empty()) check_columns(value, diagnostics);
}

}  // namespace entente::casefile
