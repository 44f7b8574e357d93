#include "states.hpp"

#include <cmath>
#include <numbers>

#include "entente/theory/kernels.hpp"
#include "entente/theory/posterior.hpp"

#include "act_day.hpp"
#include "climb.hpp"

namespace entente::bench {
namespace {

using theory::kBlock;
using Pair = std::array<double, 2>;  // quiet, campaign

constexpr std::size_t kMore = kStatePriors.size();

// The chain over a gap of days: P(on | quiet), P(on | campaign), and their
// derivatives in a and b, the probabilities to begin and to end.
struct Step {
  Pair on;
  std::array<Pair, 2> slope;  // [a or b][state before]
};

struct Chain {
  double begin = 0, end = 0;
  double share = 0;  // of campaign days
  Pair share_slope{};
};

Chain chain_of(double log_on, double log_off) {
  Chain chain;
  chain.begin = -std::expm1(-std::exp(-log_off));
  chain.end = -std::expm1(-std::exp(-log_on));
  const double sum = chain.begin + chain.end;
  chain.share = chain.begin / sum;
  chain.share_slope = {chain.end / (sum * sum), -chain.begin / (sum * sum)};
  return chain;
}

Step step_over(const Chain& chain, int days) {
  const double left = std::pow(1 - chain.begin - chain.end, days);
  const double turned = -days * left / (1 - chain.begin - chain.end);
  Step step;
  step.on = {chain.share * (1 - left), chain.share + left * (1 - chain.share)};
  for (std::size_t k = 0; k < 2; ++k) {
    const double moved = chain.share_slope[k] * (1 - left);
    step.slope[k] = {moved - chain.share * turned,
                     moved + (1 - chain.share) * turned};
  }
  return step;
}

// Of each row and state: exp of the log likelihood of the day, and the
// derivative of that log in log Lambda.
struct Days {
  std::vector<Pair> likelihood, slope;
};

Days days_of(const theory::Law& law,
             const theory::Rows& rows,
             std::span<const double> q) {
  const std::size_t columns = law.columns.size();
  const theory::Parameters at = theory::parameters_at(law, q.first(columns));
  std::vector<double> rate(theory::padded(rows.rows));
  theory::linear_block(rows.columns.data(), at.theta.data(), columns,
                       rate.size(), rate.data());
  theory::exponentials(rate.data(), rate.data(), rate.size());
  const double factor = std::exp(q[columns]);
  Days days{std::vector<Pair>(rows.rows), std::vector<Pair>(rows.rows)};
  for (std::size_t row = 0; row < rows.rows; ++row) {
    const Pair lambda = {rate[row], rate[row] * factor};
    for (std::size_t s = 0; s < 2; ++s) {
      days.likelihood[row][s] = std::exp(-lambda[s]);
      days.slope[row][s] = -lambda[s];
    }
  }
  for (std::size_t k = 0; k < rows.act_rows.size(); ++k) {
    const std::size_t row = rows.act_rows[k];
    const Pair lambda = {rate[row], rate[row] * factor};
    for (std::size_t s = 0; s < 2; ++s) {
      const ActDay day = act_day(rows.counting, rows.act_counts[k], lambda[s]);
      days.likelihood[row][s] = std::exp(day.value - lambda[s]);
      days.slope[row][s] = (day.slope - 1) * lambda[s];
    }
  }
  return days;
}

// P(state | acts up to this row), and the likelihood of the row given those
// before it.
struct Forward {
  std::vector<Pair> filtered;
  std::vector<double> given;
};

template <typename StepAt>
Forward forward(const Days& days, const Chain& chain, const StepAt& step_at) {
  const std::size_t rows = days.likelihood.size();
  Forward out{std::vector<Pair>(rows), std::vector<double>(rows)};
  double on = chain.share;
  for (std::size_t row = 0; row < rows; ++row) {
    if (row > 0) {
      const Step& step = step_at(row);
      const Pair& last = out.filtered[row - 1];
      on = last[0] * step.on[0] + last[1] * step.on[1];
    }
    const Pair both = {(1 - on) * days.likelihood[row][0],
                       on * days.likelihood[row][1]};
    out.given[row] = both[0] + both[1];
    out.filtered[row] = {both[0] / out.given[row], both[1] / out.given[row]};
  }
  return out;
}

// What the smoothed states make of the gradient.
struct Smoothed {
  std::vector<double> weight;  // by row, padded: of log Lambda
  double factor = 0;           // of log f
  Pair turn{};                 // of a and b
};

template <typename StepAt>
Smoothed smooth(const Days& days,
                const Forward& forward,
                const Chain& chain,
                const StepAt& step_at) {
  const std::size_t rows = days.likelihood.size();
  Smoothed out;
  out.weight.assign(theory::padded(rows), 0.0);
  Pair after = {1,
                1};  // p(acts after this row | state) / p(them | acts so far)
  for (std::size_t row = rows; row-- > 0;) {
    const Pair& filtered = forward.filtered[row];
    const double on = filtered[1] * after[1];
    out.weight[row] =
        filtered[0] * after[0] * days.slope[row][0] + on * days.slope[row][1];
    out.factor += on * days.slope[row][1];
    // Into this row: the likelihood of all from here on, by state.
    Pair into;
    for (std::size_t s = 0; s < 2; ++s)
      into[s] = days.likelihood[row][s] * after[s] / forward.given[row];
    if (row == 0) {
      for (std::size_t k = 0; k < 2; ++k)
        out.turn[k] += chain.share_slope[k] * (into[1] - into[0]);
      break;
    }
    const Step& step = step_at(row);
    const Pair& before = forward.filtered[row - 1];
    for (std::size_t s = 0; s < 2; ++s) {
      for (std::size_t k = 0; k < 2; ++k)
        out.turn[k] += before[s] * step.slope[k][s] * (into[1] - into[0]);
      after[s] = (1 - step.on[s]) * into[0] + step.on[s] * into[1];
    }
  }
  return out;
}

double prior_at(const theory::Law& law, std::span<const double> q) {
  const std::size_t columns = law.columns.size();
  double value = theory::log_prior(law, q.first(columns));
  for (std::size_t k = 0; k < kMore; ++k) {
    const double z =
        (q[columns + k] - kStatePriors[k].mean) / kStatePriors[k].sd;
    value -= 0.5 * z * z + std::log(kStatePriors[k].sd) +
             0.5 * std::log(2 * std::numbers::pi);
  }
  return value;
}

std::vector<double> slope_of_prior(const theory::Law& law,
                                   std::span<const double> q) {
  const std::size_t columns = law.columns.size();
  std::vector<double> out(q.size());
  for (std::size_t c = 0; c < columns; ++c)
    out[c] =
        -(q[c] - law.columns[c].mean) / (law.columns[c].sd * law.columns[c].sd);
  for (std::size_t k = 0; k < kMore; ++k)
    out[columns + k] = -(q[columns + k] - kStatePriors[k].mean) /
                       (kStatePriors[k].sd * kStatePriors[k].sd);
  return out;
}

void add_columns(const theory::Rows& rows,
                 const std::vector<double>& weight,
                 std::vector<double>& gradient) {
  std::vector<const double*> x = rows.columns;
  std::vector<double> sums(x.size());
  for (std::size_t from = 0; from < rows.rows; from += kBlock) {
    theory::sums_block(x.data(), x.size(), weight.data() + from, sums.data());
    for (std::size_t c = 0; c < x.size(); ++c) {
      gradient[c] += sums[c];
      x[c] += kBlock;
    }
  }
}

}  // namespace

double log_posterior(const theory::Law& law,
                     const StateRows& rows,
                     std::span<const double> q,
                     std::vector<double>* gradient) {
  const std::size_t columns = law.columns.size();
  const Chain chain = chain_of(q[columns + 1], q[columns + 2]);
  const Step daily = step_over(chain, 1);
  Step longer;
  const auto step_at = [&](std::size_t row) -> const Step& {
    const int days = rows.day[row] - rows.day[row - 1];
    if (days == 1) return daily;
    longer = step_over(chain, days);
    return longer;
  };
  const Days days = days_of(law, rows.rows, q);
  const Forward seen = forward(days, chain, step_at);
  double value = prior_at(law, q);
  for (const double given : seen.given)
    value += std::log(given);
  if (gradient == nullptr) return value;
  const Smoothed smoothed = smooth(days, seen, chain, step_at);
  *gradient = slope_of_prior(law, q);
  add_columns(rows.rows, smoothed.weight, *gradient);
  (*gradient)[columns] += smoothed.factor;
  // a = 1 - exp(-1/off), so that da/dlog off = -(1 - a)/off; b and on alike.
  (*gradient)[columns + 1] -=
      smoothed.turn[1] * (1 - chain.end) * std::exp(-q[columns + 1]);
  (*gradient)[columns + 2] -=
      smoothed.turn[0] * (1 - chain.begin) * std::exp(-q[columns + 2]);
  return value;
}

namespace {

Slope slope_of(const theory::Law& law, const StateRows& rows) {
  return
      [&law, &rows](std::span<const double> q, std::vector<double>* gradient) {
        return log_posterior(law, rows, q, gradient);
      };
}

inference::Fit climb_states(const theory::Law& law,
                            const StateRows& rows,
                            const inference::Fit& start) {
  std::vector<double> scales;
  for (const theory::Column& column : law.columns)
    scales.push_back(column.sd);
  for (const StatePrior& prior : kStatePriors)
    scales.push_back(prior.sd);
  return climb(slope_of(law, rows), start, scales);
}

// A fit of the columns alone, with campaigns of so many days put on it.
inference::Fit with_campaigns(const inference::Fit& columns, double days) {
  const std::size_t d = columns.mode.size(), more = d + kMore;
  inference::Fit start;
  start.mode = columns.mode;
  start.mode.insert(start.mode.end(),
                    {kStatePriors[0].mean, std::log(days), std::log(4 * days)});
  start.covariance.assign(more * more, 0.0);
  for (std::size_t a = 0; a < d; ++a)
    for (std::size_t b = 0; b < d; ++b)
      start.covariance[a * more + b] = columns.covariance[a * d + b];
  for (std::size_t k = 0; k < kMore; ++k)
    start.covariance[(d + k) * more + d + k] = 0.1;
  return start;
}

}  // namespace

inference::Fit fit_states(const theory::Law& law,
                          const StateRows& rows,
                          const inference::Fit& start) {
  if (start.mode.size() > law.columns.size())
    return climb_states(law, rows, start);
  inference::Fit best;
  for (const double days : {20.0, 120.0}) {
    inference::Fit fit = climb_states(law, rows, with_campaigns(start, days));
    if (best.mode.empty() || fit.log_density > best.log_density)
      best = std::move(fit);
  }
  return best;
}

inference::Fit of_columns(const inference::Fit& fit, const theory::Law& law) {
  const std::size_t d = law.columns.size(), all = fit.mode.size();
  inference::Fit out;
  out.status = fit.status;
  out.steps = fit.steps;
  out.log_density = fit.log_density;
  out.mode.assign(fit.mode.begin(), fit.mode.begin() + static_cast<long>(d));
  if (fit.covariance.empty()) return out;
  for (std::size_t a = 0; a < d; ++a)
    for (std::size_t b = 0; b < d; ++b)
      out.covariance.push_back(fit.covariance[a * all + b]);
  return out;
}

inference::LogDensity states_density(const theory::Law& law,
                                     const StateRows& rows) {
  return values_of(slope_of(law, rows));
}

}  // namespace entente::bench
