#include "entente/casefile/measured_tables.hpp"
#include "entente/casefile/settings.hpp"

namespace entente::casefile {
namespace {

using claim::ClaimSpec;
using claim::Form;
using theory::Sign;

void split(const std::vector<Placed>& placed,
           std::vector<std::string>& texts,
           std::vector<Place>& places) {
  for (const Placed& one : placed) {
    texts.push_back(one.text);
    places.push_back(one.place);
  }
}

claim::RowSpec read_row(const TomlValue& table,
                        Names& names,
                        Diagnostics& diagnostics) {
  Fields fields(table, "a [[row]]", diagnostics);
  claim::RowSpec row;
  row.place = fields.place();
  row.name = fields.text("name");
  row.outcome = fields.text_or("outcome", "");
  if (!row.outcome.empty()) {
    names.use(Thing::group, row.outcome, fields.place("outcome"));
  }
  row.treatment = fields.text_or("treatment", "");
  row.treatment_place = fields.place("treatment");
  row.from = fields.day_or_none("from");
  if (fields.has("without")) row.without = fields.span_or_all("without");
  row.without_before_first = fields.text_or("without_before_first", "");
  if (!row.without_before_first.empty()) {
    names.use(Thing::group, row.without_before_first,
              fields.place("without_before_first"));
    row.days_before = fields.whole("days_before");
  }
  row.without_around_ends = fields.text_or("without_around_ends", "");
  if (!row.without_around_ends.empty()) {
    names.use(Thing::track, row.without_around_ends,
              fields.place("without_around_ends"));
    row.days_around = fields.whole("days_around");
  }
  fields.refuse_unknown();
  const bool changes = !row.outcome.empty() || !row.treatment.empty() ||
                       row.from || row.without ||
                       !row.without_before_first.empty() ||
                       !row.without_around_ends.empty();
  if (!changes) {
    fields.report("name", "the row '" + row.name + "' changes nothing",
                  "a row is a variant of the claim",
                  "give outcome, treatment, from, without, "
                  "without_before_first or without_around_ends");
  }
  return row;
}

}  // namespace

theory::TheorySpec read_theory(const TomlValue& table,
                               const std::string& id,
                               Names& names,
                               Diagnostics& diagnostics) {
  Fields fields(table, "a theory", diagnostics);
  theory::TheorySpec theory;
  theory.id = id;
  theory.place = fields.place();
  theory.title = fields.text("title");
  theory.argument = fields.text("argument");
  theory.holders = fields.text("holders");
  if (fields.has("memory")) theory.memory = read_memory(fields);
  for (const TomlValue* one : fields.tables("effect")) {
    Fields effect(*one, "an [[effect]]", diagnostics);
    theory::EffectSpec spec;
    spec.place = effect.place("term");
    spec.outcome = effect.text("outcome");
    names.use(Thing::group, spec.outcome, effect.place("outcome"));
    spec.term = effect.text("term");
    spec.sign = effect.choice<Sign>("sign",
                                    {{"raises", Sign::raises},
                                     {"lowers", Sign::lowers},
                                     {"either", Sign::either}},
                                    {});
    spec.reason = effect.text("reason");
    effect.refuse_unknown();
    theory.effects.push_back(std::move(spec));
  }
  fields.refuse_unknown();
  return theory;
}

ClaimSpec read_claim(const TomlValue& table,
                     const std::string& id,
                     Names& names,
                     Diagnostics& diagnostics) {
  Fields fields(table, "a claim", diagnostics);
  ClaimSpec claim;
  claim.id = id;
  claim.place = fields.place();
  claim.title = fields.text("title");
  claim.sentence = fields.text("sentence");
  claim.says = fields.text("says");
  claim.quote = fields.text_or("quote", "");
  if (fields.has("about")) claim.about = fields.text("about");
  claim.form = fields.choice<Form>("form",
                                   {{"above", Form::above},
                                    {"below", Form::below},
                                    {"not above", Form::not_above},
                                    {"not below", Form::not_below},
                                    {"season", Form::season},
                                    {"hazard", Form::hazard},
                                    {"hazard ratio", Form::hazard_ratio},
                                    {"episode", Form::episode},
                                    {"gain", Form::gain},
                                    {"policy", Form::policy},
                                    {"cannot be asked", Form::cannot_be_asked}},
                                   {});
  if (claim.form != Form::cannot_be_asked)
    claim.outcome = fields.text("outcome");
  // That of a policy is one of [[policies.outcome]].
  if (claim.form != Form::cannot_be_asked && claim.form != Form::policy)
    names.use(Thing::group, claim.outcome, fields.place("outcome"));
  claim.treatment = is_effect(claim.form) || claim.form == Form::gain
                        ? fields.text("treatment")
                        : fields.text_or("treatment", "");
  claim.outcome_place = fields.place("outcome");
  claim.treatment_place = fields.place("treatment");
  claim.acts = fields.text_or("acts", "");
  claim.acts_place = fields.place("acts");
  if (!claim.acts.empty())
    names.use(Thing::group, claim.acts, claim.acts_place);
  split(fields.texts("replaces"), claim.replaces, claim.replaces_places);
  split(fields.texts("with"), claim.with, claim.with_places);
  split(fields.texts("beside"), claim.beside, claim.beside_places);
  claim.definition = fields.text("definition");
  claim.confounders = fields.text("confounders");
  claim.published = fields.text("published");
  claim.undo = fields.text("undo");
  for (const TomlValue* row : fields.tables("row")) {
    claim.rows.push_back(read_row(*row, names, diagnostics));
  }
  read_measured(fields, names, diagnostics, claim);
  fields.refuse_unknown();
  return claim;
}

}  // namespace entente::casefile
