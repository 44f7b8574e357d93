// [policies] and [[profile]] of case.toml: what policies are compared on.
#include <algorithm>

#include "entente/casefile/check_policies.hpp"
#include "entente/casefile/profiles.hpp"
#include "entente/casefile/settings.hpp"

namespace entente::casefile {
namespace {

using decide::Measure;
using decide::OutcomeSpec;
using decide::ProfileSpec;

void read_days(Fields& fields, std::vector<int>& days) {
  if (!fields.has("days")) return;
  days.clear();
  for (const double one : fields.numbers("days")) {
    if (one != static_cast<int>(one)) {
      fields.report("days", "a horizon is no whole number of days",
                    "policies are compared over days",
                    "write for example [365, 730]");
      continue;
    }
    if (!days.empty() && one <= days.back()) {
      fields.report("days", "these horizons are not rising",
                    "results are named by them, and policies are ranked by the "
                    "last",
                    "write each once, the shortest first");
    }
    days.push_back(static_cast<int>(one));
  }
  const TomlValue* list = fields.list_or_null("days");
  if (list != nullptr && list->items.empty()) {
    fields.report("days", "'days' names no horizon",
                  "policies are compared over a number of days",
                  "write for example [365, 730], or leave it out");
  }
  if (days.empty()) days = decide::DecideSpec{}.days;
}

// Reports an id that another of the same sort has.
template <class Spec>
void check_id(Fields& fields,
              const char* what,
              const std::string& id,
              const std::vector<Spec>& others) {
  const bool twice =
      std::any_of(others.begin(), others.end(),
                  [&](const Spec& other) { return other.id == id; });
  if (!twice || id.empty()) return;
  fields.report("id",
                std::string("the ") + what + " '" + id + "' is given twice",
                "results are named by it", "give it an id of its own");
}

OutcomeSpec read_outcome(const TomlValue& table,
                         const std::vector<OutcomeSpec>& others,
                         Names& names,
                         Diagnostics& diagnostics) {
  Fields fields(table, "a [[policies.outcome]]", diagnostics);
  OutcomeSpec outcome;
  outcome.place = fields.place();
  outcome.id = fields.text("id");
  check_id(fields, "outcome", outcome.id, others);
  outcome.title = fields.text("title");
  outcome.measure =
      fields.choice<Measure>("measure",
                             {{"days", Measure::days},
                              {"acts", Measure::acts},
                              {"sizes", Measure::sizes},
                              {"lines open", Measure::lines_open}},
                             {});
  const bool of_lines = outcome.measure == Measure::lines_open;
  outcome.group = of_lines ? fields.text_or("group", "") : fields.text("group");
  outcome.group_place = fields.place("group");
  if (!outcome.group.empty())
    names.use(Thing::group, outcome.group, outcome.group_place);
  outcome.part_of = fields.text_or("part_of", "");
  outcome.part_of_place = fields.place("part_of");
  if (!outcome.part_of.empty())
    names.use(Thing::group, outcome.part_of, outcome.part_of_place);
  outcome.cost = fields.truth_or("cost", false);
  fields.refuse_unknown();
  return outcome;
}

ProfileSpec read_profile(const TomlValue& table,
                         const std::vector<ProfileSpec>& others,
                         Diagnostics& diagnostics) {
  Fields fields(table, "a [[profile]]", diagnostics);
  ProfileSpec profile;
  profile.place = fields.place();
  profile.id = fields.text("id");
  check_id(fields, "profile", profile.id, others);
  profile.title = fields.text("title");
  profile.holder = fields.text("holder");
  for (const PlacedNumber& one : fields.named_numbers("weights"))
    profile.weights.push_back({one.name, one.number, one.place});
  const TomlValue* weights = fields.table_or_null("weights");
  const bool empty =
      weights != nullptr &&
      std::all_of(weights->entries.begin(), weights->entries.end(),
                  [](const TomlEntry& one) {
                    return one.value.kind == TomlKind::number &&
                           one.value.number == 0;
                  });
  if (empty || !fields.has("weights")) {
    fields.report("weights", "the profile '" + profile.id + "' weighs nothing",
                  "a loss is the sum of outcomes, each times its weight",
                  "add weights = { OUTCOME = 1 } with ids of "
                  "[[policies.outcome]]");
  }
  fields.refuse_unknown();
  return profile;
}

}  // namespace

void read_decide(Fields& top,
                 decide::DecideSpec& decide,
                 Names& names,
                 Diagnostics& diagnostics) {
  if (const TomlValue* table = top.table_or_null("policies")) {
    Fields fields(*table, "[policies]", diagnostics);
    read_days(fields, decide.days);
    for (const TomlValue* one : fields.tables("outcome")) {
      decide.outcomes.push_back(
          read_outcome(*one, decide.outcomes, names, diagnostics));
    }
    fields.refuse_unknown();
  }
  for (const TomlValue* one : top.tables("profile")) {
    decide.profiles.push_back(read_profile(*one, decide.profiles, diagnostics));
  }
}

Diagnostics replace_profiles(std::string_view bytes,
                             const std::string& file,
                             Case& value) {
  Diagnostics diagnostics;
  const TomlValue table = read_toml(bytes, file, diagnostics);
  if (!diagnostics.empty()) return diagnostics;
  Fields top(table, "a file of profiles", diagnostics);
  std::vector<ProfileSpec> profiles;
  for (const TomlValue* one : top.tables("profile"))
    profiles.push_back(read_profile(*one, profiles, diagnostics));
  top.refuse_unknown();
  if (profiles.empty() && diagnostics.empty())
    diagnostics.push_back({{file, 0, 0},
                           "this file has no [[profile]]",
                           "it takes the place of the case's profiles",
                           "write [[profile]] with id, title, holder and "
                           "weights, see docs/files.md"});
  value.decide.profiles = std::move(profiles);
  check_weights(value, diagnostics);
  return diagnostics;
}

}  // namespace entente::casefile
