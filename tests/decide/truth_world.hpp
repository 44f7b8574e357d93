// A small case whose record is drawn here, day by day, from a known law:
// strikes of theirs, gifts of ours that move them by a known ratio and follow
// them, drills that are announced.
#pragma once

#include <cmath>
#include <string>
#include <vector>

#include "entente/core/normal.hpp"
#include "entente/core/rng.hpp"
#include "entente/decide/compare.hpp"
#include "entente/decide/futures.hpp"

#include "../theory/world.hpp"

namespace entente::decide {

struct TruthWorld : theory::World {
  static constexpr int kSeed = 200;
  static constexpr double kStrikes = .06, kGifts = .03;  // a day
  static constexpr int kHalfLife = 30;
  enum : std::size_t { strike, gift, drill };

  std::vector<std::string> outcomes = {"strike"};
  DecideSpec spec;
  double theta = 0;  // of recent(gift, 30)

  double level = 0;  // of strikes on the last day: what their log rate is off

  // Effects of treatments are read by no law where `effects` is none. `drift`:
  // the log rate of strikes moves by itself, back to nothing with a half-life
  // of two years; its spread.
  enum class Effects { none, gifts };
  TruthWorld(int days,
             double log_rr60,
             std::uint64_t seed,
             Effects effects,
             double drift = 0)
      : World(days, kSeed) {
    using record::Counting;
    using record::Side;
    add_group("strike", Side::theirs, Counting::days);
    add_group("gift", Side::ours, Counting::acts);
    add_group("drill", Side::ours, Counting::acts).announced = true;
    add_law("strike", 22);
    add_law("gift", 11);
    model.tiers = {theory::Tier()};
    if (effects == Effects::gifts) {
      model.treatments = {{"recent(gift, 30)", {}}};
      model.responses = {{"recent(strike, 20)", {}}};
      model.reacting = {"gift"};
    }
    theta = log_rr60 / mean_of_sixty();
    fill(days, seed, drift);
    spec.days = {365, 730};
    spec.outcomes = {outcome("strikes", Measure::days, "strike", false),
                     outcome("gifts", Measure::acts, "gift", true),
                     outcome("sizes", Measure::sizes, "gift", true),
                     outcome("drills", Measure::acts, "drill", true)};
  }

  // Mean over the sixty days after an act of what is left of it.
  static double mean_of_sixty() {
    double sum = 0;
    for (int age = 0; age < 60; ++age)
      sum += std::exp2(-static_cast<double>(age) / kHalfLife);
    return sum / 60;
  }

 private:
  static OutcomeSpec outcome(const std::string& id,
                             Measure measure,
                             const std::string& group,
                             bool cost) {
    OutcomeSpec out;
    out.id = id;
    out.measure = measure;
    out.group = group;
    out.cost = cost;
    return out;
  }

  // The last two hundred days hold no gift, so that no rule waits for one.
  void fill(int days, std::uint64_t seed, double drift) {
    const Draws draws(seed, Stream::world_acts);
    const double kept = std::exp2(-1 / 730.0);
    level = drift * normal_quantile(draws.uniform(0, 9));
    std::vector<double> gifts(static_cast<std::size_t>(kSeed + days), 0.0);
    std::vector<char> strikes(gifts.size(), 0);
    double left = 0;  // of gifts, as strikes see them: two days late
    for (int t = 0; t < kSeed + days; ++t) {
      const auto step = static_cast<std::uint32_t>(t);
      if (drift > 0)
        level = kept * level + drift * std::sqrt(1 - kept * kept) *
                                   normal_quantile(draws.uniform(step, 2));
      left *= std::exp2(-1.0 / kHalfLife);
      if (t >= 2) left += gifts[t - 2] * std::exp2(-2.0 / kHalfLife);
      double struck = 0;
      for (int age = 2; age < 30 && age <= t; ++age)
        struck += strikes[t - age] * std::exp2(-age / 20.0);
      if (draws.uniform(step, 0) <
          1 - std::exp(-kStrikes * std::exp(level + theta * left))) {
        strikes[t] = 1;
        add_act("strike", t - kSeed);
      }
      if (draws.uniform(step, 1) < kGifts * std::exp(.2 * struck) &&
          t < kSeed + days - 200) {
        gifts[t] = 1;
        add_act("gift", t - kSeed);
      }
      if ((t + 60) % 120 == 0) add_act("drill", t - kSeed);
    }
  }
};

inline policy::PolicySpec policy_named(const std::string& id) {
  policy::PolicySpec out;
  out.id = out.title = id;
  return out;
}

inline policy::PolicySpec never_gives() {
  policy::PolicySpec out = policy_named("never");
  out.never.push_back({"gift", {}});
  return out;
}

inline policy::PolicySpec gives(int every, const std::string& when = "") {
  policy::PolicySpec out = policy_named("gives");
  out.rules.emplace_back();
  out.rules[0].group.text = "gift";
  out.rules[0].size = 1;
  out.rules[0].when.text = when;
  out.rules[0].every = every;
  return out;
}

// What compare() makes of a world, step by step, so that a test can put other
// parameters or plans in.
struct Truth {
  theory::Setting setting;
  theory::ForecastPanel known;
  std::vector<policy::Plan> plans;
  Columns columns;
  Reading reading;

  Truth(TruthWorld& world,
        const std::vector<policy::PolicySpec>& policies,
        int draws)
      : setting(world.setting()),
        known(theory::forecast_panel(
            setting, setting.window.to, world.spec.days.back())) {
    for (const policy::PolicySpec& one : policies)
      plans.push_back(
          with_schedules(policy::plan_of(setting, one), known.panel));
    forecast::OutlookOptions outlook;
    outlook.draws = draws;
    const std::vector<Believed> nobody;
    columns = columns_of(
        {&known.panel, &world.spec, &plans, &world.outcomes, &nobody}, outlook);
    reading = reading_of(known.panel, world.spec, 1,
                         static_cast<std::size_t>(draws), {1});
  }
  Truth(const Truth&) = delete;
  Truth& operator=(const Truth&) = delete;

  // Values by draw: (per_draw, plans, measures).
  std::vector<std::vector<double>> futures(
      const std::vector<std::vector<theory::Parameters>>& draws,
      int per_draw,
      std::uint64_t seed = 1) const {
    FuturesAsked asked;
    asked.panel = &known.panel;
    asked.reading = &reading;
    asked.plans = &plans;
    asked.days = reading.days.back();
    asked.per_draw = per_draw;
    asked.seed = seed;
    std::vector<std::vector<double>> out(draws.size());
    run_futures(asked, systems_of(asked, columns.all[0], columns.unions), draws,
                [&](std::size_t draw, std::span<const double> values) {
                  out[draw].assign(values.begin(), values.end());
                });
    return out;
  }
  const std::vector<std::vector<theory::Parameters>>& draws() const {
    return columns.all[0].draws;
  }
  std::size_t law_of(std::size_t group) const {
    const auto& laws = columns.all[0].laws;
    return static_cast<std::size_t>(std::find_if(laws.begin(), laws.end(),
                                                 [&](const theory::Law& law) {
                                                   return law.group == group;
                                                 }) -
                                    laws.begin());
  }
};

}  // namespace entente::decide
