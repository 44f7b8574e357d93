// A simulated case in which every group reacts to every other: strikes and
// words of theirs, gifts and orders of ours, talks, scheduled drills, and two
// lines that are cut and restored.
#pragma once

#include <cmath>

#include "entente/core/rng.hpp"
#include "entente/future/simulate.hpp"

#include "../theory/world.hpp"

namespace entente::future {

inline theory::Tier memory_of(std::vector<double> half_lives) {
  theory::Tier tier;
  tier.memory = std::move(half_lives);
  return tier;
}

struct Arena : theory::World {
  static constexpr int kDays = 1500;
  enum : std::size_t { strike, gift, talk, drill, cut, restoration };

  explicit Arena(int length = kDays) : World(length, 200) {
    using record::Counting;
    using record::Side;
    add_group("strike", Side::theirs, Counting::days).gates = {"strikes"};
    add_group("gift", Side::ours, Counting::acts);
    add_group("talk", Side::joint, Counting::days);
    add_group("drill", Side::ours, Counting::acts).announced = true;
    add_line_group("cut", "hotline_severed", record::Risk::line_open);
    add_line_group("restoration", "hotline_restored", record::Risk::line_shut);
    add_law("strike", 25);
    add_law("gift", 10);
    add_law("talk", 12);
    add_law("cut", 3);
    add_law("restoration", 3);
    model.tiers = {memory_of({5, 40})};
    model.eras = {{"first", {kFirstDay, window.from + 700}},
                  {"second", {window.from + 701, kLastDay}}};
    model.treatments = {{"recent(gift, 30)", {}},
                        {"within(talk, 30)", {}},
                        {"recent(drill, 20)", {}}};
    for (const char* line : {"east", "west"}) {
      record::Track track;
      track.name = track.title = track.line = line;
      track.at_risk = true;
      tracks.push_back(track);
    }
    fill(length);
    add_gap("strikes", 400, 520);
  }

  std::vector<theory::EffectPrior> effects(
      const theory::Setting& setting,
      const std::vector<std::string>& texts) const {
    std::vector<theory::EffectPrior> out;
    for (const std::string& text : texts)
      out.push_back(theory::effect_of(setting, text));
    return out;
  }

  // One law a simulated group, in the order of the groups.
  std::vector<theory::Law> laws(const theory::Panel& panel) const {
    const theory::Setting& s = panel.setting;
    return {
        theory::build_law(
            panel, strike,
            effects(s, {"recent(gift, 30)", "within(talk, 30)",
                        "recent(drill, 20)", "log1p(recent(gift, 60))",
                        "recent(gift, 14) * within(talk, 60)"})),
        theory::build_law(
            panel, gift,
            effects(s, {"recent(strike, 20)", "recent(strike, 90)"})),
        theory::build_law(panel, talk,
                          effects(s, {"recent(strike, 20)", "since(strike)"})),
        theory::build_law(panel, cut, effects(s, {"within(strike, 10)"})),
        theory::build_law(panel, restoration,
                          effects(s, {"recent(gift, 30)"}))};
  }

  // Parameters under which everything happens often enough to be compared.
  std::vector<theory::Parameters> parameters(
      const std::vector<theory::Law>& laws) const {
    std::vector<theory::Parameters> out;
    for (const theory::Law& law : laws) {
      theory::Parameters one;
      one.theta.assign(law.columns.size(), 0.0);
      one.theta[0] = -3.2;
      for (std::size_t c = 1; c < one.theta.size(); ++c)
        one.theta[c] = (c % 2 == 0 ? -0.2 : 0.3) /
                       std::max(1.0, law.columns[c].log_rr60_per_theta);
      one.n = {0.2, 0.15};
      out.push_back(one);
    }
    return out;
  }

 private:
  void add_line_group(const std::string& name,
                      const std::string& kind,
                      record::Risk risk) {
    record::Group& group =
        add_group(name, record::Side::theirs, record::Counting::days);
    group.select[0].kinds = {kind};
    group.at_risk = risk;
    record.kinds.push_back({kind, kind, kind, 1, "", ""});
  }

  void add_on_lines(const std::string& group,
                    const std::string& kind,
                    int day,
                    const std::vector<std::string>& lines) {
    record::Act& act = add_act(group, day);
    act.kind = kind;
    act.lines = lines;
  }

  // Distinct weights and lengths, so that a wrong mark would be seen.
  void fill(int length) {
    const Draws draws(7, Stream::world_acts);
    for (int t = -200; t < length; ++t) {
      const auto step = static_cast<std::uint32_t>(t + 200);
      const auto u = [&](std::uint32_t n) { return draws.uniform(step, n); };
      if (u(0) < 0.06) {
        record::Act& act = add_act("strike", t);
        act.end = act.day + static_cast<int>(5 * u(1));
      }
      if (u(2) < 0.03) add_act("gift", t, 1 + std::floor(8 * u(3)) / 2);
      if (u(4) < 0.03) add_act("talk", t);
      if ((t + 400) % 183 < 2) add_act("drill", t, 2 + (t & 1));
    }
    add_on_lines("restoration", "hotline_restored", -190, {"east", "west"});
    add_on_lines("cut", "hotline_severed", 100, {"east"});
    add_on_lines("cut", "hotline_severed", 200, {"west"});
    add_on_lines("restoration", "hotline_restored", 300, {"west"});
    add_on_lines("restoration", "hotline_restored", 420, {"east"});
    add_on_lines("cut", "hotline_severed", 600, {"east", "west"});
    add_on_lines("restoration", "hotline_restored", 660, {"east", "west"});
    add_on_lines("cut", "hotline_severed", 900, {"west"});
    add_on_lines("restoration", "hotline_restored", 950, {"west"});
    add_on_lines("cut", "hotline_severed", 1100, {"east"});
    add_on_lines("restoration", "hotline_restored", 1200, {"east"});
    add_on_lines("cut", "hotline_severed", 1400, {"west"});
  }
};

// The arena fitted with its laws and a system of its whole window.
struct Ready {
  Arena arena;
  theory::Setting setting = arena.setting();
  theory::VerdictPanel panel = theory::verdict_panel(setting);
  std::vector<theory::Law> laws = arena.laws(panel.panel);
  System system = make_system(panel.panel, laws, 0, Arena::kDays);
  std::vector<theory::Parameters> parameters = arena.parameters(laws);
};

inline Ready& ready() {
  static Ready one;
  return one;
}

inline FutureDraws draws_of(std::uint32_t replicate, std::uint64_t seed = 11) {
  return {Draws(seed, Stream::world_acts, 0, replicate),
          Draws(seed, Stream::world_attributes, 0, replicate)};
}

// Parameters from calm to runaway, the n-th of a fixed sequence.
inline std::vector<theory::Parameters> drawn_parameters(std::uint32_t n) {
  const Draws draws(5, Stream::future_parameters, 0, n);
  std::vector<theory::Parameters> out = ready().arena.parameters(ready().laws);
  std::uint32_t law = 0;
  for (theory::Parameters& one : out) {
    std::uint32_t i = 0;
    const auto uniform = [&] { return draws.uniform(law, i++); };
    one.theta[0] = -6 + 4.5 * uniform();
    for (std::size_t c = 1; c < one.theta.size(); ++c)
      one.theta[c] *= 6 * (uniform() - 0.5);
    for (double& n_j : one.n)
      n_j = 0.55 * uniform();
    ++law;
  }
  return out;
}

}  // namespace entente::future
