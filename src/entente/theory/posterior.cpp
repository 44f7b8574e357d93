#include "entente/theory/posterior.hpp"

#include <algorithm>

#include "entente/core/check.hpp"
#include "entente/core/normal.hpp"
#include "entente/theory/excitation.hpp"

namespace entente::theory {
namespace {

double direction(Sign sign) {
  return sign == Sign::lowers ? -1.0 : 1.0;
}

// theta and its derivatives in its coordinate.
HalfNormal coefficient(const Column& column, double q) {
  if (column.sign == Sign::either) return {q, 1, 0};
  const double scale = direction(column.sign) * column.scale;
  const HalfNormal u = half_normal(q);
  return {scale * u.value, scale * u.first, scale * u.second};
}

}  // namespace

Parameters parameters_at(const Law& law, std::span<const double> q) {
  ENTENTE_EXPECTS(q.size() == law.dimension());
  Parameters parameters;
  parameters.theta.reserve(law.columns.size());
  for (std::size_t c = 0; c < law.columns.size(); ++c)
    parameters.theta.push_back(coefficient(law.columns[c], q[c]).value);
  parameters.n = offspring(q.subspan(law.columns.size()));
  return parameters;
}

std::vector<double> prior_mean(const Law& law) {
  std::vector<double> mean(law.dimension(), 0.0);
  for (std::size_t c = 0; c < law.columns.size(); ++c)
    mean[c] = law.columns[c].mean;
  return mean;
}

std::vector<double> prior_sd(const Law& law) {
  std::vector<double> sd(law.dimension(), 1.0);
  for (std::size_t c = 0; c < law.columns.size(); ++c)
    sd[c] = law.columns[c].sd;
  return sd;
}

double log_prior(const Law& law, std::span<const double> q) {
  double value = 0;
  for (std::size_t c = 0; c < law.columns.size(); ++c)
    value += log_normal_density(q[c], law.columns[c].mean, law.columns[c].sd);
  for (std::size_t j = law.columns.size(); j < q.size(); ++j)
    value += log_normal_density(q[j], 0, 1);
  return value;
}

double log_posterior(const Law& law,
                     const Rows& rows,
                     std::span<const double> q) {
  const Parameters at = parameters_at(law, q);
  return log_likelihood(rows, at.theta, at.n) + log_prior(law, q);
}

void log_posteriors(const Law& law,
                    const Rows& rows,
                    std::span<const std::vector<double>> q,
                    std::span<double> values) {
  std::vector<Parameters> parameters;
  for (const std::vector<double>& point : q)
    parameters.push_back(parameters_at(law, point));
  log_likelihoods(rows, parameters, values);
  for (std::size_t i = 0; i < q.size(); ++i)
    values[i] += log_prior(law, q[i]);
}

namespace {

// d(theta, n)/dq: diagonal over columns, dense in the scores of the memory.
struct Jacobian {
  std::vector<HalfNormal> theta;
  OffspringJet jet;
};

void add_prior(const Law& law, std::span<const double> q, Curvature& out) {
  const std::size_t d = law.dimension();
  out.value += log_prior(law, q);
  for (std::size_t a = 0; a < d; ++a) {
    const double mean = a < law.columns.size() ? law.columns[a].mean : 0;
    const double sd = a < law.columns.size() ? law.columns[a].sd : 1;
    out.gradient[a] -= (q[a] - mean) / (sd * sd);
    if (!out.hessian.empty()) out.hessian[a * d + a] -= 1 / (sd * sd);
  }
}

void chain_gradient(const Jacobian& j, const Curvature& in, Curvature& out) {
  const std::size_t columns = j.theta.size();
  const std::size_t d = in.gradient.size();
  const std::size_t memory = d - columns;
  out.gradient.assign(d, 0.0);
  for (std::size_t a = 0; a < columns; ++a)
    out.gradient[a] = j.theta[a].first * in.gradient[a];
  for (std::size_t a = 0; a < memory; ++a)
    for (std::size_t i = 0; i < memory; ++i)
      out.gradient[columns + a] +=
          j.jet.first[i * memory + a] * in.gradient[columns + i];
}

void chain_hessian(const Jacobian& j, const Curvature& in, Curvature& out) {
  const std::size_t columns = j.theta.size();
  const std::size_t d = in.gradient.size();
  const std::size_t memory = d - columns;
  out.hessian.assign(d * d, 0.0);
  for (std::size_t a = 0; a < columns; ++a) {
    for (std::size_t b = 0; b <= a; ++b)
      out.hessian[a * d + b] =
          j.theta[a].first * in.hessian[a * d + b] * j.theta[b].first;
    out.hessian[a * d + a] += in.gradient[a] * j.theta[a].second;
  }
  for (std::size_t a = 0; a < memory; ++a) {
    double* line = &out.hessian[(columns + a) * d];
    for (std::size_t i = 0; i < memory; ++i) {
      const double slope = j.jet.first[i * memory + a];
      const double* from = &in.hessian[(columns + i) * d];
      for (std::size_t b = 0; b < columns; ++b)
        line[b] += slope * from[b] * j.theta[b].first;
      for (std::size_t b = 0; b <= a; ++b) {
        for (std::size_t k = 0; k < memory; ++k)
          line[columns + b] +=
              slope * from[columns + k] * j.jet.first[k * memory + b];
        line[columns + b] += in.gradient[columns + i] *
                             j.jet.second[(i * memory + a) * memory + b];
      }
    }
  }
  for (std::size_t a = 0; a < d; ++a)
    for (std::size_t b = 0; b < a; ++b)
      out.hessian[b * d + a] = out.hessian[a * d + b];
}

}  // namespace

void log_posterior_derivatives(const Law& law,
                               const Rows& rows,
                               const Blocks& blocks,
                               std::span<const double> q,
                               Derivatives wanted,
                               Curvature& scratch,
                               Curvature& out) {
  const std::size_t columns = law.columns.size();
  ENTENTE_EXPECTS(q.size() == law.dimension());
  Jacobian jacobian;
  std::vector<double> theta;
  for (std::size_t c = 0; c < columns; ++c) {
    jacobian.theta.push_back(coefficient(law.columns[c], q[c]));
    theta.push_back(jacobian.theta.back().value);
  }
  jacobian.jet = offspring_jet(q.subspan(columns));
  log_likelihood_derivatives(rows, blocks, theta, jacobian.jet.n, wanted,
                             scratch);
  out.value = scratch.value;
  out.hessian.clear();
  chain_gradient(jacobian, scratch, out);
  if (wanted == Derivatives::hessian) chain_hessian(jacobian, scratch, out);
  add_prior(law, q, out);
}

void log_posterior_curvature(const Law& law,
                             const Rows& rows,
                             std::span<const double> q,
                             Curvature& scratch,
                             Curvature& out) {
  log_posterior_derivatives(law, rows, blocks_of(rows), q, Derivatives::hessian,
                            scratch, out);
}

std::vector<std::vector<double>> excitation_of(const Panel& panel,
                                               const Law& law) {
  const std::vector<double>& acts = panel.groups[law.group].count;
  std::vector<std::vector<double>> states;
  for (const double half_life : law.half_lives) {
    const double ratio = excitation_ratio(half_life);
    std::vector<double> state(panel.days + panel.horizon);
    double e = 0;
    for (int t = 0; t < panel.history_days(); ++t) {
      if (t > 0) e = excited(e, ratio, acts[t - 1]);
      if (t >= panel.seed_days) state[t - panel.seed_days] = e;
    }
    states.push_back(std::move(state));
  }
  return states;
}

Design design_of(const Panel& panel, const Law& law) {
  Design design;
  for (int day = 0; day < panel.days; ++day) {
    if (panel.covered[law.group][day] != 0 &&
        panel.at_risk[law.group][day] != 0)
      design.row_day.push_back(day);
  }
  const std::size_t rows = design.row_day.size();
  const auto terms =
      columns_of(law.program, panel.view(), panel.seed_days, panel.days);
  for (const Column& column : law.columns) {
    const std::vector<double>& values =
        column.term ? terms[*column.term] : column.fixed;
    design.columns.emplace_back(padded(rows), 0.0);
    for (std::size_t r = 0; r < rows; ++r)
      design.columns.back()[r] = values[design.row_day[r]];
  }
  const auto states = excitation_of(panel, law);
  design.rows.counting = law.counting;
  design.rows.rows = rows;
  design.rows.excitation_sum.assign(states.size(), 0.0);
  const std::vector<double>& acts = panel.groups[law.group].count;
  for (std::size_t r = 0; r < rows; ++r) {
    const int day = design.row_day[r];
    for (std::size_t j = 0; j < states.size(); ++j)
      design.rows.excitation_sum[j] += states[j][day];
    const double count = acts[panel.seed_days + day];
    if (count == 0) continue;
    design.rows.act_rows.push_back(r);
    design.rows.act_counts.push_back(count);
    for (const auto& state : states)
      design.rows.act_excitation.push_back(state[day]);
  }
  for (const auto& column : design.columns)
    design.rows.columns.push_back(column.data());
  return design;
}

}  // namespace entente::theory
