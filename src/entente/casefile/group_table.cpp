#include "entente/casefile/settings.hpp"

namespace entente::casefile {
namespace {

using record::Clause;
using record::Counting;
using record::Eligibility;
using record::Group;
using record::Risk;
using record::Side;
using record::Track;

const std::vector<std::pair<std::string, Side>> kSides = {
    {"ours", Side::ours},
    {"theirs", Side::theirs},
    {"joint", Side::joint},
    {"third", Side::third}};

std::vector<Side> read_sides(Fields& fields, Diagnostics& diagnostics) {
  std::vector<Side> sides;
  std::vector<std::string> words;
  for (const auto& entry : kSides)
    words.push_back(entry.first);
  for (const Placed& one : fields.texts("sides")) {
    bool known = false;
    for (const auto& [word, side] : kSides) {
      if (one.text != word) continue;
      sides.push_back(side);
      known = true;
    }
    if (!known) {
      diagnostics.push_back(
          {one.place, "unknown side '" + one.text + "'",
           "a side is " + one_of_text(words),
           did_you_mean(one.text, words, "choose one of these words")});
    }
  }
  return sides;
}

std::vector<std::string> used(Fields& fields,
                              const std::string& key,
                              Thing thing,
                              Names& names) {
  const std::vector<Placed> all = fields.texts(key);
  for (const Placed& one : all) {
    if (!one.text.empty()) names.use(thing, one.text, one.place);
  }
  return plain(all);
}

// Parts of what an act says. An empty one would be held by every act.
std::vector<std::string> read_parts(Fields& fields, Diagnostics& diagnostics) {
  const std::vector<Placed> all = fields.texts("text_any");
  for (const Placed& one : all) {
    if (!one.text.empty()) continue;
    diagnostics.push_back(
        {one.place, "a part of 'text_any' is empty",
         "an act is taken where its summary or note holds one of the parts, "
         "and every text holds the empty one",
         "write a word, or leave text_any out"});
  }
  return plain(all);
}

Clause read_clause(const TomlValue& table,
                   Names& names,
                   Diagnostics& diagnostics) {
  Fields fields(table, "a [[group.select]]", diagnostics);
  Clause clause;
  clause.place = fields.place();
  clause.kinds = used(fields, "kinds", Thing::kind, names);
  clause.sides = read_sides(fields, diagnostics);
  clause.actors_any = used(fields, "actors_any", Thing::actor, names);
  clause.actors_none = used(fields, "actors_none", Thing::actor, names);
  clause.targets_any = used(fields, "targets_any", Thing::actor, names);
  clause.text_any = read_parts(fields, diagnostics);
  clause.terms = plain(fields.texts("terms"));
  clause.terms_none = plain(fields.texts("terms_none"));
  clause.outcomes = plain(fields.texts("outcomes"));
  clause.units = used(fields, "units", Thing::unit, names);
  clause.scheduled = plain(fields.texts("scheduled"));
  clause.lines_any = used(fields, "lines_any", Thing::line, names);
  clause.ids = used(fields, "ids", Thing::act, names);
  if (fields.has("least_weight")) {
    clause.least_weight = fields.number("least_weight");
  }
  if (fields.has("below_weight")) {
    clause.below_weight = fields.number("below_weight");
  }
  clause.own_kind_covered = fields.truth_or("own_kind_covered", false);
  fields.refuse_unknown();
  return clause;
}

void read_except(Fields& fields,
                 Group& group,
                 Names& names,
                 Diagnostics& diagnostics) {
  for (const TomlValue* table : fields.tables("except")) {
    Fields one(*table, "a [[group.except]]", diagnostics);
    group.except.push_back(one.text("id"));
    names.use(Thing::act, group.except.back(), one.place("id"));
    group.except_reasons.push_back(one.text("reason"));
    one.refuse_unknown();
  }
}

}  // namespace

Group read_group(const TomlValue& table,
                 Names& names,
                 Diagnostics& diagnostics) {
  Fields fields(table, "a [[group]]", diagnostics);
  Group group;
  group.place = fields.place();
  group.name = fields.text("name");
  names.define(Thing::group, group.name, fields.place("name"));
  if (group.name.find_first_of(",()") != std::string::npos) {
    fields.report("name", "'" + group.name + "' cannot be a group's name",
                  "terms such as recent(" + group.name +
                      ", 30) read the name up to the comma",
                  "leave out commas and brackets");
  }
  group.one = fields.text_or("one", group.name);
  group.many = fields.text_or("many", group.name);
  group.side = fields.choice<Side>("side", kSides, {});
  group.counting = fields.choice<Counting>(
      "counts", {{"days", Counting::days}, {"acts", Counting::acts}}, {});
  group.eligibility = fields.choice<Eligibility>(
      "eligible",
      {{"outcomes", Eligibility::outcomes}, {"terms", Eligibility::terms}}, {});
  group.gates = used(fields, "gates", Thing::family, names);
  group.at_risk = fields.choice<Risk>("at_risk",
                                      {{"always", Risk::always},
                                       {"line open", Risk::line_open},
                                       {"line shut", Risk::line_shut}},
                                      Risk::always);
  group.only = fields.span_or_all("only");
  group.announced = fields.truth_or("announced", false);
  group.unweighted = fields.truth_or("unweighted", false);
  group.second_coding = fields.truth_or("second_coding", false);
  for (const TomlValue* clause : fields.tables("select")) {
    group.select.push_back(read_clause(*clause, names, diagnostics));
  }
  if (group.select.empty()) {
    fields.report("select", "the group '" + group.name + "' selects nothing",
                  "a group is the acts that fit a [[group.select]]",
                  "add [[group.select]] below it with kinds = [...]");
  }
  read_except(fields, group, names, diagnostics);
  fields.refuse_unknown();
  return group;
}

Track read_track(const TomlValue& table,
                 Names& names,
                 Diagnostics& diagnostics) {
  Fields fields(table, "a [[track]]", diagnostics);
  Track track;
  track.place = fields.place();
  track.name = fields.text("name");
  names.define(Thing::track, track.name, fields.place("name"));
  track.title = fields.text("title");
  track.line = fields.text_or("line", "");
  if (!track.line.empty()) {
    names.define(Thing::line, track.line, fields.place("line"));
  }
  track.opening_kinds = used(fields, "opening_kinds", Thing::kind, names);
  track.closing_kinds = used(fields, "closing_kinds", Thing::kind, names);
  track.opening_ids = used(fields, "opening_ids", Thing::act, names);
  track.closing_ids = used(fields, "closing_ids", Thing::act, names);
  track.lasts_to_end = fields.truth_or("lasts_to_end", false);
  track.actors_any = used(fields, "actors_any", Thing::actor, names);
  track.summary_names = fields.text_or("summary_names", "");
  track.packages = used(fields, "packages", Thing::package, names);
  track.at_risk = fields.truth_or("at_risk", false);
  track.note = fields.text_or("note", "");
  const bool opens = !track.opening_kinds.empty() || !track.opening_ids.empty();
  if (track.line.empty() && !opens) {
    fields.report("name", "nothing opens the track '" + track.name + "'",
                  "a track follows from acts",
                  "give line, opening_kinds or opening_ids");
  }
  if (track.at_risk && track.line.empty()) {
    fields.report("at_risk", "'" + track.name + "' is no line",
                  "only lines can be cut and restored",
                  "give the line or remove at_risk");
  }
  fields.refuse_unknown();
  return track;
}

}  // namespace entente::casefile
