#include "entente/theory/likelihood.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>

#include "entente/core/check.hpp"

// One source, three instruction sets, the same bits: the order of every sum is
// fixed by the lanes below and no product is fused with a sum.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && \
    !defined(__SANITIZE_ADDRESS__)
#define ENTENTE_CLONES \
  __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define ENTENTE_CLONES
#endif

namespace entente::theory {
namespace {

constexpr std::size_t kLanes = 32;
constexpr std::size_t kMostColumns = 48;

// Branch-free, so that a loop over it can be vectorised.
inline double cut(double x) {
  return std::min(std::max(x, -700.0), 700.0);
}

// exp by 2^k times a Taylor polynomial on |r| <= log(2)/2, degree 13; x has
// been cut.
inline double exp_of(double x) {
  constexpr double kLog2E = 1.4426950408889634;
  constexpr double kHigh = 6.93147180369123816490e-01;
  constexpr double kLow = 1.90821492927058770002e-10;
  constexpr double kRound = 6755399441055744.0;  // 1.5 * 2^52
  const double shifted = x * kLog2E + kRound;
  const double k = shifted - kRound;
  const double r = (x - k * kHigh) - k * kLow;
  double p = 1.0 / 6227020800.0;
  p = p * r + 1.0 / 479001600.0;
  p = p * r + 1.0 / 39916800.0;
  p = p * r + 1.0 / 3628800.0;
  p = p * r + 1.0 / 362880.0;
  p = p * r + 1.0 / 40320.0;
  p = p * r + 1.0 / 5040.0;
  p = p * r + 1.0 / 720.0;
  p = p * r + 1.0 / 120.0;
  p = p * r + 1.0 / 24.0;
  p = p * r + 1.0 / 6.0;
  p = p * r + 0.5;
  p = p * r + 1.0;
  p = p * r + 1.0;
  const auto bits = std::bit_cast<std::int64_t>(shifted);
  const auto scale = std::bit_cast<double>((bits + 1023) << 52);
  return p * scale;
}

ENTENTE_CLONES
void exp_block(const double* x, double* out, std::size_t size) {
  for (std::size_t i = 0; i < size; ++i)
    out[i] = exp_of(cut(x[i]));
}

// rate[i] = exp(sum_c theta_c x_c[i]) on a whole block.
ENTENTE_CLONES
void rate_block(const double* const* columns,
                const double* theta,
                std::size_t count,
                std::size_t from,
                double* rate) {
  alignas(64) double linear[kBlock] = {};
  for (std::size_t c = 0; c < count; ++c) {
    const double* x = columns[c] + from;
    const double t = theta[c];
    for (std::size_t i = 0; i < kBlock; ++i)
      linear[i] += t * x[i];
  }
  for (std::size_t i = 0; i < kBlock; ++i)
    linear[i] = cut(linear[i]);
  for (std::size_t i = 0; i < kBlock; ++i)
    rate[i] = exp_of(linear[i]);
}

inline double folded(const double* lanes) {
  double sum = 0;
  for (std::size_t l = 0; l < kLanes; ++l)
    sum += lanes[l];
  return sum;
}

ENTENTE_CLONES
double sum_block(const double* x) {
  double lanes[kLanes] = {};
  for (std::size_t i = 0; i < kBlock; i += kLanes)
    for (std::size_t l = 0; l < kLanes; ++l)
      lanes[l] += x[i + l];
  return folded(lanes);
}

// gradient[a] -= sum_i rate x_a; hessian[a, b <= a] -= sum_i rate x_a x_b.
ENTENTE_CLONES
void accumulate_block(const double* const* columns,
                      std::size_t count,
                      std::size_t from,
                      const double* rate,
                      double* gradient,
                      double* hessian,
                      std::size_t stride) {
  for (std::size_t a = 0; a < count; ++a) {
    alignas(64) double weighted[kBlock];
    const double* xa = columns[a] + from;
    for (std::size_t i = 0; i < kBlock; ++i)
      weighted[i] = rate[i] * xa[i];
    double lanes[kLanes] = {};
    for (std::size_t i = 0; i < kBlock; i += kLanes)
      for (std::size_t l = 0; l < kLanes; ++l)
        lanes[l] += weighted[i + l];
    gradient[a] -= folded(lanes);
    for (std::size_t b = 0; b <= a; ++b) {
      const double* xb = columns[b] + from;
      double sums[kLanes] = {};
      for (std::size_t i = 0; i < kBlock; i += kLanes)
        for (std::size_t l = 0; l < kLanes; ++l)
          sums[l] += weighted[i + l] * xb[i + l];
      hessian[a * stride + b] -= folded(sums);
    }
  }
}

// Of one act day: log-likelihood beyond -Lambda, first and second derivative
// in Lambda.
struct ActDayTerm {
  double value, first, second;
};

ActDayTerm act_day(record::Counting counting, double count, double lambda) {
  if (counting == record::Counting::days) {
    // log(1 - e^-L) + L = log(e^L - 1)
    const double none = -std::expm1(-lambda);
    return {std::log(none) + lambda, 1 / none, (none - 1) / (none * none)};
  }
  return {count * std::log(lambda) - std::lgamma(count + 1), count / lambda,
          -count / (lambda * lambda)};
}

double excitation_at(const Rows& rows,
                     std::span<const double> n,
                     std::size_t act) {
  double sum = 0;
  for (std::size_t j = 0; j < n.size(); ++j)
    sum += n[j] * rows.act_excitation[act * n.size() + j];
  return sum;
}

// Adds the act days of one block, whose background rates are `rate`; `act` is
// the first of them and ends behind the last.
void add_act_days(const Rows& rows,
                  std::span<const double> n,
                  std::size_t from,
                  const double* rate,
                  std::size_t& act,
                  Curvature& out) {
  const std::size_t columns = rows.columns.size();
  const std::size_t d = columns + n.size();
  double direction[kMostColumns] = {};
  for (; act < rows.act_rows.size() && rows.act_rows[act] < from + kBlock;
       ++act) {
    const std::size_t row = rows.act_rows[act];
    const double background = rate[row - from];
    const double lambda = background + excitation_at(rows, n, act);
    const ActDayTerm term =
        act_day(rows.counting, rows.act_counts[act], lambda);
    out.value += term.value;
    for (std::size_t c = 0; c < columns; ++c)
      direction[c] = background * rows.columns[c][row];
    for (std::size_t j = 0; j < n.size(); ++j)
      direction[columns + j] = rows.act_excitation[act * n.size() + j];
    for (std::size_t a = 0; a < d; ++a) {
      out.gradient[a] += term.first * direction[a];
      const double slope = term.second * direction[a];
      double* line = &out.hessian[a * d];
      for (std::size_t b = 0; b <= a; ++b)
        line[b] += slope * direction[b];
      if (a >= columns) continue;
      const double curve = term.first * direction[a];
      for (std::size_t b = 0; b <= a; ++b)
        line[b] += curve * rows.columns[b][row];
    }
  }
}

double act_days_value(const Rows& rows,
                      std::span<const double> n,
                      std::size_t from,
                      const double* rate,
                      std::size_t act) {
  double value = 0;
  for (; act < rows.act_rows.size() && rows.act_rows[act] < from + kBlock;
       ++act) {
    const double lambda =
        rate[rows.act_rows[act] - from] + excitation_at(rows, n, act);
    value += act_day(rows.counting, rows.act_counts[act], lambda).value;
  }
  return value;
}

}  // namespace

void exponentials(const double* x, double* out, std::size_t size) {
  exp_block(x, out, size);
}

double log_likelihood(const Rows& rows,
                      std::span<const double> theta,
                      std::span<const double> n) {
  const Parameters one{{theta.begin(), theta.end()}, {n.begin(), n.end()}};
  double value = 0;
  log_likelihoods(rows, {&one, 1}, {&value, 1});
  return value;
}

void log_likelihoods(const Rows& rows,
                     std::span<const Parameters> parameters,
                     std::span<double> values) {
  ENTENTE_EXPECTS(parameters.size() == values.size());
  for (std::size_t p = 0; p < parameters.size(); ++p) {
    ENTENTE_EXPECTS(parameters[p].theta.size() == rows.columns.size());
    ENTENTE_EXPECTS(parameters[p].n.size() == rows.excitation_sum.size());
    values[p] = 0;
    for (std::size_t j = 0; j < parameters[p].n.size(); ++j)
      values[p] -= parameters[p].n[j] * rows.excitation_sum[j];
  }
  alignas(64) double rate[kBlock];
  std::size_t act = 0;
  for (std::size_t from = 0; from < rows.rows; from += kBlock) {
    const std::size_t used = std::min(kBlock, rows.rows - from);
    for (std::size_t p = 0; p < parameters.size(); ++p) {
      rate_block(rows.columns.data(), parameters[p].theta.data(),
                 rows.columns.size(), from, rate);
      std::fill(rate + used, rate + kBlock, 0.0);
      values[p] -= sum_block(rate);
      values[p] += act_days_value(rows, parameters[p].n, from, rate, act);
    }
    while (act < rows.act_rows.size() && rows.act_rows[act] < from + kBlock)
      ++act;
  }
}

void log_likelihood_curvature(const Rows& rows,
                              std::span<const double> theta,
                              std::span<const double> n,
                              Curvature& out) {
  const std::size_t columns = rows.columns.size();
  const std::size_t d = columns + n.size();
  ENTENTE_EXPECTS(theta.size() == columns && d <= kMostColumns);
  ENTENTE_EXPECTS(n.size() == rows.excitation_sum.size());
  out.value = 0;
  out.gradient.assign(d, 0.0);
  out.hessian.assign(d * d, 0.0);
  alignas(64) double rate[kBlock];
  std::size_t act = 0;
  for (std::size_t from = 0; from < rows.rows; from += kBlock) {
    rate_block(rows.columns.data(), theta.data(), columns, from, rate);
    const std::size_t used = std::min(kBlock, rows.rows - from);
    std::fill(rate + used, rate + kBlock, 0.0);
    out.value -= sum_block(rate);
    accumulate_block(rows.columns.data(), columns, from, rate,
                     out.gradient.data(), out.hessian.data(), d);
    add_act_days(rows, n, from, rate, act, out);
  }
  for (std::size_t j = 0; j < n.size(); ++j) {
    out.value -= n[j] * rows.excitation_sum[j];
    out.gradient[columns + j] -= rows.excitation_sum[j];
  }
  for (std::size_t a = 0; a < d; ++a)
    for (std::size_t b = 0; b < a; ++b)
      out.hessian[b * d + a] = out.hessian[a * d + b];
}

}  // namespace entente::theory
