// What a measured claim says beside its outcome: [hazard], [hazard_ratio],
// [episode], [gain], [policy].
#include "entente/casefile/measured_tables.hpp"

#include <algorithm>

namespace entente::casefile {
namespace {

using claim::ClaimSpec;
using claim::Form;
using claim::Holds;

// The table of that name, or null where it is missing, which is reported.
const TomlValue* table_for(Fields& top,
                           const std::string& name,
                           const std::string& form,
                           const std::string& keys) {
  const TomlValue* table = top.table_or_null(name);
  if (table == nullptr && !top.has(name))
    top.report(name, "a claim of form '" + form + "' needs [" + name + "]",
               "it says what is measured, and against what",
               "add [" + name + "] with " + keys);
  return table;
}

Holds read_holds(Fields& fields) {
  return fields.choice<Holds>(
      "holds", {{"above", Holds::above}, {"below", Holds::below}}, {});
}

std::vector<int> whole_numbers(Fields& fields, const std::string& key) {
  std::vector<int> out;
  for (const double number : fields.numbers(key)) {
    if (number != static_cast<int>(number))
      fields.report(key, "days are whole numbers", "they are counted",
                    "round them");
    const int whole = static_cast<int>(number);
    if (std::find(out.begin(), out.end(), whole) != out.end())
      fields.report(key, std::to_string(whole) + " stands twice",
                    "it would count twice", "write each once");
    out.push_back(whole);
  }
  return out;
}

std::optional<claim::HazardSpec> read_hazard(Fields& top,
                                             Names& names,
                                             Diagnostics& diagnostics) {
  const TomlValue* table =
      table_for(top, "hazard", "hazard", "track, from and threshold");
  if (table == nullptr) return {};
  Fields fields(*table, "[hazard]", diagnostics);
  claim::HazardSpec hazard;
  hazard.track = fields.text("track");
  names.use(Thing::track, hazard.track, fields.place("track"));
  hazard.from = fields.day("from").value_or(0);
  hazard.threshold = fields.number_or("threshold", hazard.threshold);
  hazard.prior_shape = fields.number_or("prior_cuts", hazard.prior_shape);
  hazard.prior_years = fields.number_or("prior_years", hazard.prior_years);
  hazard.also_from = fields.days("also_from");
  fields.refuse_unknown();
  return hazard;
}

std::optional<claim::HazardRatioSpec> read_ratio(Fields& top,
                                                 Names& names,
                                                 Diagnostics& diagnostics) {
  const TomlValue* table = table_for(top, "hazard_ratio", "hazard ratio",
                                     "track, threshold and holds");
  if (table == nullptr) return {};
  Fields fields(*table, "[hazard_ratio]", diagnostics);
  claim::HazardRatioSpec ratio;
  ratio.track = fields.text("track");
  names.use(Thing::track, ratio.track, fields.place("track"));
  ratio.threshold = fields.number("threshold");
  ratio.holds = read_holds(fields);
  ratio.prior_acts = fields.number_or("prior_acts", ratio.prior_acts);
  ratio.prior_years = fields.number_or("prior_years", ratio.prior_years);
  ratio.apart = fields.whole_or("apart", ratio.apart);
  ratio.also_apart = whole_numbers(fields, "also_apart");
  fields.refuse_unknown();
  return ratio;
}

std::optional<claim::EpisodeSpec> read_episode(Fields& top,
                                               Diagnostics& diagnostics) {
  const TomlValue* table =
      table_for(top, "episode", "episode", "from, to and holds");
  if (table == nullptr) return {};
  Fields fields(*table, "[episode]", diagnostics);
  claim::EpisodeSpec episode;
  episode.place = fields.place();
  const auto from = fields.day("from"), to = fields.day("to");
  episode.span = {from.value_or(0), to.value_or(0)};
  episode.holds = read_holds(fields);
  fields.refuse_unknown();
  return episode;
}

std::optional<claim::GainSpec> read_gain(Fields& top,
                                         Diagnostics& diagnostics) {
  const TomlValue* table =
      table_for(top, "gain", "gain", "horizons, threshold and holds");
  if (table == nullptr) return {};
  Fields fields(*table, "[gain]", diagnostics);
  claim::GainSpec gain;
  gain.horizons = whole_numbers(fields, "horizons");
  if (gain.horizons.empty())
    fields.report("horizons", "[gain] names no horizons",
                  "a forecast is of so many days", "write horizons = [30, 90]");
  gain.threshold = fields.number("threshold");
  gain.holds = read_holds(fields);
  fields.refuse_unknown();
  return gain;
}

std::optional<claim::PolicyContrastSpec> read_policy_claim(
    Fields& top, Diagnostics& diagnostics) {
  const TomlValue* table =
      table_for(top, "policy", "policy", "policy, rival and holds");
  if (table == nullptr) return {};
  Fields fields(*table, "[policy]", diagnostics);
  claim::PolicyContrastSpec contrast;
  contrast.policy = fields.text("policy");
  contrast.rival = fields.text("rival");
  contrast.policy_place = fields.place("policy");
  contrast.rival_place = fields.place("rival");
  contrast.holds = read_holds(fields);
  fields.refuse_unknown();
  return contrast;
}

}  // namespace

void read_measured(Fields& top,
                   Names& names,
                   Diagnostics& diagnostics,
                   ClaimSpec& claim) {
  switch (claim.form) {
    case Form::hazard:
      claim.hazard = read_hazard(top, names, diagnostics);
      return;
    case Form::hazard_ratio:
      claim.hazard_ratio = read_ratio(top, names, diagnostics);
      return;
    case Form::episode:
      claim.episode = read_episode(top, diagnostics);
      return;
    case Form::gain:
      claim.gain = read_gain(top, diagnostics);
      return;
    case Form::policy:
      claim.policy = read_policy_claim(top, diagnostics);
      return;
    case Form::cannot_be_asked:
      if (!top.has("would_need")) {
        top.report("would_need",
                   "a claim that cannot be asked needs 'would_need'",
                   "a reader wants to know what could decide it",
                   "add would_need = \"...\": the records it would take");
        return;
      }
      claim.would_need = top.text("would_need");
      return;
    default:
      return;
  }
}

}  // namespace entente::casefile
