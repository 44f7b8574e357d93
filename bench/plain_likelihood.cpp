#include "plain_likelihood.hpp"

#include <cmath>

namespace entente::bench {
namespace {

// Lambda of a row, and the background in it.
struct Rate {
  double background = 0, all = 0;
};

Rate rate_at(const PlainRows& rows,
             std::size_t row,
             std::span<const double> theta,
             std::span<const double> n) {
  double linear = 0;
  for (std::size_t c = 0; c < theta.size(); ++c)
    linear += theta[c] * rows.columns[c][row];
  Rate rate;
  rate.background = rate.all = std::exp(linear);
  for (std::size_t j = 0; j < n.size(); ++j)
    rate.all += n[j] * rows.excitation[j][row];
  return rate;
}

// A row's log likelihood with its derivatives in Lambda.
struct Term {
  double value = 0, first = 0, second = 0;
};

Term term_of(record::Counting counting, double y, double rate) {
  if (counting == record::Counting::acts)
    return {y * std::log(rate) - rate - std::lgamma(y + 1), y / rate - 1,
            -y / (rate * rate)};
  if (y == 0) return {-rate, -1, 0};
  const double none = std::expm1(rate);
  return {std::log(-std::expm1(-rate)), 1 / none, -(none + 1) / (none * none)};
}

}  // namespace

double plain_log_likelihood(const PlainRows& rows,
                            std::span<const double> theta,
                            std::span<const double> n) {
  double value = 0;
  for (std::size_t row = 0; row < rows.acts.size(); ++row)
    value +=
        term_of(rows.counting, rows.acts[row], rate_at(rows, row, theta, n).all)
            .value;
  return value;
}

theory::Curvature plain_curvature(const PlainRows& rows,
                                  std::span<const double> theta,
                                  std::span<const double> n) {
  const std::size_t columns = theta.size();
  const std::size_t d = columns + n.size();
  theory::Curvature out;
  out.gradient.assign(d, 0);
  out.hessian.assign(d * d, 0);
  std::vector<double> slope(d);  // of Lambda
  for (std::size_t row = 0; row < rows.acts.size(); ++row) {
    const Rate rate = rate_at(rows, row, theta, n);
    const Term term = term_of(rows.counting, rows.acts[row], rate.all);
    out.value += term.value;
    for (std::size_t a = 0; a < d; ++a) {
      slope[a] = a < columns ? rate.background * rows.columns[a][row]
                             : rows.excitation[a - columns][row];
      out.gradient[a] += term.first * slope[a];
    }
    for (std::size_t a = 0; a < d; ++a) {
      for (std::size_t b = 0; b < d; ++b) {
        double change = term.second * slope[a] * slope[b];
        if (a < columns && b < columns)
          change += term.first * slope[a] * rows.columns[b][row];
        out.hessian[a * d + b] += change;
      }
    }
  }
  return out;
}

theory::Design fast_form(const PlainRows& plain) {
  theory::Design design;
  const std::size_t rows = plain.acts.size();
  for (const auto& column : plain.columns) {
    design.columns.push_back(column);
    design.columns.back().resize(theory::padded(rows), 0.0);
  }
  for (const auto& column : design.columns)
    design.rows.columns.push_back(column.data());
  design.rows.counting = plain.counting;
  design.rows.rows = rows;
  design.rows.excitation_sum.assign(plain.excitation.size(), 0.0);
  for (std::size_t row = 0; row < rows; ++row) {
    for (std::size_t j = 0; j < plain.excitation.size(); ++j)
      design.rows.excitation_sum[j] += plain.excitation[j][row];
    if (plain.acts[row] == 0) continue;
    design.rows.act_rows.push_back(row);
    design.rows.act_counts.push_back(plain.acts[row]);
    for (const auto& state : plain.excitation)
      design.rows.act_excitation.push_back(state[row]);
  }
  return design;
}

}  // namespace entente::bench
