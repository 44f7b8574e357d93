#include "entente/report/results/policies_json.hpp"

#include <algorithm>
#include <optional>

#include <nlohmann/json.hpp>

#include "entente/policy/sentences.hpp"
#include "entente/report/results/decision_json.hpp"

namespace entente::report {
namespace {

using decide::Comparison;
using nlohmann::ordered_json;

std::string text_of(decide::Measure measure) {
  switch (measure) {
    case decide::Measure::days:
      return "days";
    case decide::Measure::acts:
      return "acts";
    case decide::Measure::sizes:
      return "sizes";
    case decide::Measure::happens:
      return "happens";
    default:
      return "lines_open";
  }
}

ordered_json or_null(const std::string& text) {
  return text.empty() ? ordered_json(nullptr) : ordered_json(text);
}

ordered_json or_none(const std::optional<double>& value) {
  return value ? ordered_json(*value) : ordered_json(nullptr);
}

const policy::PolicySpec* spec_of(const casefile::Case& the_case,
                                  const std::string& id) {
  for (const policy::PolicySpec& spec : the_case.policies)
    if (spec.id == id) return &spec;
  return nullptr;
}

ordered_json columns_json(const Comparison& comparison) {
  ordered_json out = ordered_json::array();
  for (const decide::ColumnName& column : comparison.columns)
    out.push_back(
        {{"id", column.id},
         {"title", column.title},
         {"share", column.id == "base" ? ordered_json(nullptr)
                                       : ordered_json(column.share)}});
  return out;
}

ordered_json outcomes_json(const Comparison& comparison) {
  ordered_json out = ordered_json::array();
  for (const decide::OutcomeSpec& outcome : comparison.outcomes)
    out.push_back({{"id", outcome.id},
                   {"title", outcome.title},
                   {"measure", text_of(outcome.measure)},
                   {"group", or_null(outcome.group)},
                   {"part_of", or_null(outcome.part_of)},
                   {"cost", outcome.cost}});
  return out;
}

ordered_json days_json(const Comparison& comparison) {
  std::vector<int> days;
  for (const decide::MeasureName& measure : comparison.measures)
    if (std::find(days.begin(), days.end(), measure.days) == days.end())
      days.push_back(measure.days);
  std::sort(days.begin(), days.end());
  return days;
}

ordered_json measures_json(const Comparison& comparison,
                           const decide::PolicyResult& policy) {
  ordered_json out = ordered_json::array();
  for (std::size_t m = 0; m < comparison.measures.size(); ++m) {
    const decide::MeasureName& measure = comparison.measures[m];
    ordered_json by_theory = ordered_json::array();
    for (std::size_t c = 0; c < policy.by_column.size(); ++c) {
      ordered_json one = {{"theory", comparison.columns.at(c).id}};
      one.update(summary_json(policy.by_column[c].at(m)));
      by_theory.push_back(one);
    }
    out.push_back({{"id", comparison.outcomes.at(measure.outcome).id},
                   {"days", measure.days},
                   {"by_theory", by_theory},
                   {"mixture", policy.mixture.empty()
                                   ? ordered_json(nullptr)
                                   : summary_json(policy.mixture.at(m))}});
  }
  return out;
}

// What it says, a sentence each.
std::vector<std::string> rules_of(const casefile::Case& the_case,
                                  const policy::PolicySpec& spec) {
  const theory::Setting setting = casefile::setting_of(the_case);
  std::vector<std::string> out, never;
  for (const policy::RuleSpec& rule : spec.rules)
    out.push_back(policy::sentence_of(rule, setting));
  for (const policy::ScheduleSpec& schedule : spec.schedules)
    out.push_back(policy::sentence_of(schedule, setting));
  for (const policy::Named& group : spec.never)
    never.push_back(group.text);
  if (!never.empty()) out.push_back(policy::never_sentence(never, setting));
  return out;
}

ordered_json policy_json(const casefile::Case& the_case,
                         const Comparison& comparison,
                         const decide::PolicyResult& policy) {
  ordered_json out = {{"id", policy.id}, {"title", policy.title}};
  if (const policy::PolicySpec* spec = spec_of(the_case, policy.id)) {
    for (const auto& [key, words] : {std::pair{"argument", spec->argument},
                                     {"holders", spec->holders},
                                     {"quote", spec->quote}})
      if (!words.empty()) out[key] = words;
    out["rules"] = rules_of(the_case, *spec);
  }
  out["outcomes"] = measures_json(comparison, policy);
  out["beyond_record"] = ordered_json::array();
  out["levers"] = ordered_json::array();
  // No stretch of the window is as long as the last horizon.
  int longest = 0;
  for (const decide::MeasureName& measure : comparison.measures)
    longest = std::max(longest, measure.days);
  const bool too_short = longest > the_case.window.days();
  for (const decide::Lever& lever : policy.levers) {
    if (lever.beyond) out["beyond_record"].push_back(lever.group);
    const auto of_record = [&](double value) {
      return too_short ? ordered_json(nullptr) : ordered_json(value);
    };
    out["levers"].push_back(
        {{"group", lever.group},
         {"mean", lever.mean},
         {"record_least", of_record(lever.record_least)},
         {"record_most", of_record(lever.record_most)},
         {"share_of_stretches", of_record(lever.share_of_stretches)},
         {"beyond", lever.beyond}});
  }
  out["clamped_share"] = policy.clamped_share;
  return out;
}

ordered_json measure_json(const Comparison& comparison, std::size_t measure) {
  const decide::MeasureName& name = comparison.measures.at(measure);
  return {{"outcome", comparison.outcomes.at(name.outcome).id},
          {"days", name.days}};
}

ordered_json back_test_json(const Comparison& comparison,
                            const decide::BackTest& test) {
  ordered_json out = measure_json(comparison, test.measure);
  out.update({{"windows", test.windows},
              {"inside50", test.inside50},
              {"inside80", test.inside80},
              {"low80", test.low80},
              {"high80", test.high80}});
  return out;
}

ordered_json window_json(const Comparison& comparison,
                         const decide::BackTestWindow& window) {
  ordered_json out = {{"from", iso(window.from)}};
  out.update(measure_json(comparison, window.measure));
  out.update({{"low80", window.low80},
              {"low50", window.low50},
              {"median", window.median},
              {"high50", window.high50},
              {"high80", window.high80},
              {"came", window.came}});
  return out;
}

ordered_json widening_json(const decide::Widening& one) {
  return {{"days", one.days},       {"factor", or_none(one.factor)},
          {"windows", one.windows}, {"inside80", one.inside80},
          {"widened", one.widened}, {"drifting", or_none(one.drifting)}};
}

ordered_json tried_json(const Comparison& comparison,
                        const decide::MeasureTried& one) {
  ordered_json out = measure_json(comparison, one.measure);
  out.update({{"windows", one.windows},
              {"inside80", one.inside80},
              {"widened", one.widened},
              {"drifting", or_none(one.drifting)}});
  return out;
}

ordered_json level_json(const Comparison& comparison,
                        const decide::Level& one) {
  ordered_json out = measure_json(comparison, one.measure);
  out.update({{"low80", one.low80},
              {"median", one.median},
              {"high80", one.high80},
              {"drifting_low80", one.drifting_low80},
              {"drifting_high80", one.drifting_high80}});
  return out;
}

ordered_json contrast_json(const Comparison& comparison,
                           const decide::Contrast& contrast) {
  ordered_json beyond = ordered_json::array();
  for (const std::size_t p : {contrast.policy, contrast.rival}) {
    const auto& levers = comparison.policies.at(p).levers;
    if (std::any_of(levers.begin(), levers.end(),
                    [](const decide::Lever& lever) { return lever.beyond; }))
      beyond.push_back(comparison.policies[p].id);
  }
  ordered_json out = {{"policy", comparison.policies.at(contrast.policy).id},
                      {"rival", comparison.policies.at(contrast.rival).id}};
  out.update(measure_json(comparison, contrast.measure));
  out.update({{"difference", contrast.summary.difference},
              {"mc_error", contrast.summary.mc_error},
              {"low", contrast.summary.low},
              {"high", contrast.summary.high},
              {"p_lower", contrast.summary.p_lower},
              {"p_lower_error", contrast.summary.p_lower_error},
              {"beyond_record", beyond}});
  return out;
}

}  // namespace

ordered_json policies_json(const casefile::Case& the_case,
                           const Comparison& comparison) {
  ordered_json out = {{"from", iso(comparison.from)},
                      {"draws", comparison.draws},
                      {"per_draw", comparison.per_draw},
                      {"days", days_json(comparison)},
                      {"columns", columns_json(comparison)},
                      {"outcomes", outcomes_json(comparison)}};
  out["policies"] = ordered_json::array();
  for (const decide::PolicyResult& policy : comparison.policies)
    out["policies"].push_back(policy_json(the_case, comparison, policy));
  out["passed_by"] = ordered_json::array();
  for (const decide::Passed& one : comparison.passed_by)
    out["passed_by"].push_back({{"term", one.term}, {"group", one.group}});
  out["contrasts"] = ordered_json::array();
  for (const decide::Contrast& contrast : comparison.contrasts)
    out["contrasts"].push_back(contrast_json(comparison, contrast));
  out.update(decision_json(the_case, comparison));
  out["back_test"] = ordered_json::array();
  for (const decide::BackTest& test : comparison.back_tests)
    out["back_test"].push_back(back_test_json(comparison, test));
  out["back_windows"] = ordered_json::array();
  for (const decide::BackTestWindow& window : comparison.back_windows)
    out["back_windows"].push_back(window_json(comparison, window));
  out["back_widening"] = ordered_json::array();
  for (const decide::Widening& one : comparison.back_widening)
    out["back_widening"].push_back(widening_json(one));
  out["back_tried"] = ordered_json::array();
  for (const decide::MeasureTried& one : comparison.back_tried)
    out["back_tried"].push_back(tried_json(comparison, one));
  out["drift"] = or_none(comparison.drift);
  out["levels"] = ordered_json::array();
  for (const decide::Level& one : comparison.levels)
    out["levels"].push_back(level_json(comparison, one));
  return out;
}

}  // namespace entente::report
