#include "entente/forecast/with_term.hpp"

#include <algorithm>
#include <cmath>

#include "entente/core/check.hpp"
#include "entente/forecast/model.hpp"
#include "entente/forecast/scores.hpp"
#include "entente/forecast/track_record.hpp"
#include "entente/inference/base_model.hpp"

namespace entente::forecast {
namespace {

using theory::Panel;

// The terms of the group's own law, without the one that is asked about.
std::vector<theory::EffectPrior> own_terms(const Panel& panel,
                                           const WithTermAsked& asked) {
  const theory::ModelSpec& model = *panel.setting.model;
  const bool reacts = inference::reacts(model, asked.group);
  auto terms = theory::effects_of(panel.setting,
                                  reacts ? model.responses : model.treatments);
  std::erase_if(terms,
                [&](const auto& effect) { return effect.name == asked.term; });
  return terms;
}

struct Both {
  Model with, without;
};

void add_law(const Panel& panel,
             theory::Law law,
             const OutlookOptions& options,
             std::vector<theory::Law>& laws,
             Model& model) {
  const theory::Design design = theory::design_of(panel, law);
  model.fits.push_back(inference::fit_mode(law, design.rows));
  const auto draws = draws_of(panel, law, design, model.fits.back(), options);
  model.draws.resize(draws.size());
  for (std::size_t i = 0; i < draws.size(); ++i)
    model.draws[i].push_back(draws[i]);
  laws.push_back(std::move(law));
}

// Both simulate the same groups in the same order, so that their luck is one.
Both models_of(const Panel& panel,
               const WithTermAsked& asked,
               const OutlookOptions& options) {
  const std::size_t group = theory::group_index(panel.setting, asked.group);
  const auto treatments =
      theory::effects_of(panel.setting, panel.setting.model->treatments);
  const auto without = own_terms(panel, asked);
  auto with = without;
  with.push_back(theory::effect_of(panel.setting, asked.term));
  auto read = treatments;
  read.push_back(with.back());
  const inference::Company company =
      inference::company_of(panel, {group}, read);
  Both both;
  std::vector<theory::Law> laws_with, laws_without;
  for (const std::size_t one : company.groups) {
    if (one == group) {
      add_law(panel, theory::build_law(panel, group, with), options, laws_with,
              both.with);
      add_law(panel, theory::build_law(panel, group, without), options,
              laws_without, both.without);
      continue;
    }
    add_law(panel, inference::base_law(panel, one, treatments), options,
            laws_with, both.with);
    laws_without.push_back(laws_with.back());
    both.without.fits.push_back(both.with.fits.back());
    both.without.draws.resize(both.with.draws.size());
    for (std::size_t i = 0; i < both.with.draws.size(); ++i)
      both.without.draws[i].push_back(both.with.draws[i].back());
  }
  both.with.system = future::make_system(
      panel, std::move(laws_with), panel.days, options.days, company.unions);
  both.without.system = future::make_system(
      panel, std::move(laws_without), panel.days, options.days, company.unions);
  return both;
}

// d log score / d p; nothing where p is cut.
double slope(double p, Came came) {
  if (p <= kLogCut || p >= 1 - kLogCut) return 0;
  return came == Came::yes ? 1 / p : -1 / (1 - p);
}

// Variance over futures of the sum of the differences, to the first order.
double chance_of(const ItemOutlook& with,
                 const ItemOutlook& without,
                 const std::vector<TwoForecasts>& horizons) {
  const std::size_t draws = with.shares[0].size();
  std::vector<double> sums(draws, 0.0);
  for (std::size_t h = 0; h < horizons.size(); ++h) {
    const TwoForecasts& two = horizons[h];
    if (two.came != Came::yes && two.came != Came::no) continue;
    for (std::size_t d = 0; d < draws; ++d)
      sums[d] +=
          slope(two.with, two.came) * (with.shares[h][d] - two.with) -
          slope(two.without, two.came) * (without.shares[h][d] - two.without);
  }
  double variance = 0;
  for (const double sum : sums)
    variance += sum * sum;
  const auto n = static_cast<double>(draws);
  return variance / n / n;
}

}  // namespace

std::vector<ForecastPair> forecasts_with_term(const theory::Setting& setting,
                                              const WithTermAsked& asked,
                                              const WithTermOptions& options) {
  ENTENTE_EXPECTS(!asked.horizons.empty());
  const theory::VerdictPanel full = theory::verdict_panel(setting);
  const std::size_t group = theory::group_index(setting, asked.group);
  const std::vector<Possible> possible = possible_acts(setting, group);
  const int longest =
      *std::max_element(asked.horizons.begin(), asked.horizons.end());
  const int shortest =
      *std::min_element(asked.horizons.begin(), asked.horizons.end());
  const std::vector<Day> days =
      monthly_days(asked.from, setting.window.to + 1 - shortest);
  const std::vector<ItemSpec> items = {{asked.group, "", asked.group, "", {}}};
  OutlookOptions outlook;
  outlook.posterior = Posterior::normal_at_mode;
  outlook.draws = options.futures;
  outlook.per_draw = 1;
  outlook.paths = 0;
  outlook.days = longest;
  outlook.seed = options.seed;
  std::vector<ForecastPair> out(days.size());
  parallel_for(days.size(), options.parallelism, [&](std::size_t i) {
    const theory::ForecastPanel known =
        theory::forecast_panel(setting, days[i] - 1, longest);
    const Both both = models_of(known.panel, asked, outlook);
    const Outlook with =
        outlook_of(known, both.with, items, asked.horizons, outlook);
    const Outlook without =
        outlook_of(known, both.without, items, asked.horizons, outlook);
    out[i].day = days[i];
    for (std::size_t h = 0; h < asked.horizons.size(); ++h)
      out[i].horizons.push_back(
          {asked.horizons[h], with.items[0].probability[h],
           without.items[0].probability[h],
           came_of(full.panel, group, possible, days[i], asked.horizons[h])});
    out[i].chance = chance_of(with.items[0], without.items[0], out[i].horizons);
  });
  return out;
}

}  // namespace entente::forecast
