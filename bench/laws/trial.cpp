#include "trial.hpp"

#include <algorithm>
#include <cmath>

#include "entente/claim/judged.hpp"
#include "entente/claim/null.hpp"
#include "entente/core/check.hpp"
#include "entente/core/quantile.hpp"
#include "entente/core/rng.hpp"
#include "entente/future/simulate.hpp"
#include "entente/inference/base_model.hpp"
#include "entente/theory/excitation.hpp"
#include "entente/theory/posterior.hpp"

#include "states.hpp"
#include "whole.hpp"

namespace entente::bench {
namespace {

using inference::Fit;
using inference::FitStatus;
using theory::Law;
using theory::Panel;

constexpr std::array kPastDays = {30, 90, 365};
constexpr double kPastSd = 0.5;  // prior of a count's coefficient

// The laws of all candidates for one question.
struct Laws {
  Law usual;                 // of the first three
  Law counts;                // its last columns are the counts
  Law states;                // the usual columns, no memory
  std::vector<char> tested;  // by column of `usual`: what is multiplied whole
  std::vector<char> all;
};

Laws laws_of(const Law& usual) {
  Laws laws{usual, usual, usual, {}, {}};
  for (const theory::Column& column : usual.columns) {
    laws.tested.push_back(column.tested ? 1 : 0);
    laws.all.push_back(column.role == theory::Role::effect ? 1 : 0);
  }
  laws.counts.half_lives.clear();
  laws.states.half_lives.clear();
  for (const int days : kPastDays) {
    theory::Column column;
    column.name = "acts of the last " + std::to_string(days) + " days";
    column.sd = kPastSd;
    laws.counts.columns.push_back(std::move(column));
  }
  return laws;
}

// One record as all candidates read it.
struct Sample {
  WholeRows usual;
  theory::Rows counts;
  StateRows states;
  std::vector<std::vector<double>> past;     // by span and row, padded
  std::vector<std::vector<double>> columns;  // where the rows own them
};

// `acts` from the first day of the history; row i is window day row_day[i].
Sample sample_of(const theory::Rows& rows,
                 const std::vector<int>& row_day,
                 const std::vector<double>& acts,
                 int seed_days,
                 const Law& law) {
  Sample out;
  out.usual.rows = rows;
  for (const double half_life : law.half_lives) {
    const double ratio = theory::excitation_ratio(half_life);
    std::vector<double> by_day(acts.size() + 1, 0.0);
    for (std::size_t t = 0; t < acts.size(); ++t)
      by_day[t + 1] = theory::excited(by_day[t], ratio, acts[t]);
    out.usual.memory.emplace_back();
    for (std::size_t row = 0; row < rows.rows; ++row)
      out.usual.memory.back().push_back(by_day[seed_days + row_day[row]]);
    out.usual.memory.back().resize(theory::padded(rows.rows), 0.0);
  }
  std::vector<double> sum(acts.size() + 1, 0.0);
  for (std::size_t t = 0; t < acts.size(); ++t)
    sum[t + 1] = sum[t] + acts[t];
  out.counts = rows;
  out.counts.act_excitation.clear();
  out.counts.excitation_sum.clear();
  out.states = {out.counts, row_day};
  for (const int days : kPastDays) {
    std::vector<double> values(theory::padded(rows.rows), 0.0);
    for (std::size_t row = 0; row < rows.rows; ++row) {
      const int t = seed_days + row_day[row];
      values[row] = std::log1p(sum[t] - sum[std::max(0, t - days)]);
    }
    out.past.push_back(std::move(values));
  }
  for (const auto& values : out.past)
    out.counts.columns.push_back(values.data());
  return out;
}

// The record itself.
Sample sample_of(const claim::Asked& asked) {
  const theory::Design design = theory::design_of(asked.panel, asked.law);
  Sample out = sample_of(design.rows, design.row_day,
                         asked.panel.groups[asked.law.group].count,
                         asked.panel.seed_days, asked.law);
  out.columns = design.columns;
  for (std::size_t c = 0; c < out.columns.size(); ++c)
    out.usual.rows.columns[c] = out.counts.columns[c] =
        out.states.rows.columns[c] = out.columns[c].data();
  return out;
}

using Fits = std::array<Fit, kCandidates.size()>;

// Each from the fit of the same candidate in `start`, where there is one.
Fits fits_of(const Laws& laws, const Sample& sample, const Fits* start) {
  const auto from = [&](std::size_t k) {
    return start == nullptr
               ? inference::Start{}
               : inference::Start{(*start)[k].mode, (*start)[k].covariance};
  };
  Fits fits;
  fits[0] = inference::fit_mode(laws.usual, sample.usual.rows, from(0));
  const Fit& first = start == nullptr ? fits[0] : (*start)[1];
  if (!first.covariance.empty())
    fits[1] = fit_whole({&laws.usual, laws.tested}, sample.usual, first);
  const Fit& second = start == nullptr ? fits[1] : (*start)[2];
  if (!second.covariance.empty())
    fits[2] = fit_whole({&laws.usual, laws.all}, sample.usual, second);
  fits[3] = inference::fit_mode(laws.counts, sample.counts, from(3));
  const Fit third =
      start == nullptr ? of_columns(fits[3], laws.states) : (*start)[4];
  if (!third.covariance.empty())
    fits[4] = fit_states(laws.states, sample.states, third);
  return fits;
}

// What a candidate's fit says of the tested effect.
claim::Estimate estimate_by(const Laws& laws, std::size_t k, const Fit& fit) {
  if (fit.mode.empty()) return {};  // none to begin from
  switch (kCandidates[k]) {
    case Candidate::counts:
      return claim::estimate_of(fit, laws.counts);
    case Candidate::states:
      return claim::estimate_of(of_columns(fit, laws.states), laws.states);
    default:
      return claim::estimate_of(fit, laws.usual);
  }
}

// The program's null: theirs without the tested effect, ours answering.
struct Null {
  future::System system;
  future::Recorder recorder;
  std::vector<Law> fitted;
  std::vector<Fit> fits;
  std::size_t outcome = 0;
};

Null null_for(const claim::Asked& asked, const claim::Question& question) {
  const Panel& panel = asked.panel;
  std::vector<theory::EffectPrior> usual = question.effects, without;
  for (theory::EffectPrior& effect : usual) {
    if (!effect.tested) without.push_back(effect);
    effect = theory::effect_of(panel.setting, effect.name);
  }
  const std::size_t group = asked.law.group;
  inference::Company company =
      inference::company_of(panel, {group}, usual, question.options);
  Null null;
  std::vector<Law> simulated;
  for (const std::size_t member : company.groups) {
    if (member == group) null.outcome = simulated.size();
    null.fitted.push_back(
        member == group
            ? theory::build_law(panel, group, without, question.options)
            : inference::base_law(panel, member, usual, question.options));
    null.fits.push_back(inference::fit_mode(
        null.fitted.back(), theory::design_of(panel, null.fitted.back()).rows));
    simulated.push_back(member == group ? asked.law : null.fitted.back());
  }
  null.system = future::make_system(panel, std::move(simulated), 0, panel.days,
                                    std::move(company.unions));
  null.recorder = future::make_recorder(null.system, null.outcome);
  return null;
}

std::vector<theory::Parameters> drawn(const Null& null,
                                      const Law& full,
                                      const TrialOptions& options,
                                      std::uint32_t index) {
  const Draws draws(options.seed, Stream::null_parameters, options.theme,
                    index);
  std::vector<theory::Parameters> out;
  for (std::size_t k = 0; k < null.fits.size(); ++k) {
    out.push_back(inference::drawn_parameters(
        null.fitted[k], null.fits[k], draws, static_cast<std::uint32_t>(k)));
    if (k != null.outcome) continue;
    const auto tested = static_cast<long>(claim::tested_column(full));
    out.back().theta.insert(out.back().theta.begin() + tested, 0.0);
  }
  return out;
}

// What each candidate finds where there is nothing; fits that came to nothing
// are left out.
struct Found {
  std::vector<double> estimates, errors;
};
using Estimates = std::array<Found, kCandidates.size()>;

Estimates null_estimates(const claim::Asked& asked,
                         const claim::Question& question,
                         const Laws& laws,
                         const Fits& fits,
                         const TrialOptions& options) {
  const Null null = null_for(asked, question);
  const std::vector<int>& row_day = null.recorder.days;
  Estimates out;
  future::Future future;
  for (int index = 0; index < options.nulls; ++index) {
    const auto replicate = static_cast<std::uint32_t>(index);
    const future::FutureDraws acts{
        Draws(options.seed, Stream::null_acts, options.theme, replicate),
        Draws(options.seed, Stream::null_attributes, options.theme, replicate)};
    future::simulate(null.system, drawn(null, asked.law, options, replicate),
                     acts, &null.recorder, future);
    const Sample sample =
        sample_of(future.rows, row_day, future.groups[null.outcome].count,
                  asked.panel.seed_days, asked.law);
    const Fits found = fits_of(laws, sample, &fits);
    for (std::size_t k = 0; k < found.size(); ++k) {
      const auto one = estimate_by(laws, k, found[k]);
      if (one.status != FitStatus::converged || !std::isfinite(one.se) ||
          !std::isfinite(one.log_rr60))
        continue;
      out[k].estimates.push_back(one.log_rr60);
      out[k].errors.push_back(one.se);
    }
  }
  return out;
}

}  // namespace

std::string title_of(Candidate candidate) {
  switch (candidate) {
    case Candidate::background:
      return "effects on the background";
    case Candidate::tested_whole:
      return "the tested effect on memory too";
    case Candidate::all_whole:
      return "every effect on memory too";
    case Candidate::counts:
      return "counts of the past";
    default:
      return "two hidden states";
  }
}

std::array<Said, kCandidates.size()> said_of(const theory::VerdictPanel& panel,
                                             const claim::Question& question,
                                             const TrialOptions& options) {
  const claim::Asked asked = claim::ask(panel, question);
  const Laws laws = laws_of(asked.law);
  const Sample record = sample_of(asked);
  const Fits fits = fits_of(laws, record, nullptr);
  std::array<Said, kCandidates.size()> out;
  const Estimates null = null_estimates(asked, question, laws, fits, options);
  for (std::size_t k = 0; k < out.size(); ++k) {
    const auto one = estimate_by(laws, k, fits[k]);
    const auto& estimates = null[k].estimates;
    out[k].estimate = one.log_rr60;
    out[k].se = one.se;
    out[k].shift = quantile(estimates, 0.5);
    out[k].stretch = std::max(
        1.0, 0.5 * (quantile(estimates, 0.84) - quantile(estimates, 0.16)) /
                 quantile(null[k].errors, 0.5));
    out[k].not_converged = options.nulls - static_cast<int>(estimates.size());
    if (one.status != FitStatus::converged) continue;
    const auto regions =
        claim::regions(one.log_rr60 - out[k].shift, one.se * out[k].stretch,
                       claim::prior_scale(asked.panel.setting));
    out[k].above = claim::probability_of(claim::Form::above, regions);
  }
  return out;
}

std::array<inference::Evidence, kCandidates.size()> evidence_of_candidates(
    const theory::VerdictPanel& panel,
    const claim::Question& question,
    const inference::EvidenceOptions& options) {
  claim::Asked asked = claim::ask(panel, question);
  const std::size_t tested = claim::tested_column(asked.law);
  const theory::EffectPrior usual =
      theory::effect_of(asked.panel.setting, asked.law.columns[tested].name);
  asked.law.columns[tested].sd =
      usual.sd / asked.law.columns[tested].log_rr60_per_theta;
  const Laws laws = laws_of(asked.law);
  const theory::Design design = theory::design_of(asked.panel, asked.law);
  const Sample record = sample_of(design.rows, design.row_day,
                                  asked.panel.groups[asked.law.group].count,
                                  asked.panel.seed_days, asked.law);
  const Fits fits = fits_of(laws, record, nullptr);
  const WholeLaw by_tested{&laws.usual, laws.tested};
  const WholeLaw by_all{&laws.usual, laws.all};
  const std::array<inference::LogDensity, kCandidates.size()> densities = {
      inference::posterior_density(laws.usual, record.usual.rows),
      whole_density(by_tested, record.usual),
      whole_density(by_all, record.usual),
      inference::posterior_density(laws.counts, record.counts),
      states_density(laws.states, record.states)};
  std::array<inference::Evidence, kCandidates.size()> out;
  for (std::size_t k = 0; k < out.size(); ++k) {
    ENTENTE_EXPECTS(fits[k].status == FitStatus::converged);
    out[k] = inference::evidence_of(densities[k], fits[k], options);
  }
  return out;
}

}  // namespace entente::bench
