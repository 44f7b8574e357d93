// try: a case as it would be with other settings, beside the case as it is.

#include <nlohmann/json.hpp>

#include "entente/casefile/sheet.hpp"
#include "entente/cli/ask/ask_verbs.hpp"
#include "entente/cli/shell/asked.hpp"
#include "entente/cli/shell/refusal.hpp"
#include "entente/cli/shell/streams.hpp"
#include "entente/core/holds.hpp"
#include "entente/report/results/variant_json.hpp"
#include "entente/study/tried.hpp"
#include "entente/variant/groups.hpp"
#include "entente/variant/settings.hpp"

namespace entente::cli {
namespace {

using nlohmann::ordered_json;

// An outcome of --outcome that either does not forecast, or nothing.
std::optional<Exit> unknown_outcome(const casefile::Case& before,
                                    const casefile::Case& after,
                                    const Options& options) {
  const auto ids_in = [](const casefile::Case& value) {
    std::vector<std::string> ids;
    for (const forecast::ItemSpec& item : value.forecast.items)
      ids.push_back(item.id);
    return ids;
  };
  const std::vector<std::string> ids = ids_in(before), then = ids_in(after);
  for (const std::string& id : options.asking.outcomes) {
    if (holds(ids, id) && holds(then, id)) continue;
    return refuse(
        "--outcome " + id + ": there is no such [[forecast.item]]",
        ids.empty()
            ? "this case forecasts nothing"
            : casefile::did_you_mean(
                  id, ids, "the items are " + casefile::one_of_text(ids)));
  }
  return {};
}

// Those that are asked for; else, where a definition changed, all that both
// forecast.
std::vector<std::string> outcomes_of(const casefile::Case& before,
                                     const casefile::Case& after,
                                     const ordered_json& groups,
                                     const Options& options) {
  if (!options.asking.outcomes.empty() || groups.empty())
    return options.asking.outcomes;
  std::vector<std::string> ids;
  for (const forecast::ItemSpec& item : before.forecast.items)
    for (const forecast::ItemSpec& then : after.forecast.items)
      if (item.id == then.id) ids.push_back(item.id);
  return ids;
}

ordered_json outcomes_json(const study::Asked& before,
                           const study::Asked& after,
                           const std::vector<std::string>& ids) {
  ordered_json out = ordered_json::array();
  for (const std::string& id : ids)
    for (const forecast::ItemSpec& item : before.the_case->forecast.items)
      if (item.id == id)
        out.push_back({{"id", id},
                       {"title", item.title},
                       {"horizons", study::outcome_tried(before, after, id)}});
  return out;
}

// All settings, or what is wrong with the first that is.
std::optional<Exit> set_all(const Options& options, variant::Edits& edits) {
  for (const std::string& set : options.asking.sets) {
    const auto wrong = variant::set_key(set, edits);
    if (!wrong) continue;
    return refuse("--set '" + set + "': " + wrong->problem, wrong->hint);
  }
  return {};
}

Exit refuse_variant(const Diagnostics& mistakes,
                    const variant::Edits& edits,
                    const Options& options) {
  for (const Diagnostic& one : variant::told_by(mistakes, edits)) {
    const bool own = one.place.line == 0 && one.place.file.starts_with("--set");
    complain("{}{}{}", own ? "" : options.case_folder,
             own || one.place.file.empty() ? "" : "/", to_text(one));
  }
  complain("{} {} in {} as it would be; nothing was written\n", mistakes.size(),
           mistakes.size() == 1 ? "mistake" : "mistakes", options.case_folder);
  return Exit::bad_input;
}

}  // namespace

Exit try_settings(casefile::Case& the_case,
                  const casefile::Files& files,
                  const Options& options) {
  if (const auto exit = unknown_claim(the_case, options)) return *exit;
  variant::Edits edits{files, {}};
  if (const auto exit = set_all(options, edits)) return *exit;
  casefile::Reading reading = casefile::read_case(edits.files, the_case.id);
  if (!reading.diagnostics.empty())
    return refuse_variant(reading.diagnostics, edits, options);
  if (const auto exit = unknown_outcome(the_case, reading.value, options))
    return *exit;
  study::Asked before = asked_in(the_case, options);
  study::Asked after = asked_in(reading.value, options);
  for (study::Asked* one : {&before, &after}) {
    auto& value = one == &before ? the_case : reading.value;
    if (const auto problem = apply_days(value, *one, options))
      return refuse(problem->problem, problem->hint);
  }
  ordered_json result = {
      {"head", head_of(before)},
      {"set", options.asking.sets},
      {"groups", report::groups_moved_json(
                     variant::groups_moved(the_case, reading.value))},
      {"claims", ordered_json::array()}};
  for (const std::string& id : options.asking.claims)
    result["claims"].push_back(
        {{"id", id},
         {"title", study::find_claim(the_case, id)->title},
         {"few_nulls",
          study::claim_tried(before, after, id, study::Nulls::few)}});
  const bool as_text = options.format == Format::text;
  if (as_text) say("{}", tried_text(result));
  const auto outcomes =
      outcomes_of(the_case, reading.value, result["groups"], options);
  result["outcomes"] = outcomes_json(before, after, outcomes);
  if (as_text)
    say("{}", options.asking.outcomes.empty()
                  ? tried_moves_text(result["outcomes"])
                  : tried_outcomes_text(result["outcomes"]));
  for (ordered_json& claim : result["claims"]) {
    claim.update(
        study::claim_tried(before, after, claim["id"], study::Nulls::all));
    if (as_text) say("{}", tried_claim_text(claim));
  }
  if (!as_text) say("{}\n", result.dump(1));
  return Exit::done;
}

}  // namespace entente::cli
