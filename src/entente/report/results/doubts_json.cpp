// Doubts and the reading of acts as the JSON of docs/json.md.
#include <nlohmann/json.hpp>

#include "entente/doubt/doubts.hpp"
#include "entente/doubt/reading.hpp"
#include "entente/report/results/results_json.hpp"

namespace entente::report {
namespace {

using nlohmann::ordered_json;

ordered_json reading_json(const doubt::Fates& acts) {
  ordered_json unread = ordered_json::object();
  for (std::size_t i = 1; i < acts.size(); ++i)
    if (acts[i] > 0)
      unread[std::string(doubt::name_of(static_cast<doubt::Fate>(i)))] =
          acts[i];
  return {{"acts", doubt::total(acts)}, {"read", acts[0]}, {"unread", unread}};
}

}  // namespace

ordered_json doubt_json(const Diagnostic& doubt) {
  return {{"file", doubt.place.file},
          {"line", doubt.place.line},
          {"column", doubt.place.column},
          {"problem", doubt.problem},
          {"why", doubt.why},
          {"do", doubt.hint}};
}

ordered_json doubts_json(const casefile::Case& the_case) {
  ordered_json out;
  out["doubts"] = ordered_json::array();
  for (const Diagnostic& one : doubt::doubts_of(the_case))
    out["doubts"].push_back(doubt_json(one));
  const doubt::ReadingTable table = doubt::reading_of(the_case);
  out["acts_read"] = reading_json(table.record);
  out["acts_read"]["groups"] = ordered_json::array();
  for (const doubt::GroupReading& group : table.groups) {
    ordered_json row = {{"group", group.group}};
    row.update(reading_json(group.acts));
    out["acts_read"]["groups"].push_back(row);
  }
  return out;
}

}  // namespace entente::report
