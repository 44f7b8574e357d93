#include <algorithm>
#include <functional>

#include "entente/casefile/density_table.hpp"
#include "entente/casefile/settings.hpp"

namespace entente::casefile {
namespace {

using theory::ModelSpec;

void read_tiers(Fields& top, ModelSpec& model, Diagnostics& diagnostics) {
  for (const TomlValue* table : top.tables("tier")) {
    Fields fields(*table, "a [[tier]]", diagnostics);
    theory::Tier tier;
    tier.from_acts = fields.whole("from_acts");
    tier.harmonics = fields.whole_or("harmonics", 0);
    tier.eras = fields.truth_or("eras", false);
    tier.density = fields.truth_or("density", false);
    tier.memory = read_memory(fields);
    if (!model.tiers.empty() &&
        tier.from_acts >= model.tiers.back().from_acts) {
      fields.report("from_acts", "the tiers do not fall",
                    "a group gets the first tier whose number it reaches",
                    "write the tier with the most acts first");
    }
    fields.refuse_unknown();
    model.tiers.push_back(std::move(tier));
  }
  if (model.tiers.empty() || model.tiers.back().from_acts != 0) {
    top.report("tier", "no [[tier]] holds for groups with few acts",
               "every group needs one",
               "add a last [[tier]] with from_acts = 0");
  }
}

void read_laws(Fields& top,
               ModelSpec& model,
               Names& names,
               Diagnostics& diagnostics) {
  for (const TomlValue* table : top.tables("law")) {
    Fields fields(*table, "a [[law]]", diagnostics);
    theory::LawSpec law;
    law.place = fields.place();
    law.group = fields.text("group");
    names.use(Thing::group, law.group, fields.place("group"));
    law.acts_per_year = fields.number("acts_per_year");
    law.within_factor = fields.number_or("within_factor", 3);
    if (fields.has("tier_as_if_acts")) {
      law.tier_as_if_acts = fields.whole("tier_as_if_acts");
    }
    law.title = fields.text_or("title", law.group);
    law.variant = fields.truth_or("variant", false);
    fields.refuse_unknown();
    const bool twice = std::any_of(
        model.laws.begin(), model.laws.end(),
        [&](const theory::LawSpec& l) { return l.group == law.group; });
    if (twice) {
      fields.report("group", "the group '" + law.group + "' has two laws",
                    "a group has one law", "remove one of the two");
    }
    model.laws.push_back(std::move(law));
  }
  if (model.laws.empty()) {
    top.report("law", "no group has a law",
               "a fit needs at least one group to model",
               "add [[law]] with group and acts_per_year");
  }
}

void read_unions(Fields& top,
                 ModelSpec& model,
                 Names& names,
                 Diagnostics& diagnostics) {
  for (const TomlValue* table : top.tables("union")) {
    Fields fields(*table, "a [[union]]", diagnostics);
    theory::UnionSpec one;
    one.place = fields.place();
    one.whole = fields.text("whole");
    names.use(Thing::group, one.whole, fields.place("whole"));
    const std::vector<Placed> parts = fields.texts("parts");
    names.use_all(Thing::group, parts);
    one.parts = plain(parts);
    fields.refuse_unknown();
    model.unions.push_back(std::move(one));
  }
}

void read_eras(Fields& top, ModelSpec& model, Diagnostics& diagnostics) {
  for (const TomlValue* table : top.tables("era")) {
    Fields fields(*table, "an [[era]]", diagnostics);
    theory::Era era;
    era.name = fields.text("name");
    era.span.from = fields.day_or_none("from").value_or(kFirstDay);
    era.span.to = fields.day_or_none("to").value_or(kLastDay);
    if (era.span.to < era.span.from) {
      fields.report("to", "the end lies before the start",
                    "an era ends on its last day", "exchange the two");
    }
    for (const theory::Era& other : model.eras) {
      if (era.span.from <= other.span.to && other.span.from <= era.span.to) {
        fields.report("from", "this era overlaps '" + other.name + "'",
                      "a day would have two effects",
                      "let one end on the day before the other begins");
      }
    }
    fields.refuse_unknown();
    model.eras.push_back(std::move(era));
  }
}

void read_events(Fields& top,
                 ModelSpec& model,
                 Names& names,
                 Diagnostics& diagnostics) {
  for (const TomlValue* table : top.tables("event")) {
    Fields fields(*table, "an [[event]]", diagnostics);
    theory::EventSpec event;
    event.place = fields.place();
    event.name = fields.text("name");
    names.define(Thing::event, event.name, fields.place("name"));
    event.kinds = plain(fields.texts("kinds"));
    if (event.kinds.empty()) {
      fields.report("kinds", "the event '" + event.name + "' names no kind",
                    "an event is a set of rows of calendar.csv",
                    "add kinds = [...] with kinds of calendar.csv");
    }
    event.contains = plain(fields.texts("contains"));
    fields.refuse_unknown();
    model.events.push_back(std::move(event));
  }
}

std::vector<theory::NamedTerm> read_terms(Fields& fields,
                                          const std::string& key) {
  std::vector<theory::NamedTerm> terms;
  for (const Placed& one : fields.texts(key)) {
    terms.push_back({one.text, one.place});
  }
  return terms;
}

}  // namespace

std::vector<double> read_memory(Fields& fields) {
  const std::vector<double> memory = fields.numbers("memory");
  const bool rising =
      std::adjacent_find(memory.begin(), memory.end(),
                         std::greater_equal<>{}) == memory.end();
  if (!rising) {
    fields.report("memory", "these half-lives are not rising",
                  "each is a time in days after which an act counts half",
                  "write for example memory = [5, 20, 90]");
    return {};
  }
  return memory;
}

void read_model(Fields& top,
                ModelSpec& model,
                Names& names,
                Diagnostics& diagnostics) {
  read_tiers(top, model, diagnostics);
  read_laws(top, model, names, diagnostics);
  read_unions(top, model, names, diagnostics);
  read_eras(top, model, diagnostics);
  read_events(top, model, names, diagnostics);
  read_density(top, model.density, names, diagnostics);
  const TomlValue* table = top.table_or_null("model");
  if (table == nullptr) return;
  Fields fields(*table, "[model]", diagnostics);
  model.treatments = read_terms(fields, "treatments");
  model.responses = read_terms(fields, "responses");
  const std::vector<Placed> reacting = fields.texts("reacting");
  names.use_all(Thing::group, reacting);
  model.reacting = plain(reacting);
  model.breaks = fields.days("breaks");
  const auto scale = [&](const char* key, double& value) {
    value = fields.number_or(key, value);
  };
  scale("harmonic_sd", model.harmonic_sd);
  scale("era_sd", model.era_sd);
  scale("density_sd", model.density_sd);
  scale("break_sd", model.break_sd);
  model.median_ratio = fields.number_or("median_ratio", model.median_ratio);
  model.lag_other = fields.whole_or("lag_other", model.lag_other);
  model.lag_own = fields.whole_or("lag_own", model.lag_own);
  fields.refuse_unknown();
}

}  // namespace entente::casefile
