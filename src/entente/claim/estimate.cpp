#include "entente/claim/estimate.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "entente/core/check.hpp"
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

std::size_t tested_column(const Law& law) {
  for (std::size_t c = 0; c < law.columns.size(); ++c)
    if (law.columns[c].tested) return c;
  contract_failed("a tested column", __FILE__, __LINE__);
}

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

struct Plan {
  future::System system;
  std::vector<NullLaw> laws;
  std::size_t outcome = 0;  // index of the outcome's law
};

Plan plan_null(const Asked& asked, const Question& question, NullKind kind) {
  const theory::Panel& panel = asked.panel;
  const std::size_t outcome =
      theory::group_index(panel.setting, question.outcome);
  const auto base = untested(question.effects, panel);
  inference::Company company{{outcome}, {}};
  if (kind == NullKind::two_sided)
    company = inference::company_of(panel, {outcome}, base, question.options);
  Plan plan;
  std::vector<Law> simulated;
  for (const std::size_t group : company.groups) {
    NullLaw law;
    if (group == outcome) {
      plan.outcome = simulated.size();
      theory::LawOptions options = question.options;
      if (question.tested == Tested::season)
        options.season = theory::SeasonForm::none;
      law.fitted =
          theory::build_law(panel, group, others(question.effects), options);
      simulated.push_back(asked.law);
    } else {
      law.fitted = inference::base_law(panel, group, base, question.options);
      simulated.push_back(law.fitted);
    }
    const theory::Design design = theory::design_of(panel, law.fitted);
    law.fit = inference::fit_mode(law.fitted, design.rows);
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

bool ran_away(const Plan& plan,
              const theory::Panel& panel,
              const future::Future& future) {
  double acts = 0, record = 0;
  for (std::size_t k = 0; k < plan.laws.size(); ++k) {
    const auto& recorded = panel.groups[plan.laws[k].fitted.group].count;
    for (int t = panel.seed_days; t < panel.seed_days + panel.days; ++t) {
      acts += future.groups[k].count[t];
      record += recorded[t];
    }
  }
  return acts > kRunaway * record;
}

Replicate replicate(const Plan& plan,
                    const future::Recorder& recorder,
                    const theory::Panel& panel,
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
  future::simulate(plan.system, parameters, acts, &recorder, future);
  Replicate out;
  out.fit = inference::fit_mode(plan.system.laws[plan.outcome].law, future.rows,
                                start);
  if (ran_away(plan, panel, future)) out.size = Replicate::Size::runaway;
  out.clamped_term_days = future.clamped_term_days;
  out.term_days = future.term_days;
  return out;
}

}  // namespace

Estimate estimate_of(const inference::Fit& fit, const theory::Law& law) {
  const std::size_t at = tested_column(law);
  const double unit = law.columns[at].log_rr60_per_theta;
  Estimate out;
  out.status = fit.status;
  out.log_rr60 = fit.mode[at] * unit;
  if (fit.status != FitStatus::converged) {
    out.se = std::numeric_limits<double>::quiet_NaN();
    return out;
  }
  out.sd = std::sqrt(fit.covariance[at * law.dimension() + at]) * unit;
  out.se = std::sqrt(1 / inference::data_precision(out.sd));
  out.log_rr60 *= out.se * out.se / (out.sd * out.sd);
  return out;
}

Asked ask(const theory::VerdictPanel& panel, const Question& question) {
  Asked asked;
  asked.panel = panel.panel;
  const std::size_t outcome =
      theory::group_index(asked.panel.setting, question.outcome);
  for (std::size_t day = 0; day < question.left_out.size(); ++day)
    if (question.left_out[day] != 0) asked.panel.covered[outcome][day] = 0;
  asked.law = theory::build_law(asked.panel, outcome, question.effects,
                                question.options);
  if (question.tested == Tested::season)
    for (theory::Column& column : asked.law.columns)
      column.tested = column.role == theory::Role::season;
  const theory::Design design = theory::design_of(asked.panel, asked.law);
  asked.rows = design.rows.rows;
  asked.outcome_acts = static_cast<int>(design.rows.act_rows.size());
  asked.fit = inference::fit_mode(asked.law, design.rows);
  return asked;
}

void simulate_null(const Asked& asked,
                   const Question& question,
                   const NullOptions& options,
                   const std::function<void(const Replicate&)>& visit) {
  const Plan plan = plan_null(asked, question, options.kind);
  const future::Recorder recorder =
      future::make_recorder(plan.system, plan.outcome);
  future::Future future;
  for (int r = 0; r < options.replicates; ++r) {
    visit(replicate(plan, recorder, asked.panel, options,
                    static_cast<std::uint32_t>(r), future));
  }
}

NullResult null_of(const Asked& asked,
                   const Question& question,
                   const NullOptions& options) {
  NullResult out;
  out.replicates = options.replicates;
  std::vector<double> errors;
  long clamped = 0, terms = 0;
  simulate_null(asked, question, options, [&](const Replicate& one) {
    const Estimate estimate = estimate_of(one.fit, asked.law);
    out.estimates.push_back(estimate.log_rr60);
    if (estimate.status == FitStatus::converged) {
      errors.push_back(estimate.se);
    } else {
      ++out.not_converged;
    }
    out.runaway += one.size == Replicate::Size::runaway ? 1 : 0;
    clamped += one.clamped_term_days;
    terms += one.term_days;
  });
  out.median = quantile(out.estimates, 0.5);
  const double half_distance =
      0.5 * (quantile(out.estimates, 0.84) - quantile(out.estimates, 0.16));
  const double error = quantile(errors, 0.5);
  if (error > 0) out.spread_ratio = half_distance / error;
  if (terms > 0) {
    out.clamped_share =
        static_cast<double>(clamped) / static_cast<double>(terms);
  }
  return out;
}

}  // namespace entente::claim
