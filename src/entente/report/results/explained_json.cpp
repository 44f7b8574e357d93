#include "entente/report/results/explained_json.hpp"

#include <nlohmann/json.hpp>

#include "entente/doubt/doubts.hpp"
#include "entente/report/results/results_json.hpp"

namespace entente::report {
namespace {

using nlohmann::ordered_json;

ordered_json days_json(const std::vector<Day>& days) {
  ordered_json out = ordered_json::array();
  for (const Day day : days)
    out.push_back(iso(day));
  return out;
}

ordered_json policy_json(const policy::Explained& one) {
  ordered_json out = {{"id", one.id},
                      {"title", one.title},
                      {"sentences", one.sentences},
                      {"fired", ordered_json::array()},
                      {"called_off", ordered_json::array()},
                      {"amounts", ordered_json::array()},
                      {"never", one.never}};
  for (const policy::Fired& rule : one.fired)
    out["fired"].push_back(
        {{"group", rule.group},
         {"dated", rule.dated},
         {"days", days_json(rule.days)},
         {"act_days_on_record", rule.acts},
         {"not_waited_for", rule.not_waited_for
                                ? ordered_json(iso(*rule.not_waited_for))
                                : ordered_json(nullptr)}});
  for (const policy::CalledOff& schedule : one.called_off)
    out["called_off"].push_back({{"group", schedule.group},
                                 {"days", days_json(schedule.days)},
                                 {"of", schedule.of}});
  for (const policy::Amount& amount : one.amounts)
    out["amounts"].push_back({{"group", amount.group},
                              {"least", amount.least},
                              {"most", amount.most},
                              {"record_least", amount.record_least},
                              {"record_most", amount.record_most},
                              {"beyond", amount.beyond}});
  return out;
}

}  // namespace

ordered_json explained_json(const casefile::Case& the_case) {
  const theory::Setting setting = casefile::setting_of(the_case);
  const theory::VerdictPanel verdict = theory::verdict_panel(setting);
  const std::vector<policy::Explained> explained =
      doubt::explained(the_case, verdict.panel);
  ordered_json out;
  out["days"] = the_case.decide.days.back();
  out["policies"] = ordered_json::array();
  for (const policy::Explained& one : explained)
    out["policies"].push_back(policy_json(one));
  out["doubts"] = ordered_json::array();
  for (const Diagnostic& one :
       doubt::doubts_of_policies(the_case, verdict.panel, explained))
    out["doubts"].push_back(doubt_json(one));
  return out;
}

}  // namespace entente::report
