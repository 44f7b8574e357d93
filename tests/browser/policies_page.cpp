// A page with eleven invented policies, ten outcomes and six theories, for a
// browser to open.
//
//   policies_page FILE
#include <cstdio>
#include <fstream>

#include <nlohmann/json.hpp>

#include "entente/core/rng.hpp"
#include "entente/report/page/brief.hpp"
#include "entente/report/results/policies_json.hpp"

#include "../report/small_case.hpp"
#include "../report/small_policies.hpp"

namespace {

using entente::decide::Comparison;
using entente::decide::Measure;
using entente::decide::Summary;

struct Name {
  const char *id, *title;
};
constexpr Name kPolicies[] = {
    {"as-until-now", "As until now"},
    {"relief-for-steps", "Relief for steps, one at a time"},
    {"gifts-first", "Gifts first, whatever comes in return for them"},
    {"readiness-fixed", "Readiness is fixed"},
    {"talks-set-readiness", "Talks set readiness"},
    {"pressure", "Most pressure"},
    {"patience", "Patience"},
    {"freeze", "Freeze for freeze"},
    {"small-steps", "Small steps"},
    {"aid-only", "Aid only"},
    {"no-drill-in-august", "No drill in August"}};

struct Outcome {
  const char *id, *title;
  Measure measure;
  double mean;
  bool cost;
};
constexpr Outcome kOutcomes[] = {
    {"provocation-days", "Days with a provocation", Measure::days, 21, false},
    {"missile-days", "Days with a long-range rocket test", Measure::days, 12,
     false},
    {"bomb-tests", "Bomb tests", Measure::acts, .31, false},
    {"attacks", "Armed attacks", Measure::acts, .8, false},
    {"conciliatory-steps", "Conciliatory steps", Measure::acts, 4.2, false},
    {"talks", "Days of talks", Measure::days, 2.1, false},
    {"line-open", "Share of days on which a line is open", Measure::lines_open,
     .22, false},
    {"concessions", "Concessions given, by size", Measure::sizes, 4.5, true},
    {"drills", "Scheduled drills held", Measure::acts, 8, true},
    {"pressure", "Steps of pressure", Measure::acts, 9.3, true}};

double uniform(std::size_t i, std::size_t j, std::size_t k) {
  return entente::philox_block(
             {static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(j),
              static_cast<std::uint32_t>(k), 0},
             {7, 1})[0] /
         4294967296.;
}

Summary invented(double mean, double difference, double spread) {
  Summary out;
  out.mean = mean + difference;
  out.difference = difference;
  out.mc_error = spread / 10;
  out.low = difference - 1.3 * spread;
  out.high = difference + 1.3 * spread;
  out.p_lower = difference < -spread ? .9 : difference > spread ? .1 : .5;
  out.tied = out.p_lower == .5;
  return out;
}

void add_policies(Comparison& out) {
  for (std::size_t p = 0; p < std::size(kPolicies); ++p) {
    entente::decide::PolicyResult one;
    one.id = kPolicies[p].id;
    one.title = kPolicies[p].title;
    one.by_column.resize(out.columns.size());
    for (const auto& measure : out.measures) {
      const double mean = kOutcomes[measure.outcome].mean * measure.days / 730.;
      const double most = .35 * mean * (uniform(p, measure.outcome, 0) - .5);
      for (std::size_t c = 0; c < out.columns.size(); ++c)
        one.by_column[c].push_back(invented(
            mean, p == 0 ? 0 : most * (.4 + uniform(p, measure.outcome, c + 1)),
            .05 * mean));
      one.mixture.push_back(invented(mean, p == 0 ? 0 : most, .06 * mean));
    }
    one.levers = {{"concession", 4. + 3 * double(p), 0, 16, .3, p > 4},
                  {"exercise", 8, 6, 10, .8, false}};
    out.policies.push_back(one);
    out.frontier.push_back({p,
                            {one.mixture[10].mean, one.mixture[17].mean,
                             one.mixture[18].mean, one.mixture[19].mean},
                            p % 2 == 1});
  }
}

void add_decisions(Comparison& out, const entente::casefile::Case& the_case) {
  for (const auto& spec : the_case.decide.profiles) {
    entente::decide::ProfileResult profile;
    profile.id = spec.id;
    for (std::size_t p = 0; p < out.policies.size(); ++p) {
      entente::decide::Loss loss;
      loss.mixture = out.policies[p].mixture[10];
      loss.regret.assign(out.columns.size() - 1, double(p) / 7);
      loss.most_regret = double(p) / 7;
      loss.p_best = p == 2 ? .63 : .037;
      loss.tied_with_best = p == 4 || p == 8;
      profile.losses.push_back(loss);
    }
    profile.best = 2;
    profile.minimax_regret = 4;
    out.profiles.push_back(profile);
    for (std::size_t p = 0; p < out.policies.size(); ++p) {
      if (p == 2) continue;
      entente::decide::EffectSwap effect{
          "provocation", "recent(concession, 30)",    1.1, .82,
          1.47,          1.2 + uniform(p, 3, 3) * 2.5};
      if (p % 3 == 0) effect.ratio_needed.reset();
      out.swaps.push_back({spec.id, 2, p, {effect}, .3, 2});
    }
    out.information.push_back(
        {spec.id, "provocation", "recent(concession, 30)", .8, .1, 2.1});
    out.information.push_back(
        {spec.id, "provocation", "recent(exercise, 30)", .4, .1, 2.1});
  }
}

Comparison invented_comparison(const entente::casefile::Case& the_case) {
  Comparison out = entente::report::small_comparison();
  out.per_draw = 10;
  out.outcomes.clear();
  out.measures.clear();
  for (const Outcome& one : kOutcomes) {
    entente::decide::OutcomeSpec spec;
    spec.id = one.id;
    spec.title = one.title;
    spec.measure = one.measure;
    spec.group = one.measure == Measure::acts && one.mean == 8 ? "exercise"
                 : one.cost                                    ? "concession"
                                                               : "provocation";
    spec.cost = one.cost;
    out.outcomes.push_back(spec);
  }
  for (const int days : {365, 730})
    for (std::size_t o = 0; o < std::size(kOutcomes); ++o)
      out.measures.push_back({o, days});
  for (const char* more : {"momentum", "weather"})
    out.columns.push_back({more, more, .1});
  out.policies.clear();
  out.profiles.clear();
  out.swaps.clear();
  out.information.clear();
  out.frontier.clear();
  out.frontier_outcomes = {0, 7, 8, 9};
  add_policies(out);
  add_decisions(out, the_case);
  out.back_tests.clear();
  for (std::size_t o = 0; o < 7; ++o)
    out.back_tests.push_back({10 + o, 14, .3 + .04 * double(o),
                              .6 + .05 * double(o), .4 + .04 * double(o),
                              .8 + .02 * double(o)});
  out.back_windows.clear();
  for (int year = 2010; year < 2024; ++year)
    out.back_windows.push_back({entente::make_day(year, 1, 1), 10, 12, 16, 20,
                                24, 29, 8 + 25 * uniform(1, 2, year)});
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const entente::casefile::Case the_case = entente::report::policy_case();
  nlohmann::ordered_json results = entente::report::fixture_results();
  results["policies"] =
      entente::report::policies_json(the_case, invented_comparison(the_case));
  results["policies"]["policies"][2]["rules"] = {
      "A concession of size 2 on every day, at most one in 90 days.",
      "No scheduled drill is held; each counts as a concession of size 3."};
  std::ofstream(argv[1]) << entente::report::render_brief(the_case, results);
  return 0;
}
