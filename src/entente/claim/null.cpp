#include "entente/claim/null.hpp"

#include <algorithm>
#include <cmath>

#include "entente/core/holds.hpp"
#include "entente/core/quantile.hpp"
#include "entente/core/rng.hpp"
#include "entente/future/simulate.hpp"
#include "entente/theory/posterior.hpp"

namespace entente::claim {
namespace {

using inference::Fit;
using inference::FitStatus;
using theory::Law;

constexpr double kRunaway = 3;  // times the record's acts

std::vector<theory::EffectPrior> others(
    const std::vector<theory::EffectPrior>& effects) {
  std::vector<theory::EffectPrior> rest = effects;
  std::erase_if(rest, [](const auto& effect) { return effect.tested; });
  return rest;
}

// The tested effect among the others with the standard prior: what laws other
// than the outcome's read.
std::vector<theory::EffectPrior> untested(
    std::vector<theory::EffectPrior> effects, const theory::Panel& panel) {
  for (theory::EffectPrior& effect : effects) {
    if (!effect.tested) continue;
    effect.tested = false;
    effect.sd = theory::effect_of(panel.setting, effect.name).sd;
  }
  return effects;
}

// A law of the null and how its parameters are drawn: fitted without the
// tested effect, which is then none.
struct NullLaw {
  Law fitted;
  Fit fit;
};

struct Laws {
  future::System system;
  std::vector<NullLaw> laws;
  std::size_t outcome = 0;         // index of the outcome's law
  std::vector<double> covariance;  // of its fit to the record, where it has one
  double acts = 0;                 // of all these groups in the record
};

// The outcome and what is asked for beside it; where it reads responses, which
// no law of the base model reads together with what is tested, also the groups
// that this reads.
std::vector<std::size_t> start_of(const Asked& asked,
                                  const Question& question,
                                  const NullOptions& options) {
  std::vector<std::size_t> start = options.also;
  start.push_back(asked.law.group);
  if (!question.of_theirs || question.tested != Tested::effect ||
      options.kind != NullKind::two_sided)
    return start;
  const theory::Column& tested = asked.law.columns[tested_column(asked.law)];
  for (const std::size_t group : asked.law.program.sources(*tested.term))
    if (inference::has_law(asked.panel, group) && !holds(start, group))
      start.push_back(group);
  return start;
}

Laws plan_null(const Asked& asked,
               const Question& question,
               const NullOptions& options) {
  const theory::Panel& panel = asked.panel;
  const std::size_t outcome =
      theory::group_index(panel.setting, question.outcome);
  const auto base =
      question.of_theirs.value_or(untested(question.effects, panel));
  const std::vector<std::size_t> start = start_of(asked, question, options);
  inference::Company company{start, {}};
  if (options.kind == NullKind::two_sided)
    company = inference::company_of(panel, start, base, question.options);
  Laws plan;
  plan.covariance = asked.fit.covariance;
  std::vector<Law> simulated;
  for (const std::size_t group : company.groups) {
    NullLaw law;
    if (group == outcome) {
      plan.outcome = simulated.size();
      theory::LawOptions law_options = question.options;
      if (question.tested == Tested::season)
        law_options.season = theory::SeasonForm::none;
      law.fitted = theory::build_law(panel, group, others(question.effects),
                                     law_options);
      simulated.push_back(asked.law);
    } else if (holds(options.also, group)) {
      law.fitted = theory::build_law(panel, group, others(question.effects),
                                     question.options);
      simulated.push_back(law.fitted);
    } else {
      law.fitted = inference::base_law(panel, group, base, question.options);
      simulated.push_back(law.fitted);
    }
    const theory::Design design = theory::design_of(panel, law.fitted);
    law.fit = inference::fit_mode(law.fitted, design.rows);
    const auto& recorded = panel.groups[group].count;
    for (int t = panel.seed_days; t < panel.seed_days + panel.days; ++t)
      plan.acts += recorded[t];
    plan.laws.push_back(std::move(law));
  }
  plan.system = future::make_system(panel, std::move(simulated), 0, panel.days,
                                    std::move(company.unions));
  return plan;
}

// Coordinates of the full law from those of the law without what is tested.
std::vector<double> with_none(const std::vector<double>& q, const Law& law) {
  std::vector<double> full;
  std::size_t next = 0;
  for (const theory::Column& column : law.columns)
    full.push_back(column.tested ? 0.0 : q[next++]);
  full.insert(full.end(), q.begin() + static_cast<long>(next), q.end());
  return full;
}

bool ran_away(const Laws& plan, const future::Future& future) {
  double acts = 0;
  for (const std::vector<int>& days : future.act_days)
    acts += static_cast<double>(days.size());
  return acts > kRunaway * plan.acts;
}

// The acts of a replicate; the coordinates its outcome's law was drawn at.
std::vector<double> simulate_null(const Laws& plan,
                                  const future::Recorder* recorder,
                                  const NullOptions& options,
                                  std::uint32_t index,
                                  future::Future& future) {
  const Draws draws(options.seed, Stream::null_parameters, options.theme,
                    index);
  std::vector<theory::Parameters> parameters;
  std::vector<double> start;
  for (std::size_t k = 0; k < plan.laws.size(); ++k) {
    const Law& full = plan.system.laws[k].law;
    std::vector<double> q = inference::normal_draw(
        plan.laws[k].fit, draws, static_cast<std::uint32_t>(k));
    if (k == plan.outcome) start = q = with_none(q, full);
    parameters.push_back(theory::parameters_at(full, q));
  }
  const future::FutureDraws acts{
      Draws(options.seed, Stream::null_acts, options.theme, index),
      Draws(options.seed, Stream::null_attributes, options.theme, index)};
  future::simulate(plan.system, parameters, acts, recorder, future);
  return start;
}

Replicate replicate(const Laws& plan,
                    const future::Recorder& recorder,
                    const NullOptions& options,
                    std::uint32_t index,
                    future::Future& future) {
  const std::vector<double> start =
      simulate_null(plan, &recorder, options, index, future);
  Replicate out;
  out.fit = inference::fit_mode(plan.system.laws[plan.outcome].law, future.rows,
                                {start, plan.covariance});
  if (ran_away(plan, future)) out.size = Replicate::Size::runaway;
  out.clamped_term_days = future.clamped_term_days;
  out.term_days = future.term_days;
  return out;
}

// Median, spread ratio and median error; both vectors are reordered.
void summarise(std::vector<double>& estimates,
               std::vector<double>& errors,
               NullResult& out) {
  out.median = quantile_in_place(estimates, 0.5);
  const double half_distance = 0.5 * (quantile_in_place(estimates, 0.84) -
                                      quantile_in_place(estimates, 0.16));
  out.error = quantile_in_place(errors, 0.5);
  out.spread_ratio = out.error > 0 ? half_distance / out.error : 1;
}

}  // namespace

NullResult summary_of(std::vector<double> estimates,
                      std::vector<double> errors) {
  NullResult out;
  summarise(estimates, errors, out);
  return out;
}

struct NullSampler::Plan {
  Laws laws;
  future::Recorder recorder;
  future::Future future;
};

NullSampler::NullSampler(const Asked& asked,
                         const Question& question,
                         const NullOptions& options)
    : asked_(asked), options_(options), plan_(std::make_unique<Plan>()) {
  plan_->laws = plan_null(asked, question, options);
  plan_->recorder =
      future::make_recorder(plan_->laws.system, plan_->laws.outcome);
}

NullSampler::~NullSampler() = default;

const future::System& NullSampler::system() const {
  return plan_->laws.system;
}

void NullSampler::simulate(std::uint32_t index, future::Future& out) const {
  simulate_null(plan_->laws, nullptr, options_, index, out);
}

void NullSampler::draw(int replicates,
                       const std::function<void(const Replicate&)>& visit) {
  for (; drawn_ < replicates; ++drawn_) {
    if (options_.before_each) options_.before_each();
    visit(replicate(plan_->laws, plan_->recorder, options_,
                    static_cast<std::uint32_t>(drawn_), plan_->future));
  }
}

void NullSampler::keep(const Replicate& one) {
  const Estimate estimate = estimate_of(one.fit, asked_.law);
  const bool converged =
      estimate.status == FitStatus::converged && std::isfinite(estimate.se);
  // A fit that came to nothing is counted; no quantile can hold what is no
  // number.
  if (std::isfinite(estimate.log_rr60))
    null_.estimates.push_back(estimate.log_rr60);
  if (converged) null_.errors.push_back(estimate.se);
  null_.not_converged += converged ? 0 : 1;
  null_.runaway += one.size == Replicate::Size::runaway ? 1 : 0;
  clamped_ += one.clamped_term_days;
  terms_ += one.term_days;
}

const NullResult& NullSampler::null_of(int replicates) {
  draw(replicates, [this](const Replicate& one) { keep(one); });
  null_.replicates = drawn_;
  std::vector<double> estimates = null_.estimates, errors = null_.errors;
  summarise(estimates, errors, null_);
  if (terms_ > 0) {
    null_.clamped_share =
        static_cast<double>(clamped_) / static_cast<double>(terms_);
  }
  return null_;
}

NullResult null_of(const Asked& asked,
                   const Question& question,
                   const NullOptions& options) {
  return NullSampler(asked, question, options).null_of(options.replicates);
}

Correction correction_of(const NullResult& null) {
  return {null.median, std::max(1.0, null.spread_ratio)};
}

std::vector<Correction> bootstrap(const NullResult& null,
                                  const NullOptions& options,
                                  int samples) {
  const auto resampled = [](const std::vector<double>& from, const Draws& draws,
                            std::uint32_t step, std::vector<double>& to) {
    const auto n = static_cast<double>(from.size());
    to.resize(from.size());
    for (std::size_t i = 0; i < to.size(); ++i) {
      const double u = draws.uniform(step, static_cast<std::uint32_t>(i));
      to[i] = from[static_cast<std::size_t>(u * n)];
    }
  };
  std::vector<Correction> out;
  std::vector<double> estimates, errors;
  for (int sample = 0; sample < samples; ++sample) {
    const Draws draws(options.seed, Stream::null_bootstrap, options.theme,
                      static_cast<std::uint32_t>(sample));
    resampled(null.estimates, draws, 0, estimates);
    resampled(null.errors, draws, 1, errors);
    NullResult again;
    summarise(estimates, errors, again);
    out.push_back(correction_of(again));
  }
  return out;
}

}  // namespace entente::claim
