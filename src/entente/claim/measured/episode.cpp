#include "entente/claim/measured/episode.hpp"

#include <algorithm>

#include "entente/core/check.hpp"
#include "entente/core/rng.hpp"
#include "entente/future/simulate.hpp"
#include "entente/inference/base_model.hpp"

namespace entente::claim {
namespace {

// Window days [from, from + days) of the span.
struct Stretch {
  int from = 0;
  int days = 0;
};

struct Laws {
  theory::Panel panel;  // without the span in any likelihood
  future::System system;
  std::vector<inference::Fit> fits;
  std::size_t outcome = 0;  // index of its law
};

// `laws.panel` must stay where it is: the system points to it.
void fit_without(const theory::VerdictPanel& panel,
                 const Question& question,
                 const Stretch& stretch,
                 Laws& laws) {
  laws.panel = panel.panel;
  for (auto& covered : laws.panel.covered)
    std::fill_n(covered.begin() + stretch.from, stretch.days, char{0});
  const std::size_t group =
      theory::group_index(laws.panel.setting, question.outcome);
  inference::Company company = inference::company_of(
      laws.panel, {group}, question.effects, question.options);
  std::vector<theory::Law> all;
  for (const std::size_t one : company.groups) {
    if (one == group) laws.outcome = all.size();
    all.push_back(inference::base_law(laws.panel, one, question.effects,
                                      question.options));
    const theory::Design design = theory::design_of(laws.panel, all.back());
    laws.fits.push_back(inference::fit_mode(all.back(), design.rows));
  }
  laws.system = future::make_system(laws.panel, std::move(all), stretch.from,
                                    stretch.days, std::move(company.unions));
}

// Days with an act, of those that are covered in the record.
int count_of(const std::vector<int>& act_days,
             const std::vector<char>& covered) {
  int count = 0, last = -1;
  for (const int day : act_days) {
    if (day != last && covered[day] != 0) ++count;
    last = day;
  }
  return count;
}

int simulated(const Laws& laws,
              const std::vector<char>& covered,
              const EpisodeOptions& options,
              std::uint32_t index,
              future::Future& future) {
  const Draws draws(options.seed, Stream::null_parameters, options.theme,
                    index);
  std::vector<theory::Parameters> parameters;
  for (std::size_t k = 0; k < laws.fits.size(); ++k)
    parameters.push_back(
        inference::drawn_parameters(laws.system.laws[k].law, laws.fits[k],
                                    draws, static_cast<std::uint32_t>(k)));
  const future::FutureDraws acts{
      Draws(options.seed, Stream::null_acts, options.theme, index),
      Draws(options.seed, Stream::null_attributes, options.theme, index)};
  future::simulate(laws.system, parameters, acts, nullptr, future);
  return count_of(future.act_days[laws.outcome], covered);
}

}  // namespace

EpisodeResult episode_of(const theory::VerdictPanel& panel,
                         const Question& question,
                         const Span& span,
                         const EpisodeOptions& options) {
  const theory::Panel& record = panel.panel;
  const Stretch stretch{span.from - record.setting.window.from,
                        span.to - span.from + 1};
  ENTENTE_EXPECTS(stretch.from >= 0 && stretch.days > 0 &&
                  stretch.from + stretch.days <= record.days);
  const std::size_t group =
      theory::group_index(record.setting, question.outcome);
  const std::vector<char>& covered = record.covered[group];
  EpisodeResult out;
  for (int t = stretch.from; t < stretch.from + stretch.days; ++t) {
    if (covered[t] == 0) continue;
    ++out.days;
    out.count += record.groups[group].count[record.seed_days + t] > 0 ? 1 : 0;
  }
  Laws laws;
  fit_without(panel, question, stretch, laws);
  for (const inference::Fit& fit : laws.fits)
    if (fit.status != inference::FitStatus::converged) ++out.not_converged;
  out.replicates = options.replicates;
  future::Future future;
  for (int i = 0; i < options.replicates; ++i) {
    const int count = simulated(laws, covered, options,
                                static_cast<std::uint32_t>(i), future);
    if (count >= static_cast<int>(out.counts.size()))
      out.counts.resize(static_cast<std::size_t>(count) + 1, 0);
    ++out.counts[static_cast<std::size_t>(count)];
    out.below += count < out.count ? 1 : 0;
    out.ties += count == out.count ? 1 : 0;
  }
  out.place = (out.below + (out.ties + 1) / 2.0) / (out.replicates + 1);
  return out;
}

}  // namespace entente::claim
