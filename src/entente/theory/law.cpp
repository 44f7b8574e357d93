#include "entente/theory/law.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "entente/core/check.hpp"
#include "entente/theory/units.hpp"

namespace entente::theory {
namespace {

constexpr double kYear = 365.25;
constexpr double kWindow = 60;

Column fixed_column(std::string name, double sd, std::vector<double> values) {
  Column column;
  column.name = std::move(name);
  column.sd = sd;
  column.fixed = std::move(values);
  return column;
}

template <class F>
std::vector<double> by_day(const Panel& panel, F&& value) {
  std::vector<double> values(panel.days + panel.horizon);
  for (int t = 0; t < panel.days + panel.horizon; ++t)
    values[t] = value(panel.day_of(t));
  return values;
}

void add_harmonics(const Panel& panel, int harmonics, Law& law) {
  const Day origin = make_day(2000, 1, 1);
  const double sd = panel.setting.model->harmonic_sd;
  for (int k = 1; k <= harmonics; ++k) {
    const double rate = 2 * std::numbers::pi * k / kYear;
    const std::string tail = " " + std::to_string(k) + " of the year";
    law.columns.push_back(fixed_column(
        "cos" + tail, sd,
        by_day(panel, [&](Day d) { return std::cos(rate * (d - origin)); })));
    law.columns.push_back(fixed_column(
        "sin" + tail, sd,
        by_day(panel, [&](Day d) { return std::sin(rate * (d - origin)); })));
    law.columns.end()[-1].role = law.columns.end()[-2].role = Role::season;
  }
}

// 1 where a value lies in [low, high], else 0.
std::vector<double> where(const std::vector<double>& values,
                          int low,
                          int high) {
  std::vector<double> out;
  out.reserve(values.size());
  for (const double value : values)
    out.push_back(value >= low && value <= high ? 1.0 : 0.0);
  return out;
}

void add_months(const Panel& panel, Law& law) {
  const std::vector<double> months = by_day(panel, month_of);
  for (int month = 1; month <= 12; ++month) {
    law.columns.push_back(fixed_column("month " + std::to_string(month),
                                       panel.setting.model->harmonic_sd,
                                       where(months, month, month)));
    law.columns.back().role = Role::season;
  }
}

void add_eras(const Panel& panel, Law& law) {
  for (const Era& era : panel.setting.model->eras) {
    law.columns.push_back(fixed_column(
        "era of " + era.name, panel.setting.model->era_sd,
        by_day(panel, [&](Day d) { return era.span.holds(d) ? 1.0 : 0.0; })));
  }
}

void add_years(const Panel& panel, Law& law) {
  const Span window = panel.setting.window;
  const int step = years_an_effect(window);
  const std::vector<double> years = by_day(panel, year_of);
  for (int from = year_of(window.from) / step * step;
       from <= year_of(window.to); from += step) {
    law.columns.push_back(fixed_column(
        (step == 1 ? "year " : "decade of ") + std::to_string(from),
        panel.setting.model->era_sd, where(years, from, from + step - 1)));
  }
}

void add_breaks(const Panel& panel, Law& law) {
  for (const Day day : panel.setting.model->breaks) {
    law.columns.push_back(fixed_column(
        "since " + iso(day), panel.setting.model->break_sd,
        by_day(panel, [&](Day d) { return d >= day ? 1.0 : 0.0; })));
  }
}

bool wants_density(const Setting& setting, std::size_t group) {
  const auto& names = setting.model->density.groups;
  return setting.tiers[group].density &&
         std::count(names.begin(), names.end(), (*setting.groups)[group].name) >
             0;
}

void add_nuisance(const Panel& panel,
                  std::size_t group,
                  const LawOptions& options,
                  Law& law) {
  const Tier& tier = panel.setting.tiers[group];
  if (options.season == SeasonForm::harmonics)
    add_harmonics(panel, tier.harmonics, law);
  if (options.season == SeasonForm::months && tier.harmonics > 0)
    add_months(panel, law);
  if (tier.eras && options.eras) add_eras(panel, law);
  if (options.density && wants_density(panel.setting, group)) {
    law.columns.push_back(fixed_column(
        "source density", panel.setting.model->density_sd, panel.density));
  }
  if (options.yearly) add_years(panel, law);
  if (options.breaks) add_breaks(panel, law);
}

Column intercept(const Panel& panel, std::size_t group) {
  const std::string& name = (*panel.setting.groups)[group].name;
  const auto& laws = panel.setting.model->laws;
  const auto spec =
      std::find_if(laws.begin(), laws.end(),
                   [&](const LawSpec& law) { return law.group == name; });
  ENTENTE_EXPECTS(spec != laws.end());
  Column column =
      fixed_column("background", std::log(spec->within_factor),
                   std::vector<double>(panel.days + panel.horizon, 1.0));
  column.role = Role::intercept;
  column.mean = std::log(spec->acts_per_year / kYear);
  return column;
}

double median_or_one(std::vector<double>& values) {
  if (values.empty()) return 1;
  const auto middle = values.begin() + static_cast<long>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

double median_where_shown(const Panel& panel,
                          const Term& term,
                          const Binding& binding) {
  Program program;
  program.add(term, binding);
  std::vector<double> shown =
      columns_of(program, panel.view(), panel.seed_days, panel.days)[0];
  std::erase(shown, 0.0);
  return std::abs(median_or_one(shown));
}

Binding binding_for(const Panel& panel,
                    std::size_t reader,
                    double half_life_scale) {
  return {panel.setting.groups, vocabulary_of(panel.setting),
          lags_for(panel.setting, reader), half_life_scale};
}

}  // namespace

std::vector<int> lags_for(const Setting& setting, std::size_t reader) {
  std::vector<int> lags;
  const record::Side side = (*setting.groups)[reader].side;
  for (const record::Group& group : *setting.groups) {
    const bool own = group.side == side && side != record::Side::joint &&
                     side != record::Side::third;
    lags.push_back(group.announced ? 0
                   : own           ? setting.model->lag_own
                                   : setting.model->lag_other);
  }
  lags[reader] = setting.model->lag_own;
  return lags;
}

double effect_unit(const Panel& panel,
                   const Term& term,
                   std::size_t reader,
                   double half_life_scale) {
  const Binding binding = binding_for(panel, reader, half_life_scale);
  if (leaf(term) == nullptr || term.op == Op::since)
    return median_where_shown(panel, term, binding);
  switch (term.op) {
    case Op::recent: {
      const std::size_t group = group_index(panel.setting, term.name);
      return panel.typical[group] *
             window_weight(term.first * half_life_scale, binding.lag[group]);
    }
    case Op::within:
      return term.first / kWindow;
    case Op::near:
      return std::min(1.0, (term.first + term.second + 1) / kWindow);
    default:
      return 1;
  }
}

double unit_of_an_act(const Panel& panel,
                      const EffectPrior& effect,
                      std::size_t reader,
                      double half_life_scale) {
  constexpr int kDays = static_cast<int>(kWindow);
  Program program;
  program.add(effect.term, binding_for(panel, reader, half_life_scale));
  const auto column = [&](const HistoryView& history, int from, int days) {
    return columns_of(program, history, from, days)[0];
  };
  const std::vector<double> all =
      column(panel.view(), panel.seed_days, panel.days);
  const std::size_t group = group_index(panel.setting, effect.acts);
  GroupDays without = panel.groups[group];
  HistoryView history = panel.view();
  history.groups[group] = &without;
  std::vector<double> added;
  for (const record::ActDay& act : panel.act_days[group]) {
    const int day = act.day - panel.setting.window.from;
    if (day < 0 || day + kDays >= panel.days) continue;
    const int at = panel.seed_days + day;
    without.weight[at] = without.count[at] = 0;
    const std::vector<double> rest = column(history, at + 1, kDays);
    double sum = 0;
    for (int d = 0; d < kDays; ++d)
      sum += all[day + 1 + d] - rest[d];
    if (sum != 0) added.push_back(std::abs(sum) / kWindow);
    without.weight[at] = panel.groups[group].weight[at];
    without.count[at] = panel.groups[group].count[at];
  }
  return median_or_one(added);
}

int years_an_effect(Span window) {
  constexpr int kMostYears = 38;
  return year_of(window.to) - year_of(window.from) < kMostYears ? 1 : 10;
}

std::size_t law_dimension(const Setting& setting,
                          std::size_t group,
                          std::size_t effects) {
  const Tier& tier = setting.tiers[group];
  const std::size_t eras = tier.eras ? setting.model->eras.size() : 0;
  return 1 + 2 * static_cast<std::size_t>(tier.harmonics) + eras +
         (wants_density(setting, group) ? 1 : 0) + effects + tier.memory.size();
}

Law build_law(const Panel& panel,
              std::size_t group,
              const std::vector<EffectPrior>& effects,
              const LawOptions& options) {
  Law law;
  law.group = group;
  law.counting = (*panel.setting.groups)[group].counting;
  law.half_lives = options.memory.value_or(panel.setting.tiers[group].memory);
  law.columns.push_back(intercept(panel, group));
  add_nuisance(panel, group, options, law);
  const Binding binding = binding_for(panel, group, options.half_life_scale);
  for (const EffectPrior& effect : effects) {
    const double unit =
        effect.acts.empty()
            ? effect_unit(panel, effect.term, group, options.half_life_scale)
            : unit_of_an_act(panel, effect, group, options.half_life_scale);
    Column column;
    column.name = effect.name;
    column.role = Role::effect;
    column.sign = effect.sign;
    column.tested = effect.tested;
    column.log_rr60_per_theta = unit;
    column.scale = effect.sd / unit;
    column.sd = effect.sign == Sign::either ? column.scale : 1;
    column.term = law.program.add(effect.term, binding);
    law.columns.push_back(std::move(column));
  }
  return law;
}

std::vector<EffectPrior> effects_of(const Setting& setting,
                                    const std::vector<NamedTerm>& terms) {
  std::vector<EffectPrior> effects;
  for (const NamedTerm& term : terms)
    effects.push_back(effect_of(setting, term.text));
  return effects;
}

EffectPrior effect_of(const Setting& setting, const std::string& text) {
  Diagnostics diagnostics;
  EffectPrior effect;
  effect.term = parse_term(text, {}, vocabulary_of(setting), diagnostics);
  ENTENTE_EXPECTS(diagnostics.empty());  // the case was checked when read
  effect.name = text;
  effect.sd = log_rr60_sd(setting.model->median_ratio);
  return effect;
}

}  // namespace entente::theory
