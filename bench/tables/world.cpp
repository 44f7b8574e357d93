#include "world.hpp"

#include <algorithm>
#include <cmath>

#include "entente/core/check.hpp"
#include "entente/core/normal.hpp"
#include "entente/core/rng.hpp"
#include "entente/inference/base_model.hpp"
#include "entente/theory/posterior.hpp"

namespace entente::bench {
namespace {

using theory::Law;
using theory::Panel;

constexpr double kTensionDays = 365;

// phi(t) ~ t^-1.3 between 3 and 640 days, as a sum of half-lives h with shares
// proportional to h^-.3.
const std::vector<double> kPowerHalfLives = {3, 10, 40, 160, 640};
constexpr double kPowerExponent = 0.3;

bool theirs(const Panel& panel, std::size_t group) {
  return (*panel.setting.groups)[group].side == record::Side::theirs;
}

void remember_long(Law& law, theory::Parameters& parameters) {
  double branching = 0, shares = 0;
  for (const double n : parameters.n)
    branching += n;
  for (const double h : kPowerHalfLives)
    shares += std::pow(h, -kPowerExponent);
  law.half_lives = kPowerHalfLives;
  parameters.n.clear();
  for (const double h : kPowerHalfLives)
    parameters.n.push_back(branching * std::pow(h, -kPowerExponent) / shares);
}

// The treatments as the laws of others read them: none is under test there.
std::vector<theory::EffectPrior> untested(const claim::Question& question,
                                          const Panel& panel) {
  std::vector<theory::EffectPrior> effects = question.effects;
  for (theory::EffectPrior& effect : effects) {
    if (!effect.tested) continue;
    effect = theory::effect_of(panel.setting, effect.name);
  }
  return effects;
}

// The mode with one coefficient held at `value`.
std::vector<double> mode_with(const Panel& panel,
                              Law law,
                              std::size_t column,
                              double value) {
  constexpr double kHeld = 1e-4;  // in units of the coefficient
  law.columns[column].mean = value;
  law.columns[column].sd = kHeld;
  const theory::Design design = theory::design_of(panel, law);
  inference::Fit fit = inference::fit_mode(law, design.rows);
  ENTENTE_EXPECTS(fit.status == inference::FitStatus::converged);
  fit.mode[column] = value;
  return fit.mode;
}

std::vector<double> mode_of(const Panel& panel, const Law& law) {
  const theory::Design design = theory::design_of(panel, law);
  const inference::Fit fit = inference::fit_mode(law, design.rows);
  ENTENTE_EXPECTS(fit.status == inference::FitStatus::converged);
  return fit.mode;
}

std::size_t tested_column(const Law& law) {
  const auto at =
      std::find_if(law.columns.begin(), law.columns.end(),
                   [](const theory::Column& column) { return column.tested; });
  ENTENTE_EXPECTS(at != law.columns.end());
  return static_cast<std::size_t>(at - law.columns.begin());
}

// x(t) = r x(t-1) + sd sqrt(1 - r^2) e(t), x(0) ~ N(0, sd^2), r = exp(-1/tau).
std::vector<double> tension_path(const WorldSpec& spec,
                                 int days,
                                 const RecordKey& key) {
  const Draws draws(key.seed, Stream::world_tension, theme(spec.id.c_str()),
                    key.record);
  const double keep = std::exp(-1 / kTensionDays);
  const double fresh = spec.tension_sd * std::sqrt(1 - keep * keep);
  std::vector<double> path(days);
  for (int day = 0; day < days; ++day) {
    const double e =
        normal_quantile(draws.uniform(static_cast<std::uint32_t>(day), 0));
    path[day] =
        day == 0 ? spec.tension_sd * e : keep * path[day - 1] + fresh * e;
  }
  return path;
}

// Adds the tension to a law; its mean over records leaves the rate alone.
void feel(const WorldSpec& spec,
          const Panel& panel,
          const std::vector<double>& path,
          Law& law,
          theory::Parameters& parameters) {
  const std::string& name = (*panel.setting.groups)[law.group].name;
  for (const Loading& loading : spec.loadings) {
    if (loading.group != name) continue;
    theory::Column column;
    column.name = "tension";
    const double mean = 0.5 * loading.weight * loading.weight *
                        spec.tension_sd * spec.tension_sd;
    for (const double x : path)
      column.fixed.push_back(loading.weight * x - mean);
    law.columns.push_back(std::move(column));
    parameters.theta.push_back(1);
  }
}

// What a simulated day's acts are copied from, so that the panel's nulls can
// copy them again: for a group that counts days the whole observed day, else
// for every act the longest of the day that it was drawn from.
record::ActDay act_day(const Panel& real,
                       std::size_t group,
                       Day day,
                       const std::vector<std::size_t>& drawn) {
  record::ActDay out;
  out.day = day;
  if (real.act_days[group].empty()) return out;
  const auto& acts = real.setting.record->acts;
  const auto lasts = [&](std::size_t act) {
    return acts[act].end - acts[act].day;
  };
  const bool by_day =
      (*real.setting.groups)[group].counting == record::Counting::days;
  for (const std::size_t index : drawn) {
    const auto& from = real.act_days[group][index].acts;
    if (by_day) {
      out.acts = from;
    } else {
      out.acts.push_back(*std::max_element(
          from.begin(), from.end(),
          [&](std::size_t a, std::size_t b) { return lasts(a) < lasts(b); }));
    }
  }
  return out;
}

void put_acts(const Panel& real,
              const future::Future& future,
              std::size_t k,
              std::size_t group,
              Panel& panel) {
  panel.groups[group] = future.groups[k];
  auto& days = panel.act_days[group];
  std::erase_if(days, [&](const record::ActDay& act) {
    return act.day >= real.setting.window.from;
  });
  const auto& acted = future.act_days[k];
  for (std::size_t i = 0; i < acted.size();) {
    std::vector<std::size_t> drawn;
    const int day = acted[i];
    for (; i < acted.size() && acted[i] == day; ++i)
      drawn.push_back(future.drawn[k][i]);
    days.push_back(act_day(real, group, real.day_of(day), drawn));
    days.back().weight = future.groups[k].weight[real.seed_days + day];
  }
}

double acts_in_window(const Panel& panel, std::size_t group) {
  double acts = 0;
  for (int day = 0; day < panel.days; ++day)
    acts += panel.groups[group].count[panel.seed_days + day];
  return acts;
}

}  // namespace

std::vector<WorldSpec> worlds() {
  const std::vector<Loading> theirs_only = {{"provocation", 1},
                                            {"conciliation", -1}};
  const auto seen = [&](double concession) {
    std::vector<Loading> loadings = theirs_only;
    loadings.insert(loadings.end(), {{"concession", concession},
                                     {"pressure", 1},
                                     {"unscheduled drill", 1},
                                     {"talks", -1}});
    return loadings;
  };
  return {
      {"base", "the base model, our side reacting", Memory::fitted, 0, {}},
      {"power-law",
       "their acts remembered over 3 to 640 days",
       Memory::power_law,
       0,
       {}},
      {"unseen-tension", "a slow tension that moves theirs and nobody records",
       Memory::fitted, 0.9, theirs_only},
      {"seen-tension-calm",
       "a slow tension that our side sees and the record does not; it "
       "concedes and talks in calm",
       Memory::fitted, 0.8, seen(-1)},
      {"seen-tension-crisis", "the same, but it concedes in crisis",
       Memory::fitted, 0.8, seen(1)},
  };
}

World::World(const theory::Setting& setting,
             const claim::ClaimSpec& claim,
             const WorldSpec& world_spec,
             double ratio)
    : draft(claim::draft_of(setting, claim)),
      posed(claim::pose(draft)),
      spec(world_spec),
      log_ratio(std::log(ratio)) {
  const Panel& panel = posed.panel.panel;
  const claim::Question& question = posed.question;
  const std::size_t group =
      theory::group_index(panel.setting, question.outcome);
  const auto effects = untested(question, panel);
  inference::Company company =
      inference::company_of(panel, {group}, effects, question.options);
  unions = std::move(company.unions);
  for (const std::size_t member : company.groups) {
    std::vector<double> mode;
    if (member == group) {
      outcome = laws.size();
      laws.push_back(
          theory::build_law(panel, group, question.effects, question.options));
      const std::size_t tested = tested_column(laws.back());
      mode =
          mode_with(panel, laws.back(), tested,
                    log_ratio / laws.back().columns[tested].log_rr60_per_theta);
    } else {
      laws.push_back(
          inference::base_law(panel, member, effects, question.options));
      mode = mode_of(panel, laws.back());
    }
    parameters.push_back(theory::parameters_at(laws.back(), mode));
    if (spec.memory == Memory::power_law && theirs(panel, member))
      remember_long(laws.back(), parameters.back());
  }
}

SimulatedRecord simulate_record(const World& world, const RecordKey& key) {
  const Panel& real = world.posed.panel.panel;
  std::vector<Law> laws = world.laws;
  std::vector<theory::Parameters> parameters = world.parameters;
  if (!world.spec.loadings.empty()) {
    const auto path = tension_path(world.spec, real.days + real.horizon, key);
    for (std::size_t k = 0; k < laws.size(); ++k)
      feel(world.spec, real, path, laws[k], parameters[k]);
  }
  const future::System system =
      future::make_system(real, std::move(laws), 0, real.days, world.unions);
  const future::FutureDraws draws{
      Draws(key.seed, Stream::world_acts, key.theme, key.record),
      Draws(key.seed, Stream::world_attributes, key.theme, key.record)};
  future::Future future;
  future::simulate(system, parameters, draws, nullptr, future);

  SimulatedRecord out;
  out.panel.panel = real;
  Panel& panel = out.panel.panel;
  for (std::size_t k = 0; k < system.laws.size(); ++k) {
    const std::size_t group = system.laws[k].law.group;
    put_acts(real, future, k, group, panel);
    out.largest =
        std::max(out.largest, acts_in_window(panel, group) /
                                  std::max(acts_in_window(real, group), 1.0));
  }
  for (std::size_t u = 0; u < system.unions.size(); ++u)
    panel.groups[system.unions[u].whole] =
        future.groups[system.laws.size() + u];
  out.acts = acts_in_window(panel, world.laws[world.outcome].group);
  out.treated = acts_in_window(panel, claim::tested_group(world.draft));
  out.clamped_term_days = future.clamped_term_days;
  out.term_days = future.term_days;
  return out;
}

}  // namespace entente::bench
