// policies/*.toml
#include <algorithm>

#include "entente/casefile/settings.hpp"

namespace entente::casefile {
namespace {

using policy::Named;
using policy::PolicySpec;
using policy::RuleSpec;
using policy::ScheduleSpec;

// Only a whole number is a size: severities of a record are.
int size_of(Fields& fields, int otherwise) {
  if (!fields.has("size")) return otherwise;
  const double size = fields.number_or("size", otherwise);
  if (size == static_cast<int>(size)) return static_cast<int>(size);
  fields.report("size", "'size' is no whole number",
                "an act's weight is its severity, 1 to 5",
                "write 1, 2, 3, 4 or 5");
  return otherwise;
}

Named group_in(Fields& fields, Names& names) {
  Named group{fields.text("group"), fields.place("group")};
  if (!group.text.empty()) names.use(Thing::group, group.text, group.place);
  return group;
}

Named text_in(Fields& fields, const std::string& key) {
  if (!fields.has(key)) return {};
  return {fields.text(key), fields.place(key)};
}

std::vector<Named> groups_in(Fields& fields,
                             const std::string& key,
                             Names& names) {
  std::vector<Named> groups;
  for (const Placed& one : fields.texts(key)) {
    names.use(Thing::group, one.text, one.place);
    groups.push_back({one.text, one.place});
  }
  return groups;
}

void check_shape(Fields& fields, const RuleSpec& rule) {
  const bool dated = fields.has("on");
  for (const char* key : {"when", "unless", "every"}) {
    if (!dated || !fields.has(key)) continue;
    fields.report(key, std::string("'") + key + "' stands beside 'on'",
                  "dated acts happen on their days, whatever happens before",
                  "remove one of the two, or make two rules of it");
  }
  if (dated && rule.on.empty()) {
    fields.report("on", "'on' names no day that is read",
                  "a rule of dated acts needs a date",
                  "write for example on = [2001-02-28]");
  }
  if (!dated && !fields.has("every")) {
    fields.report("every", "a [[rule]] needs 'every' or 'on'",
                  "without either an act would follow on every day on which "
                  "the condition holds",
                  "add every = 60 for at most one in 60 days, or on = [DATE] "
                  "for dated acts");
  }
}

RuleSpec read_rule(const TomlValue& table,
                   Names& names,
                   Diagnostics& diagnostics) {
  Fields fields(table, "a [[rule]]", diagnostics);
  RuleSpec rule;
  rule.place = fields.place();
  rule.group = group_in(fields, names);
  rule.size = size_of(fields, 1);
  rule.size_place = fields.place("size");
  rule.when = text_in(fields, "when");
  rule.unless = text_in(fields, "unless");
  rule.every = fields.whole_or("every", 0);
  for (const PlacedDay& one : fields.placed_days("on")) {
    rule.on.push_back(one.day);
    rule.on_places.push_back(one.place);
  }
  rule.besides_law =
      fields.choice<bool>("besides", {{"as fitted", true}}, false);
  check_shape(fields, rule);
  fields.refuse_unknown();
  return rule;
}

void read_cut(Fields& schedule,
              ScheduleSpec& out,
              Names& names,
              Diagnostics& diagnostics) {
  const TomlValue* table = schedule.table_or_null("cut_counts_as");
  if (table == nullptr) return;
  Fields fields(*table, "cut_counts_as", diagnostics);
  out.cut_size = size_of(fields, 0);
  out.cut_size_place = fields.place("size");
  if (!fields.has("size")) {
    fields.report("size", "cut_counts_as needs the key 'size'",
                  "a cut that counts as an act has a weight, 1 to 5; 0 stands "
                  "for none",
                  "add size = 3, or size = 0 for a silent cut");
  }
  if (fields.has("group") || out.cut_size > 0)
    out.cut_group = group_in(fields, names);
  out.days_before = fields.whole_or("days_before", 0);
  fields.refuse_unknown();
}

ScheduleSpec read_schedule(const TomlValue& table,
                           Names& names,
                           Diagnostics& diagnostics) {
  Fields fields(table, "[schedule]", diagnostics);
  ScheduleSpec schedule;
  schedule.place = fields.place();
  schedule.group = group_in(fields, names);
  schedule.held = {fields.text("held"), fields.place("held")};
  for (const PlacedSpan& one : fields.spans("except")) {
    schedule.except.push_back(one.span);
    schedule.except_places.push_back(one.place);
  }
  read_cut(fields, schedule, names, diagnostics);
  fields.refuse_unknown();
  return schedule;
}

}  // namespace

PolicySpec read_policy(const TomlValue& table,
                       const std::string& id,
                       Names& names,
                       Diagnostics& diagnostics) {
  Fields fields(table, "a policy", diagnostics);
  PolicySpec policy;
  policy.id = id;
  policy.place = fields.place();
  policy.title = fields.text("title");
  policy.argument = fields.text("argument");
  policy.holders = fields.text("holders");
  policy.quote = fields.text_or("quote", "");
  policy.never = groups_in(fields, "never", names);
  policy.as_fitted = groups_in(fields, "as_fitted", names);
  for (const TomlValue* one : fields.tables("rule"))
    policy.rules.push_back(read_rule(*one, names, diagnostics));
  for (const TomlValue* one : fields.one_or_more("schedule"))
    policy.schedules.push_back(read_schedule(*one, names, diagnostics));
  fields.refuse_unknown();
  return policy;
}

}  // namespace entente::casefile
