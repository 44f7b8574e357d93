#include "small_policies.hpp"

#include "entente/report/results/policies_json.hpp"

#include "small_case.hpp"

namespace entente::report {
namespace {

using decide::Comparison;
using decide::Summary;

// Means of the first policy over 730 days, by outcome.
constexpr double kMeans[] = {21, 1.4, .62, 4, 8};

policy::PolicySpec policy(const char* id, const char* title) {
  policy::PolicySpec out;
  out.id = id;
  out.title = title;
  return out;
}

decide::OutcomeSpec outcome(const char* id,
                            const char* title,
                            decide::Measure measure,
                            const char* group) {
  decide::OutcomeSpec out;
  out.id = id;
  out.title = title;
  out.measure = measure;
  out.group = group;
  return out;
}

Summary apart(double mean, double difference, double spread) {
  Summary out;
  out.mean = mean + difference;
  out.difference = difference;
  out.mc_error = .1;
  out.low = difference - spread;
  out.high = difference + spread;
  out.tied = difference == 0;
  out.p_lower = out.tied ? .5 : difference < 0 ? .97 : .03;
  return out;
}

void add_levers(decide::PolicyResult& policy) {
  policy.levers = {{"concession", 4, 0, 9, .6, false},
                   {"exercise", 8, 6, 10, .8, false}};
  if (policy.id != "gifts") return;
  policy.levers = {{"concession", 28, 0, 9, 0, true},
                   {"exercise", 0, 6, 10, 0, true}};
}

void add_profiles(Comparison& out) {
  decide::ProfileResult one;
  one.id = "fewer-provocations";
  for (std::size_t p = 0; p < out.policies.size(); ++p) {
    decide::Loss loss;
    loss.mixture = out.policies[p].mixture[5];
    loss.regret = {double(p) / 2, 1.5 - double(p) / 4, .2};
    loss.most_regret = std::max(double(p) / 2, 1.5 - double(p) / 4);
    loss.p_best = p == 1 ? .7 : .075;
    loss.tied_with_best = p == 1;
    one.losses.push_back(loss);
  }
  one.best = 1;
  one.minimax_regret = 2;
  out.profiles.push_back(one);
  one.id = "process";
  one.best = 2;
  one.losses[3].tied_with_best = true;
  out.profiles.push_back(one);
  const decide::EffectSwap far{
      "provocation", "recent(exercise, 30)", 1.3, .9, 1.8, {}};
  const decide::EffectSwap near{
      "provocation", "recent(concession, 30)", 1.1, .8, 1.5, 1.9};
  out.swaps = {
      {"fewer-provocations", 1, 0, {near, far}, .35, 2},
      {"fewer-provocations", 1, 3, {near, far}, {}, {}},
      {"process", 2, 1, {far}, {}, {}},
  };
  out.information = {
      {"fewer-provocations", "provocation", "recent(concession, 30)", 1.2, .2,
       4},
      {"fewer-provocations", "provocation", "recent(exercise, 30)", .1, .2, 4},
  };
}

void add_back_test(Comparison& out) {
  for (const std::size_t measure : {std::size_t{5}, std::size_t{6}})
    out.back_tests.push_back({measure, 10, .5, .8, .49, .94});
  for (int i = 0; i < 10; ++i)
    out.back_windows.push_back({make_day(2010 + i, 1, 1), 5, 12, 16, 20, 24, 29,
                                i == 7 ? 35 : 14. + i});
  out.back_widening = {{365, 1.1, 60, .72, .81},
                       {730, 1.36, 84, .61, .79, .82}};
  out.back_tried = {{5, 8, .5, .75, .875}};
  out.drift = .4;
  out.levels = {{5, 12, 20, 29, 8, 37}};
  out.back_windows.push_back({make_day(2010, 1, 1), 6, 0, 0, 1, 2, 3, 1});
}

}  // namespace

casefile::Case policy_case() {
  casefile::Case out = small_case();
  record::Group drills;
  drills.name = "exercise";
  drills.one = "a scheduled drill";
  drills.many = "scheduled drills";
  drills.side = record::Side::ours;
  drills.announced = true;
  out.groups.push_back(drills);
  out.policies = {policy("as-until-now", "As until now"),
                  policy("gifts", "Gifts first & <no> drills"),
                  policy("small-steps", "Small steps"),
                  policy("pressure", "Pressure"),
                  policy("patience", "Patience")};
  out.policies[1].argument = "Whoever gives first is <answered>.";
  out.policies[1].holders = "An essay";
  policy::RuleSpec rule;
  rule.group.text = "concession";
  rule.size = 2;
  rule.every = 90;
  out.policies[1].rules.push_back(rule);
  out.policies[1].never = {{"exercise", {}}};
  decide::ProfileSpec profile;
  profile.id = "fewer-provocations";
  profile.title = "Fewer provocations";
  profile.holder = "Who counts acts";
  profile.weights = {{"provocation-days", 1, {}}};
  out.decide.profiles.push_back(profile);
  profile.id = "process";
  profile.title = "A process";
  profile.weights = {{"conciliatory-steps", -1, {}}, {"line-open", -10, {}}};
  out.decide.profiles.push_back(profile);
  return out;
}

void set_difference(Comparison& comparison,
                    std::size_t policy,
                    std::size_t outcome,
                    double difference) {
  decide::PolicyResult& one = comparison.policies[policy];
  for (std::size_t m = 0; m < comparison.measures.size(); ++m) {
    if (comparison.measures[m].outcome != outcome) continue;
    const double part = comparison.measures[m].days / 730.;
    const double mean = kMeans[outcome] * (outcome == 2 ? 1 : part);
    const double spread = outcome == 2 ? .05 : 3 * part;
    for (auto& column : one.by_column)
      column[m] = apart(mean, difference * part, spread);
    if (!one.mixture.empty())
      one.mixture[m] = apart(mean, difference * part, spread);
  }
}

Comparison small_comparison() {
  Comparison out;
  out.from = make_day(2023, 12, 31);
  out.draws = 400;
  out.per_draw = 10;
  using decide::Measure;
  out.outcomes = {
      outcome("provocation-days", "Provocation days", Measure::days,
              "provocation"),
      outcome("conciliatory-steps", "Conciliatory steps", Measure::acts,
              "conciliation"),
      outcome("line-open", "Share of days with an open line",
              Measure::lines_open, ""),
      outcome("concessions", "Concessions given, by size", Measure::sizes,
              "concession"),
      outcome("drills", "Scheduled drills held", Measure::acts, "exercise")};
  out.outcomes[3].cost = out.outcomes[4].cost = true;
  for (const int days : {365, 730})
    for (std::size_t o = 0; o < out.outcomes.size(); ++o)
      out.measures.push_back({o, days});
  out.columns = {{"base", "The record by itself", 0},
                 {"spiral", "Spiral", .6},
                 {"null", "Nothing we do matters", .3},
                 {"deterrence", "Deterrence", .1}};
  for (const policy::PolicySpec& spec : policy_case().policies) {
    decide::PolicyResult one;
    one.id = spec.id;
    one.title = spec.title;
    one.by_column.assign(4, std::vector<Summary>(out.measures.size()));
    one.mixture.resize(out.measures.size());
    one.clamped_share = .004;
    add_levers(one);
    out.policies.push_back(one);
  }
  for (std::size_t p = 0; p < out.policies.size(); ++p)
    for (std::size_t o = 0; o < out.outcomes.size(); ++o)
      set_difference(out, p, o, 0);
  set_difference(out, 1, 0, -5);
  set_difference(out, 1, 3, 24);
  set_difference(out, 1, 4, -8);
  set_difference(out, 3, 0, 2.5);
  // Under one theory nothing we do changes anything.
  out.policies[1].by_column[2][5] = apart(21, 0, 1);
  out.frontier_outcomes = {0, 3, 4};
  out.frontier = {{0, {21, 4, 8}, false},
                  {1, {16, 28, 0}, false},
                  {2, {21, 4, 8}, false},
                  {3, {23.5, 4, 8}, true},
                  {4, {21, 4, 8}, false}};
  add_profiles(out);
  add_back_test(out);
  return out;
}

nlohmann::ordered_json results_with(const Comparison& comparison) {
  nlohmann::ordered_json results = fixture_results();
  results["policies"] = policies_json(policy_case(), comparison);
  return results;
}

}  // namespace entente::report
