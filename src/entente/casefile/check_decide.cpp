#include <algorithm>

#include "entente/casefile/check_policies.hpp"

namespace entente::casefile {
namespace {

using decide::Measure;
using decide::OutcomeSpec;

const record::Group* group_named(const Case& value, const std::string& name) {
  const auto at = std::find_if(
      value.groups.begin(), value.groups.end(),
      [&](const record::Group& group) { return group.name == name; });
  return at == value.groups.end() ? nullptr : &*at;
}

bool has_law(const Case& value, const std::string& group) {
  return std::any_of(
      value.model.laws.begin(), value.model.laws.end(),
      [&](const theory::LawSpec& law) { return law.group == group; });
}

void check_lines(const Case& value,
                 const OutcomeSpec& outcome,
                 Diagnostics& diagnostics) {
  if (!outcome.group.empty() || !outcome.part_of.empty()) {
    const bool group = !outcome.group.empty();
    diagnostics.push_back(
        {group ? outcome.group_place : outcome.part_of_place,
         std::string("'lines open' takes no ") + (group ? "group" : "part_of"),
         "it is the share of days on which some line at risk is open",
         "remove it, or choose another measure"});
  }
  const bool lines =
      std::any_of(value.tracks.begin(), value.tracks.end(),
                  [](const record::Track& track) { return track.at_risk; });
  if (lines) return;
  diagnostics.push_back({outcome.place, "this case has no line at risk",
                         "'lines open' is the share of days on which one is "
                         "open",
                         "add at_risk = true to the [[track]] of a line, or "
                         "choose another measure"});
}

// Sizes are weights; acts are counted where a group counts them.
void check_measure(const record::Group& group,
                   const OutcomeSpec& outcome,
                   Diagnostics& diagnostics) {
  const bool days = group.counting == record::Counting::days;
  if (outcome.measure == Measure::sizes && (days || group.unweighted)) {
    diagnostics.push_back(
        {outcome.group_place, "'" + group.name + "' has no sizes to add up",
         days ? "it counts days, and a day weighs 1"
              : "it is unweighted, and every act weighs 1",
         days ? "write measure = \"days\"" : "write measure = \"acts\""});
  }
  if (outcome.measure == Measure::acts && days) {
    diagnostics.push_back(
        {outcome.group_place, "'" + group.name + "' counts days, not acts",
         "a future holds its days alone", "write measure = \"days\""});
  }
}

// A kind of day of another group, drawn with that one's days.
void check_part(const OutcomeSpec& outcome, Diagnostics& diagnostics) {
  if (outcome.part_of == outcome.group) {
    diagnostics.push_back({outcome.part_of_place,
                           "'" + outcome.group + "' is a part of itself",
                           "part_of names the group whose days it is a kind of",
                           "name that group, or leave part_of out"});
  }
  if (outcome.measure != Measure::days) {
    diagnostics.push_back(
        {outcome.part_of_place,
         "a part of '" + outcome.part_of + "' can be counted in days alone",
         "a future holds whole days of that group, each with "
         "the kinds of an observed day",
         "write measure = \"days\""});
  }
}

void check_outcome(const Case& value,
                   const OutcomeSpec& outcome,
                   Diagnostics& diagnostics) {
  if (outcome.measure == Measure::lines_open) {
    check_lines(value, outcome, diagnostics);
    return;
  }
  const record::Group* group = group_named(value, outcome.group);
  if (group == nullptr) return;  // reported as unknown
  check_measure(*group, outcome, diagnostics);
  if (!outcome.part_of.empty()) check_part(outcome, diagnostics);
  const bool part = !outcome.part_of.empty();
  const record::Group* drawn =
      part ? group_named(value, outcome.part_of) : group;
  // The schedule is laid out for the horizon without a law.
  if (drawn == nullptr || drawn->announced || has_law(value, drawn->name))
    return;
  diagnostics.push_back({part ? outcome.part_of_place : outcome.group_place,
                         "the group '" + drawn->name + "' has no law",
                         "what is counted in futures must be simulated",
                         "add [[law]] with group = \"" + drawn->name +
                             "\" and acts_per_year to case.toml"});
}

}  // namespace

void check_decide(const Case& value, Diagnostics& diagnostics) {
  for (const OutcomeSpec& outcome : value.decide.outcomes)
    check_outcome(value, outcome, diagnostics);
  check_weights(value, diagnostics);
}

void check_weights(const Case& value, Diagnostics& diagnostics) {
  std::vector<std::string> ids;
  for (const OutcomeSpec& outcome : value.decide.outcomes)
    if (std::find(ids.begin(), ids.end(), outcome.id) == ids.end())
      ids.push_back(outcome.id);
  for (const decide::ProfileSpec& profile : value.decide.profiles) {
    for (const decide::WeightSpec& weight : profile.weights) {
      if (std::find(ids.begin(), ids.end(), weight.outcome) != ids.end())
        continue;
      diagnostics.push_back(
          {weight.place, "unknown outcome '" + weight.outcome + "'",
           "weights are of the ids of [[policies.outcome]]",
           did_you_mean(weight.outcome, ids,
                        ids.empty()
                            ? "there are none yet: add them to case.toml"
                            : "it is one of " + one_of_text(ids))});
    }
  }
}

}  // namespace entente::casefile
