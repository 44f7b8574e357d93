#include "entente/report/results/act_json.hpp"

#include <nlohmann/json.hpp>

#include "entente/record/act_words.hpp"
#include "entente/record/around.hpp"
#include "entente/record/clause_words.hpp"

namespace entente::report {
namespace {

using doubt::GroupTake;
using doubt::Reader;
using nlohmann::ordered_json;
using record::Act;
using record::in_list;

ordered_json ids_of(const record::Record& record,
                    const std::vector<std::size_t>& acts) {
  ordered_json ids = ordered_json::array();
  for (const std::size_t i : acts)
    ids.push_back(record.acts[i].id);
  return ids;
}

const record::Clause& clause_of(const casefile::Case& the_case,
                                const GroupTake& take) {
  return the_case.groups[take.group].select[take.clause];
}

ordered_json json_of(const std::vector<Reader>& readers) {
  ordered_json all = ordered_json::array();
  for (const Reader& reader : readers)
    all.push_back({{"id", reader.id}, {"as", reader.parts}});
  return all;
}

}  // namespace

ordered_json act_json(const Act& act) {
  return {{"id", act.id},
          {"date", record::date_of(act)},
          {"end", iso(act.end)},
          {"actor", in_list(act.actors)},
          {"target", in_list(act.targets)},
          {"side", text_of(act.side)},
          {"kind", act.kind},
          {"magnitude", act.magnitude ? ordered_json(*act.magnitude)
                                      : ordered_json(nullptr)},
          {"unit", act.unit},
          {"outcome", act.outcome},
          {"terms", act.terms},
          {"package", act.package},
          {"line", in_list(act.lines)},
          {"severity",
           act.severity ? ordered_json(*act.severity) : ordered_json(nullptr)},
          {"answers", act.answers},
          {"check", record::check_word(act.check)},
          {"summary", act.summary},
          {"source", act.source},
          {"note", act.note}};
}

void add_around(const casefile::Case& the_case,
                std::size_t act,
                ordered_json& json) {
  const record::Record& record = the_case.record;
  json["answered_by"] = ids_of(record, record::answered_by(record, act));
  json["followed"] =
      ids_of(record, record::followed_within(record, act, record::kFollowDays));
}

void add_reading(const casefile::Case& the_case,
                 const doubt::ActReading& reading,
                 ordered_json& json) {
  ordered_json groups = ordered_json::array();
  for (const GroupTake& take : reading.groups) {
    ordered_json one = {{"group", the_case.groups[take.group].name},
                        {"fate", doubt::name_of(take.fate)}};
    if (take.fate == doubt::Fate::no_group) {
      one["missed"] = take.missed;
    } else {
      one["selector"] = record::clause_text(clause_of(the_case, take));
      one["line"] = clause_of(the_case, take).place.line;
    }
    groups.push_back(std::move(one));
  }
  json["groups"] = std::move(groups);
  json["tracks"] = reading.tracks;
  json["claims"] = json_of(reading.claims);
  json["forecasts"] = json_of(reading.forecasts);
  json["theories"] = json_of(reading.theories);
}

}  // namespace entente::report
