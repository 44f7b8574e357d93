#include "entente/inference/contest.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <limits>
#include <tuple>

#include "entente/core/check.hpp"
#include "entente/core/rng.hpp"
#include "entente/theory/units.hpp"

namespace entente::inference {
namespace {

using theory::EffectSpec;
using theory::TheorySpec;

constexpr int kKept = 1000;
constexpr double kTie = 3;  // errors

// One factor of a theory's evidence: an outcome with a set of signed effects
// at one prior scale.
struct Factor {
  std::string key;
  std::string outcome;
  std::vector<EffectSpec> effects;
  std::optional<std::vector<double>> memory;
  double scale = 1;
  Evidence evidence;
  std::vector<EffectPosterior> posteriors;
  double null_nats = 0;
};

Factor factor_of(const TheorySpec& theory,
                 const std::string& outcome,
                 double scale) {
  Factor factor;
  factor.outcome = outcome;
  factor.memory = theory.memory;
  factor.key = outcome;
  for (const EffectSpec& effect : theory.effects)
    if (effect.outcome == outcome) factor.effects.push_back(effect);
  // In whatever order a theory names them.
  std::stable_sort(factor.effects.begin(), factor.effects.end(),
                   [](const EffectSpec& a, const EffectSpec& b) {
                     return std::tie(a.term, a.sign) < std::tie(b.term, b.sign);
                   });
  for (const EffectSpec& effect : factor.effects)
    factor.key +=
        "|" + effect.term + "|" + std::to_string(static_cast<int>(effect.sign));
  factor.scale = factor.effects.empty() ? 1 : scale;
  factor.key += "|" + std::to_string(factor.scale);
  if (theory.memory)
    for (const double h : *theory.memory)
      factor.key += "|" + std::to_string(h);
  if (theory.memory) factor.key += "|memory";
  return factor;
}

double percentile(std::vector<double> values, double p) {
  std::sort(values.begin(), values.end());
  return values[static_cast<std::size_t>(
      p * static_cast<double>(values.size() - 1))];
}

theory::Law law_of(const theory::Panel& panel, const Factor& factor) {
  std::vector<theory::EffectPrior> effects;
  for (const EffectSpec& spec : factor.effects) {
    theory::EffectPrior effect = theory::effect_of(panel.setting, spec.term);
    effect.sign = spec.sign;
    effect.sd *= factor.scale;
    effects.push_back(std::move(effect));
  }
  theory::LawOptions options;
  options.memory = factor.memory;
  return theory::build_law(panel,
                           theory::group_index(panel.setting, factor.outcome),
                           effects, options);
}

// sum of log sqrt(1 + (s/se)^2), se of each effect under the wide N(0, 1)
// that verdicts use, so that the prior does not answer for the record.
double strongest_null(const theory::Panel& panel, const Factor& factor) {
  double nats = 0;
  const double s = theory::log_rr60_sd(panel.setting.model->median_ratio);
  for (std::size_t tested = 0; tested < factor.effects.size(); ++tested) {
    theory::Law law = law_of(panel, factor);
    const std::size_t first = law.columns.size() - factor.effects.size();
    theory::Column& column = law.columns[first + tested];
    column.sign = theory::Sign::either;
    column.sd = 1 / column.log_rr60_per_theta;
    const theory::Design design = theory::design_of(panel, law);
    const Fit fit = fit_mode(law, design.rows);
    if (fit.status != FitStatus::converged) continue;
    const std::size_t at = first + tested;
    const double sd = std::sqrt(fit.covariance[at * law.dimension() + at]) *
                      column.log_rr60_per_theta;
    nats += 0.5 * std::log1p(s * s * data_precision(sd));
  }
  return nats;
}

void effect_posteriors(const theory::Law& law, Factor& factor) {
  const std::size_t first = law.columns.size() - factor.effects.size();
  for (std::size_t e = 0; e < factor.effects.size(); ++e) {
    std::vector<double> ratios;
    for (const std::vector<double>& q : factor.evidence.sample) {
      const double theta = theory::parameters_at(law, q).theta[first + e];
      ratios.push_back(
          std::exp(theta * law.columns[first + e].log_rr60_per_theta));
    }
    factor.posteriors.push_back({factor.effects[e], percentile(ratios, 0.05),
                                 percentile(ratios, 0.50),
                                 percentile(ratios, 0.95)});
  }
}

bool has_evidence(const Factor& factor) {
  return std::isfinite(factor.evidence.log_evidence);
}

void compute(const theory::Panel& panel,
             const ContestOptions& options,
             Factor& factor) {
  const theory::Law law = law_of(panel, factor);
  const theory::Design design = theory::design_of(panel, law);
  const Fit fit = fit_mode(law, design.rows);
  if (fit.status != FitStatus::converged) {
    factor.evidence.log_evidence = -std::numeric_limits<double>::infinity();
    return;
  }
  EvidenceOptions sampling;
  sampling.seed = options.seed;
  sampling.theme = theme(factor.key.c_str());
  sampling.kept = kKept;
  sampling.parallelism = options.parallelism;
  factor.evidence =
      evidence_of(posterior_density(law, design.rows), fit, sampling);
  if (!has_evidence(factor)) return;
  effect_posteriors(law, factor);
  if (factor.scale == 1 && options.scales == Scales::three)
    factor.null_nats = strongest_null(panel, factor);
}

std::size_t known(std::vector<Factor>& factors, Factor factor) {
  const auto at = std::find_if(
      factors.begin(), factors.end(),
      [&](const Factor& other) { return other.key == factor.key; });
  if (at != factors.end())
    return static_cast<std::size_t>(at - factors.begin());
  factors.push_back(std::move(factor));
  return factors.size() - 1;
}

ScaledEvidence summed(const std::vector<Factor>& factors,
                      const std::vector<std::size_t>& parts) {
  ScaledEvidence out;
  for (const std::size_t part : parts) {
    const Factor& factor = factors[part];
    out.log_evidence += factor.evidence.log_evidence;
    out.mc_error = std::hypot(out.mc_error, factor.evidence.mc_error);
    if (!has_evidence(factor) && out.why_cannot.empty())
      out.why_cannot = "the law of '" + factor.outcome +
                       "' could not be fitted with these effects: its evidence "
                       "is not known";
  }
  if (!out.why_cannot.empty())
    out.log_evidence = -std::numeric_limits<double>::infinity();
  return out;
}

// The theory's own effects on the factor's outcome, in its order and with its
// reasons; another theory may share the factor.
void add_effects(const TheorySpec& theory,
                 const Factor& factor,
                 std::vector<EffectPosterior>& out) {
  for (const EffectSpec& effect : theory.effects) {
    if (effect.outcome != factor.outcome) continue;
    const auto known =
        std::find_if(factor.posteriors.begin(), factor.posteriors.end(),
                     [&](const EffectPosterior& posterior) {
                       return posterior.spec.term == effect.term &&
                              posterior.spec.sign == effect.sign;
                     });
    if (known == factor.posteriors.end()) continue;  // it could not be fitted
    out.push_back(*known);
    out.back().spec = effect;
  }
}

void compare(ContestResult& result) {
  auto& theories = result.theories;
  std::stable_sort(theories.begin(), theories.end(),
                   [](const TheoryResult& a, const TheoryResult& b) {
                     return a.log_evidence > b.log_evidence;
                   });
  double sum = 0;
  for (TheoryResult& theory : theories) {
    theory.share =
        theory.why_cannot.empty()
            ? std::exp(theory.log_evidence - theories[0].log_evidence)
            : 0;
    sum += theory.share;
    if (theory.strongest_null_nats > result.strongest_nats) {
      result.strongest_nats = theory.strongest_null_nats;
      result.strongest_theory = theory.spec.id;
    }
  }
  for (TheoryResult& theory : theories)
    if (theory.why_cannot.empty()) theory.share /= sum;
  for (std::size_t a = 0; a < theories.size(); ++a) {
    for (std::size_t b = a + 1; b < theories.size(); ++b) {
      if (!theories[b].why_cannot.empty()) continue;
      const double error =
          std::hypot(theories[a].mc_error, theories[b].mc_error);
      if (theories[a].log_evidence - theories[b].log_evidence < kTie * error)
        result.ties.emplace_back(theories[a].spec.id, theories[b].spec.id);
    }
  }
}

}  // namespace

theory::Law law_under(const theory::Panel& panel,
                      const TheorySpec& theory,
                      const std::string& outcome) {
  return law_of(panel, factor_of(theory, outcome, 1));
}

ContestResult contest(const theory::VerdictPanel& panel,
                      const std::vector<std::string>& outcomes,
                      const std::vector<TheorySpec>& theories,
                      const ContestOptions& options) {
  constexpr std::array<double, 3> kScales = {1, 0.5, 2};
  const std::size_t scales = options.scales == Scales::own ? 1 : kScales.size();
  std::vector<Factor> factors;
  // [theory][scale] -> factors, one an outcome
  std::vector<std::array<std::vector<std::size_t>, 3>> parts(theories.size());
  for (std::size_t i = 0; i < theories.size(); ++i)
    for (std::size_t s = 0; s < scales; ++s)
      for (const std::string& outcome : outcomes)
        parts[i][s].push_back(
            known(factors, factor_of(theories[i], outcome, kScales[s])));
  std::atomic<std::size_t> done = 0;
  parallel_for(factors.size(), options.parallelism, [&](std::size_t f) {
    compute(panel.panel, options, factors[f]);
    const std::size_t now = ++done;
    if (options.progress) options.progress(now, factors.size());
  });
  ContestResult result;
  for (std::size_t i = 0; i < theories.size(); ++i) {
    TheoryResult theory;
    theory.spec = theories[i];
    const ScaledEvidence sum = summed(factors, parts[i][0]);
    theory.log_evidence = sum.log_evidence;
    theory.mc_error = sum.mc_error;
    theory.why_cannot = sum.why_cannot;
    theory.half = summed(factors, parts[i][1]);
    theory.twice = summed(factors, parts[i][2]);
    for (const std::size_t part : parts[i][0]) {
      theory.by_outcome.push_back(
          {factors[part].outcome, factors[part].evidence});
      theory.strongest_null_nats += factors[part].null_nats;
      add_effects(theories[i], factors[part], theory.effects);
    }
    result.theories.push_back(std::move(theory));
  }
  compare(result);
  return result;
}

}  // namespace entente::inference
