#include "entente/forecast/model.hpp"

#include <algorithm>

#include "entente/core/check.hpp"
#include "entente/core/rng.hpp"
#include "entente/forecast/estimate.hpp"
#include "entente/inference/base_model.hpp"
#include "entente/inference/evidence.hpp"

namespace entente::forecast {
namespace {

using inference::Fit;
using theory::Law;
using theory::Panel;
using theory::Parameters;

constexpr double kLongMemory = 365;  // half-life [days]
// Importance draws, doubled while they are not reliable: a few hundred are
// kept, and an effective size of a thousand is enough to pick them from.
constexpr int kAdaptationDraws = 2048;
constexpr int kImportanceDraws = 4096;

std::uint64_t theme_of(const Panel& panel, const Law& law) {
  return entente::theme((*panel.setting.groups)[law.group].name.c_str());
}

std::vector<Parameters> normal_draws(const Panel& panel,
                                     const Law& law,
                                     const Fit& fit,
                                     const OutlookOptions& options) {
  const Draws draws(options.seed, Stream::future_parameters,
                    theme_of(panel, law),
                    static_cast<std::uint32_t>(panel.setting.window.to));
  std::vector<Parameters> out;
  for (int i = 0; i < options.draws; ++i)
    out.push_back(inference::drawn_parameters(law, fit, draws,
                                              static_cast<std::uint32_t>(i)));
  return out;
}

std::vector<Parameters> importance_draws(const Panel& panel,
                                         const Law& law,
                                         const theory::Design& design,
                                         const Fit& fit,
                                         const OutlookOptions& options) {
  inference::EvidenceOptions sampling;
  sampling.seed = options.seed;
  sampling.theme = theme_of(panel, law);
  sampling.kept = options.draws;
  sampling.adaptation_draws = kAdaptationDraws;
  sampling.draws = kImportanceDraws;
  sampling.parallelism = options.parallelism;
  const inference::Evidence evidence = inference::evidence_of(
      inference::posterior_density(law, design.rows), fit, sampling);
  // Systematic resampling keeps the order of the draws; laws are drawn
  // independently, so pairing them in order is a product sample.
  std::vector<Parameters> out;
  for (const auto& q : evidence.sample)
    out.push_back(theory::parameters_at(law, q));
  return out;
}

std::vector<std::size_t> groups_of(const Panel& panel,
                                   const std::vector<ItemSpec>& items) {
  std::vector<std::size_t> groups;
  for (const ItemSpec& item : items)
    groups.push_back(law_group(panel, item));
  std::sort(groups.begin(), groups.end());
  groups.erase(std::unique(groups.begin(), groups.end()), groups.end());
  return groups;
}

void add_draws(std::vector<Parameters> draws, Model& model) {
  if (model.draws.empty()) model.draws.resize(draws.size());
  for (std::size_t i = 0; i < draws.size(); ++i)
    model.draws[i].push_back(std::move(draws[i]));
}

Law law_of(const Panel& panel, std::size_t group, Member member) {
  theory::LawOptions options;
  switch (member) {
    case Member::no_season:
      options.season = theory::SeasonForm::none;
      break;
    case Member::one_era:
      options.eras = false;
      break;
    case Member::no_treatments:
      return theory::build_law(panel, group, {});
    case Member::long_memory:
      options.memory = panel.setting.tiers[group].memory;
      if (std::count(options.memory->begin(), options.memory->end(),
                     kLongMemory) == 0)
        options.memory->push_back(kLongMemory);
      break;
    default:
      break;
  }
  return inference::base_law(
      panel, group,
      theory::effects_of(panel.setting, panel.setting.model->treatments),
      options);
}

// A law's start from another's mode: columns by name, memory by half-life, the
// prior mean for what the other does not have.
std::vector<double> start_from(const Law& law,
                               const Law& other,
                               const std::vector<double>& mode) {
  std::vector<double> start = theory::prior_mean(law);
  for (std::size_t c = 0; c < law.columns.size(); ++c)
    for (std::size_t o = 0; o < other.columns.size(); ++o)
      if (law.columns[c].name == other.columns[o].name) start[c] = mode[o];
  for (std::size_t j = 0; j < law.half_lives.size(); ++j)
    for (std::size_t o = 0; o < other.half_lives.size(); ++o)
      if (law.half_lives[j] == other.half_lives[o])
        start[law.columns.size() + j] = mode[other.columns.size() + o];
  return start;
}

}  // namespace

std::vector<Parameters> draws_of(const Panel& panel,
                                 const Law& law,
                                 const theory::Design& design,
                                 const Fit& fit,
                                 const OutlookOptions& options) {
  const bool sampled = options.posterior == Posterior::importance &&
                       fit.status == inference::FitStatus::converged;
  return sampled ? importance_draws(panel, law, design, fit, options)
                 : normal_draws(panel, law, fit, options);
}

std::size_t law_group(const Panel& panel, const ItemSpec& item) {
  return theory::group_index(panel.setting,
                             item.part_of.empty() ? item.group : item.part_of);
}

Model base_model(const Panel& panel,
                 const std::vector<ItemSpec>& items,
                 const OutlookOptions& options) {
  return base_model(panel, groups_of(panel, items), options);
}

Model base_model(const Panel& panel,
                 const std::vector<std::size_t>& groups,
                 const OutlookOptions& options) {
  return base_model(panel, groups, options, nullptr);
}

Model base_model(const Panel& panel,
                 const std::vector<std::size_t>& groups,
                 const OutlookOptions& options,
                 EstimatesKept* kept) {
  const auto treatments =
      theory::effects_of(panel.setting, panel.setting.model->treatments);
  inference::Company company = inference::company_of(panel, groups, treatments);
  Model model;
  std::vector<Law> laws;
  for (const std::size_t group : company.groups) {
    laws.push_back(inference::base_law(panel, group, treatments));
    const auto estimate = estimate_of(panel, laws.back(), options, "", kept);
    model.fits.push_back(estimate->fit);
    add_draws(estimate->draws, model);
  }
  model.system = future::make_system(panel, std::move(laws), panel.days,
                                     options.days, std::move(company.unions));
  return model;
}

Model member_model(const Panel& panel,
                   const std::vector<ItemSpec>& items,
                   const OutlookOptions& options,
                   Member member,
                   const Model& base) {
  ENTENTE_EXPECTS(member != Member::law && member != Member::two_speed);
  const std::vector<std::size_t> own = groups_of(panel, items);
  // Laws that read no other group need no company.
  const bool alone = member == Member::no_treatments;
  Model model;
  std::vector<Law> laws;
  for (std::size_t l = 0; l < base.fits.size(); ++l) {
    const Law& old = base.system.laws[l].law;
    const bool is_own = std::binary_search(own.begin(), own.end(), old.group);
    if (alone && !is_own) continue;
    laws.push_back(is_own ? law_of(panel, old.group, member) : old);
    const Law& law = laws.back();
    if (law.dimension() == old.dimension()) {
      model.fits.push_back(base.fits[l]);
    } else {
      const theory::Design design = theory::design_of(panel, law);
      model.fits.push_back(inference::fit_mode(
          law, design.rows, {start_from(law, old, base.fits[l].mode)}));
    }
    add_draws(normal_draws(panel, law, model.fits.back(), options), model);
  }
  auto unions =
      alone ? std::vector<future::System::Union>{} : base.system.unions;
  model.system = future::make_system(panel, std::move(laws), panel.days,
                                     options.days, std::move(unions));
  return model;
}

}  // namespace entente::forecast
