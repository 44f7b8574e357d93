#include "entente/study/result_shape.hpp"

#include <array>
#include <span>

#include <nlohmann/json.hpp>

namespace entente::study {
namespace {

using nlohmann::ordered_json;

// "a.b[].c": c in every item of the list b. Below a null nothing is asked.
enum class Is { text, number, truth, list, object };
struct Field {
  std::string_view path;
  Is is = Is::text;
};

constexpr std::array kClaims = {
    Field{"claims[].id", Is::text},
    Field{"claims[].title", Is::text},
    Field{"claims[].form", Is::text},
    Field{"claims[].outcome", Is::text},
    Field{"claims[].word", Is::text},
    Field{"claims[].word_before_cap", Is::text},
    Field{"claims[].probability", Is::number},
    Field{"claims[].regions", Is::object},
    Field{"claims[].estimate.log_rr60", Is::number},
    Field{"claims[].estimate.smallest_leaning", Is::number},
    Field{"claims[].corrected.log_rr60", Is::number},
    Field{"claims[].corrected.se", Is::number},
    Field{"claims[].null.median", Is::number},
    Field{"claims[].e_value", Is::number},
    Field{"claims[].e_value_interval", Is::number},
    Field{"claims[].unseen", Is::object},
    Field{"claims[].unseen.seen[].name", Is::text},
    Field{"claims[].mc_error", Is::number},
    Field{"claims[].why_cannot", Is::text},
    Field{"claims[].doubles[].term", Is::text},
    Field{"claims[].doubles[].remedy", Is::text},
    Field{"claims[].corrected.low", Is::number},
    Field{"claims[].corrected.high", Is::number},
    Field{"claims[].stability[].name", Is::text},
    Field{"claims[].stability[].word", Is::text},
    Field{"claims[].flips[]", Is::text},
    Field{"claims[].acts[].day", Is::text},
    Field{"claims[].acts[].ids[]", Is::text},
    Field{"claims[].days_used", Is::number},
    Field{"claims[].measured", Is::object},
    Field{"many", Is::object},
};

constexpr std::array kMultiverse = {
    Field{"multiverse.claim", Is::text},
    Field{"multiverse.title", Is::text},
    Field{"multiverse.sentence", Is::text},
    Field{"multiverse.combinations", Is::number},
    Field{"multiverse.same", Is::number},
    Field{"multiverse.not_converged", Is::number},
    Field{"multiverse.choices[].name", Is::text},
    Field{"multiverse.choices[].levels[]", Is::text},
    Field{"multiverse.choices[].share", Is::number},
    Field{"multiverse.specifications[].levels[]", Is::number},
    Field{"multiverse.specifications[].log_rr60", Is::number},
    Field{"multiverse.specifications[].corrected_se", Is::number},
    Field{"multiverse.specifications[].word", Is::text},
    Field{"multiverse.curve.median", Is::number},
    Field{"multiverse.curve.share_for", Is::number},
    Field{"multiverse.curve.share_against", Is::number},
    Field{"multiverse.joint.records", Is::number},
    Field{"multiverse.joint.median_p", Is::number},
    Field{"multiverse.joint.share_p", Is::number},
};

constexpr std::array kCurves = {
    Field{"curves[].claim", Is::text},
    Field{"curves[].specifications", Is::number},
    Field{"curves[].place", Is::number},
    Field{"curves[].curve.median", Is::number},
    Field{"curves[].curve.share_for", Is::number},
    Field{"curves[].curve.share_against", Is::number},
    Field{"curves[].choices[].name", Is::text},
    Field{"curves[].choices[].share", Is::number},
    Field{"curves[].choices[].levels[].name", Is::text},
    Field{"curves[].choices[].levels[].specifications", Is::number},
    Field{"curves[].choices[].levels[].shares[]", Is::number},
    Field{"curves[].estimates[]", Is::list},
};

constexpr std::array kContest = {
    Field{"theories[].name", Is::text},
    Field{"theories[].title", Is::text},
    Field{"theories[].log_evidence", Is::number},
    Field{"theories[].mc_error", Is::number},
    Field{"theories[].share", Is::number},
    Field{"theories[].why_cannot", Is::text},
    Field{"theories[].half_scale.why_cannot", Is::text},
    Field{"theories[].double_scale.why_cannot", Is::text},
    Field{"theories[].by_outcome[].outcome", Is::text},
    Field{"theories[].by_outcome[].log_evidence", Is::number},
    Field{"theories[].by_outcome[].reliable", Is::truth},
    Field{"theories[].half_scale.log_evidence", Is::number},
    Field{"theories[].double_scale.log_evidence", Is::number},
    Field{"theories[].effects[].term", Is::text},
    Field{"theories[].effects[].rr60", Is::number},
    Field{"strongest_for_null.theory", Is::text},
    Field{"strongest_for_null.factor", Is::number},
    Field{"ties[]", Is::list},
};

constexpr std::array kForecast = {
    Field{"items[].id", Is::text},
    Field{"items[].title", Is::text},
    Field{"items[].horizon", Is::number},
    Field{"items[].as_of", Is::text},
    Field{"items[].probability", Is::number},
    Field{"items[].low", Is::number},
    Field{"items[].high", Is::number},
    Field{"items[].base_rate", Is::number},
    Field{"items[].rivals.two_speed", Is::number},
    Field{"fan", Is::object},
    Field{"track_record[].id", Is::text},
    Field{"track_record[].horizon", Is::number},
    Field{"track_record[].origins", Is::number},
    Field{"track_record[].brier", Is::number},
    Field{"track_record[].brier_base", Is::number},
    Field{"track_record[].brier_two_speed", Is::number},
    Field{"track_record[].skill", Is::number},
    Field{"track_record[].skill_two_speed", Is::number},
    Field{"track_record[].left_out", Is::object},
    Field{"origins[].id", Is::text},
    Field{"origins[].day", Is::text},
    Field{"origins[].probability", Is::number},
};

constexpr std::array kAnswer = {
    Field{"question.id", Is::text},
    Field{"came", Is::text},
    Field{"seen", Is::number},
    Field{"start", Is::text},
    Field{"known", Is::text},
    Field{"carried_days", Is::number},
    Field{"acts", Is::number},
    Field{"drawn", Is::text},
    Field{"drawn_as", Is::text},
    Field{"said.probability", Is::number},
    Field{"said.low", Is::number},
    Field{"said.high", Is::number},
    Field{"said.horizon", Is::number},
    Field{"said.base_rate", Is::number},
    Field{"said.persistence", Is::number},
    Field{"said.rivals.two_speed", Is::number},
    Field{"said.rivals.windows", Is::number},
    Field{"track_record.origins", Is::number},
    Field{"track_record.brier", Is::number},
    Field{"track_record.skill", Is::number},
    Field{"track_record.left_out", Is::object},
};

constexpr std::array kTheories = {
    Field{"theories[].name", Is::text},
    Field{"theories[].title", Is::text},
    Field{"theories[].log_evidence", Is::number},
    Field{"theories[].share", Is::number},
};

constexpr std::array kLaw = {
    Field{"items[].id", Is::text},
    Field{"items[].title", Is::text},
    Field{"items[].horizon", Is::number},
    Field{"items[].probability", Is::number},
};

constexpr std::array kPolicies = {
    Field{"from", Is::text},
    Field{"draws", Is::number},
    Field{"per_draw", Is::number},
    Field{"days[]", Is::number},
    Field{"columns[].id", Is::text},
    Field{"columns[].title", Is::text},
    Field{"columns[].share", Is::number},
    Field{"outcomes[].id", Is::text},
    Field{"outcomes[].title", Is::text},
    Field{"outcomes[].measure", Is::text},
    Field{"outcomes[].cost", Is::truth},
    Field{"policies[].id", Is::text},
    Field{"policies[].title", Is::text},
    Field{"policies[].outcomes[].id", Is::text},
    Field{"policies[].outcomes[].days", Is::number},
    Field{"policies[].outcomes[].by_theory[].theory", Is::text},
    Field{"policies[].outcomes[].by_theory[].difference", Is::number},
    Field{"policies[].outcomes[].by_theory[].tied", Is::truth},
    Field{"policies[].outcomes[].mixture", Is::object},
    Field{"policies[].outcomes[].mixture.mean", Is::number},
    Field{"policies[].outcomes[].mixture.low", Is::number},
    Field{"policies[].beyond_record[]", Is::text},
    Field{"policies[].levers[].group", Is::text},
    Field{"policies[].levers[].mean", Is::number},
    Field{"contrasts[].policy", Is::text},
    Field{"contrasts[].rival", Is::text},
    Field{"contrasts[].outcome", Is::text},
    Field{"contrasts[].days", Is::number},
    Field{"contrasts[].difference", Is::number},
    Field{"contrasts[].low", Is::number},
    Field{"contrasts[].high", Is::number},
    Field{"contrasts[].p_lower", Is::number},
    Field{"contrasts[].p_lower_error", Is::number},
    Field{"contrasts[].beyond_record[]", Is::text},
    Field{"profiles[].id", Is::text},
    Field{"profiles[].title", Is::text},
    Field{"profiles[].best", Is::text},
    Field{"profiles[].minimax_regret", Is::text},
    Field{"profiles[].losses[].policy", Is::text},
    Field{"profiles[].losses[].tied_with_best", Is::truth},
    Field{"profiles[].p_best[].p", Is::number},
    Field{"frontier[].policy", Is::text},
    Field{"frontier[].at", Is::object},
    Field{"frontier[].dominated", Is::truth},
    Field{"reversal[].profile", Is::text},
    Field{"reversal[].best", Is::text},
    Field{"reversal[].rival", Is::text},
    Field{"reversal[].effects[].term", Is::text},
    Field{"reversal[].effects[].ratio", Is::number},
    Field{"reversal[].effects[].ratio_needed", Is::number},
    Field{"reversal[].share_moved", Is::number},
    Field{"value_of_information[].effect.outcome", Is::text},
    Field{"value_of_information[].effect.term", Is::text},
    Field{"value_of_information[].gain", Is::number},
    Field{"value_of_information[].error", Is::number},
    Field{"back_test[].outcome", Is::text},
    Field{"passed_by[].term", Is::text},
    Field{"passed_by[].group", Is::text},
    Field{"back_test[].inside80", Is::number},
    Field{"back_windows[].from", Is::text},
    Field{"back_windows[].came", Is::number},
    Field{"back_widening[].factor", Is::number},
    Field{"back_widening[].widened", Is::number},
    Field{"back_tried[].widened", Is::number},
    Field{"levels[].outcome", Is::text},
    Field{"levels[].drifting_high80", Is::number},
};

bool is(const ordered_json& value, Is what) {
  switch (what) {
    case Is::text:
      return value.is_string();
    case Is::number:
      return value.is_number() || value.is_null();
    case Is::truth:
      return value.is_boolean() || value.is_null();
    case Is::list:
      return value.is_array();
    case Is::object:
      return value.is_structured() || value.is_null();
  }
  return false;
}

bool holds(const ordered_json& value, std::string_view path, Is what) {
  if (path.empty()) return is(value, what);
  if (path.starts_with("[]")) {
    if (!value.is_array()) return false;
    for (const ordered_json& item : value)
      if (!holds(item, path.substr(2), what)) return false;
    return true;
  }
  if (path.starts_with('.')) {
    if (value.is_null()) return true;
    path.remove_prefix(1);
  }
  const std::string_view key = path.substr(0, path.find_first_of(".["));
  const auto found = value.find(key);
  return value.is_object() && found != value.end() &&
         holds(*found, path.substr(key.size()), what);
}

}  // namespace

bool has_shape(const ordered_json& result, std::string_view stage) {
  std::span<const Field> fields;
  if (stage == "claims") fields = kClaims;
  if (stage == "multiverse") fields = kMultiverse;
  if (stage == "curves") fields = kCurves;
  if (stage == "contest") fields = kContest;
  if (stage == "forecast") fields = kForecast;
  if (stage == "law") fields = kLaw;
  if (stage == "theories") fields = kTheories;
  if (stage == "answer") fields = kAnswer;
  if (stage == "policies") fields = kPolicies;
  if (fields.empty()) return false;
  for (const Field& field : fields)
    if (!holds(result, field.path, field.is)) return false;
  return true;
}

}  // namespace entente::study
